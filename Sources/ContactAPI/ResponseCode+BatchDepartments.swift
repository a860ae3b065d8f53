extension ResponseCode {
    /// Departments in a batch (contact API, 6.5).
    static let batchDepartments: [Row] = [
        Row(
            [.batchAddDepartments],
            code: 40151,
            msg: "custom department id %v is invaild",
            meaning: "the department's id is not valid",
            remedy: "Begin it with a letter or digit; not `0`, and not `od-`."
        ),
        Row(
            [.batchAddDepartments],
            code: 40152,
            msg: "custom department id %v is not unique",
            meaning: "the department's id is already taken",
            remedy: "Choose another id."
        ),
        Row(
            [.batchAddDepartments],
            code: 40153,
            msg: "department name should be unique under same department",
            meaning: "another department beside it has the same name",
            remedy: "Choose another name."
        ),
        Row(
            [.batchAddDepartments],
            code: 40154,
            msg: "department unit error",
            meaning: "a department's unit is not valid",
            remedy: "Correct the units in the admin console."
        ),
        Row(
            [.batchAddDepartments],
            code: 40163,
            msg: "department unit error",
            meaning: "a department's unit is not valid",
            remedy: "Correct the units in the admin console."
        ),
        Row(
            [.batchAddDepartments],
            code: 40170,
            msg: "department unit error",
            meaning: "a department's unit is not valid",
            remedy: "Correct the units in the admin console."
        ),
        Row(
            [.batchAddDepartments],
            code: 40171,
            msg: "department unit error",
            meaning: "a department's unit is not valid",
            remedy: "Correct the units in the admin console."
        ),
        Row(
            [.batchAddDepartments],
            code: 40172,
            msg: "department unit error",
            meaning: "a department's unit is not valid",
            remedy: "Correct the units in the admin console."
        ),
        Row(
            [.batchAddDepartments],
            code: 40173,
            msg: "department unit error",
            meaning: "a department's unit is not valid",
            remedy: "Correct the units in the admin console."
        ),
        Row(
            [.batchAddDepartments],
            code: 40174,
            msg: "department unit error",
            meaning: "a department's unit is not valid",
            remedy: "Correct the units in the admin console."
        ),
        Row(
            [.batchAddDepartments],
            code: 40175,
            msg: "department unit error",
            meaning: "a department's unit is not valid",
            remedy: "Correct the units in the admin console."
        ),
        Row(
            [.batchAddDepartments],
            code: 40155,
            msg: "duplicate department order",
            meaning: "another department beside it has the same order",
            remedy: "Give another order."
        ),
        Row(
            [.batchAddDepartments],
            code: 40156,
            msg: "department id is required",
            meaning: "the department's id is missing",
            remedy: "Give an id."
        ),
        Row(
            [.batchAddDepartments],
            code: 40157,
            msg: "forbidden operation to root department 0",
            meaning: "the root department may not be changed",
            remedy: "Leave the root department out."
        ),
        Row(
            [.batchAddDepartments],
            code: 40158,
            msg: "support update custom department id at most once",
            meaning: "the department's id may be changed once only",
            remedy: "Leave the id as it is."
        ),
        Row(
            [.batchAddDepartments],
            code: 40159,
            msg: "department has active members, can't delete",
            meaning: "the department has members",
            remedy: "Move its members first."
        ),
        Row(
            [.batchAddDepartments],
            code: 40160,
            msg: "department has sub department, can't delete",
            meaning: "the department has sub-departments",
            remedy: "Move them first."
        ),
        Row(
            [.batchAddDepartments],
            code: 40161,
            msg: "can't get root department info",
            meaning: "the root department may not be read",
            remedy: "Name another department."
        ),
        Row(
            [.batchAddDepartments],
            code: 40162,
            msg: "departments with more than 500 sub departments are not allowed to call recursively",
            meaning: "the department is too big to be read with all below it",
            remedy: "Read it level by level."
        ),
        Row(
            [.batchAddDepartments],
            code: 40164,
            msg: "department child count exceed",
            meaning: "the parent has too many sub-departments",
            remedy: "Choose another parent."
        ),
        Row(
            [.batchAddDepartments],
            code: 40184,
            msg: "add department, parent_id must not equal to current department id",
            meaning: "the department is its own parent",
            remedy: "Name another parent."
        ),
        Row(
            [.batchAddDepartments],
            code: 40185,
            msg: "add department, parent_id must be assigned",
            meaning: "the parent department is missing",
            remedy: "Give a parent; `0` is the root."
        ),
        Row(
            [.batchAddDepartments],
            code: 40186,
            msg: "duplicate department id in request",
            meaning: "two rows of the batch have the same id",
            remedy: "Give each row its own id."
        ),
        Row(
            [.batchAddDepartments],
            code: 40187,
            msg: "batch request, parent department id incompatible",
            meaning: "the batch names the parent in two ways that do not agree",
            remedy: "Name the parent in one way."
        ),
    ]
}
