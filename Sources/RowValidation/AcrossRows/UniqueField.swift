/// A field whose values only one row of a sheet may have.
///
/// The last two bits are the field's column in the tables of a sheet: a sheet is of people or of departments.
enum UniqueField: UInt8, CaseIterable {
    case userID, employeeNo, mobile, email
    case departmentID, path, name, order

    var fieldName: String {
        switch self {
        case .userID: "user_id"
        case .employeeNo: "employee_no"
        case .mobile: "mobile"
        case .email: "email"
        case .departmentID: "department_id"
        case .path: "path"
        case .name: "name"
        case .order: "order"
        }
    }

    init?(fieldName: String) {
        guard let field = Self.allCases.first(where: { $0.fieldName == fieldName }) else { return nil }
        self = field
    }

    /// Whether values that differ only by case are taken for the same.
    var foldsCase: Bool {
        switch self {
        case .userID, .email, .departmentID: true
        case .employeeNo, .mobile, .path, .name, .order: false
        }
    }

    var column: Int { Int(rawValue & 3) }

    static let columns = 4
}
