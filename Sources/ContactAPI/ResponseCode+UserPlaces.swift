extension ResponseCode {
    /// Departments, leaders and orders of a person (contact API, 2.16).
    static let userPlaces: [Row] = [
        Row(
            [.createUser, .patchUser, .usersOfDepartment],
            code: 40004,
            msg: "no dept authority error",
            status: 403,
            meaning: "a department lies outside what the app may reach",
            remedy: "Widen the app's contact scope to that department and publish a version."
        ),
        Row(
            [.batchUsers],
            code: 40004,
            msg: "no dept. authority",
            status: 403,
            meaning: "a department lies outside what the app may reach",
            remedy: "Widen the app's contact scope to that department and publish a version."
        ),
        Row(
            [.usersOfDepartment],
            code: 40011,
            msg: "page size is invalid",
            meaning: "the page size is out of range",
            remedy: "Report this: Roster asks for pages of the documented size."
        ),
        Row(
            [.usersOfDepartment],
            code: 40012,
            msg: "page token is invalid error",
            meaning: "the directory no longer knows the place in the list",
            remedy: "Run the command again; the list is read anew."
        ),
        Row(
            [.createUser, .patchUser],
            code: 41016,
            msg: "department has too many users error",
            meaning: "the department is full",
            remedy: "Put the person into another department."
        ),
        Row(
            [.createUser, .patchUser],
            code: 41017,
            msg: "department is required error",
            meaning: "the department is missing",
            remedy: "Give a department."
        ),
        Row(
            [.createUser, .patchUser],
            code: 41018,
            msg: "position info is invalid error",
            meaning: "a position is not valid",
            remedy: "Correct the person's positions in the admin console."
        ),
        Row(
            [.createUser, .patchUser],
            code: 41019,
            msg: "position department is invalid error",
            meaning: "a position's department is not valid",
            remedy: "Correct the person's positions in the admin console."
        ),
        Row(
            [.createUser, .patchUser],
            code: 41020,
            msg: "position code has already exist error",
            meaning: "a position's code is already taken",
            remedy: "Correct the person's positions in the admin console."
        ),
        Row(
            [.createUser, .patchUser],
            code: 41021,
            msg: "position multiple main count error",
            meaning: "the person has more than one main position",
            remedy: "Keep one main position."
        ),
        Row(
            [.patchUser],
            code: 41023,
            msg: "update department conflict position department error",
            meaning: "departments and positions must change together",
            remedy: "Change the person's positions in the admin console first."
        ),
        Row(
            [.patchUser],
            code: 41024,
            msg: "update position department conflict department error",
            meaning: "positions and departments must change together",
            remedy: "Change the person's positions in the admin console first."
        ),
        Row(
            [.createUser, .patchUser],
            code: 41025,
            msg: "order department invalid error",
            meaning: "an order names a department the person is not in",
            remedy: "Name in `orders` only departments of `department_ids`."
        ),
        Row(
            [.createUser, .patchUser],
            code: 41028,
            msg: "user multi department need upgrade visibility error",
            status: 405,
            meaning: "several departments need newer visibility rules",
            remedy: "Have an administrator upgrade the visibility rules, or give one department."
        ),
        Row(
            [.createUser, .patchUser],
            code: 41029,
            msg: "create or update user multi department error",
            meaning: "the company does not allow several departments",
            remedy: "Give one department."
        ),
        Row(
            [.createUser, .patchUser],
            code: 41030,
            msg: "set leader to oneself error",
            meaning: "the person is their own leader",
            remedy: "Name another leader, or none."
        ),
        Row(
            [.createUser, .patchUser],
            code: 41032,
            msg: "user multi department feature not enable error",
            status: 504,
            meaning: "membership of several departments is switched off",
            remedy: "Give one department, or have the feature switched on.",
            next: .readBack
        ),
        Row(
            [.createUser, .patchUser],
            code: 41033,
            msg: "user in too many departments error",
            meaning: "the person is in too many departments",
            remedy: "Give at most 50 departments."
        ),
        Row(
            [.createUser, .patchUser],
            code: 41041,
            msg: "department id is not assigned error",
            meaning: "the department is missing",
            remedy: "Give a department."
        ),
        Row(
            [.patchUser, .usersOfDepartment, .getUser],
            code: 41050,
            msg: "no user authority error",
            meaning: "the person lies outside what the app may reach",
            remedy: "Widen the app's contact scope to the person and publish a version."
        ),
        Row(
            [.batchUsers],
            code: 41050,
            msg: "no user authority error",
            meaning: "a person lies outside what the app may reach",
            remedy: "Widen the app's contact scope to the person and publish a version."
        ),
        Row(
            [.createUser, .patchUser],
            code: 41410,
            msg: "user primary dept must be the first department in the order",
            meaning: "the primary department is not the first in the order",
            remedy: "Give the primary department the highest department_order."
        ),
        Row(
            [.patchUser],
            code: 44002,
            msg: "update order must update department together",
            meaning: "an order was given without departments",
            remedy: "Give `department_ids` together with `orders`."
        ),
        Row(
            [.createUser],
            code: 44021,
            msg: "leader is resigned",
            meaning: "the leader has left",
            remedy: "Name another direct or dotted-line leader."
        ),
        Row(
            [.createUser],
            code: 44022,
            msg: "leaderID is Invalid",
            meaning: "the leader is not valid",
            remedy: "Name another leader."
        ),
        Row(
            [.patchUser],
            code: 44035,
            msg: "departmentID is invaild",
            meaning: "a department is unknown",
            remedy: "Check the departments."
        ),
    ]
}
