/// A person named in a cell: a user_id, or `mobile:`, `email:`, `employee_no:`, `open_id:` and the value.
///
/// Never a name.
package enum PersonReference: Sendable, Hashable, Codable {
    case userID(String)
    case openID(String)
    case employeeNo(String)
    /// In E.164.
    case mobile(String)
    /// In lower case.
    case email(String)

    /// As uniqueness compares it: ids that differ only by case are taken for the same (U19).
    package var folded: PersonReference {
        guard case .userID(let value) = self else { return self }
        return .userID(value.lowercased())
    }

    /// The field that the value is of; `nil` for an id that no job writes.
    package var field: PersonField? {
        switch self {
        case .userID: .userID
        case .openID: nil
        case .employeeNo: .employeeNo
        case .mobile: .mobile
        case .email: .email
        }
    }

    /// The id, number or address alone.
    package var value: String {
        switch self {
        case .userID(let value), .openID(let value), .employeeNo(let value), .mobile(let value), .email(let value):
            value
        }
    }

    /// As a cell writes it.
    package var cell: String {
        switch self {
        case .userID(let value): value
        case .openID(let value): "open_id:\(value)"
        case .employeeNo(let value): "employee_no:\(value)"
        case .mobile(let value): "mobile:\(value)"
        case .email(let value): "email:\(value)"
        }
    }
}
