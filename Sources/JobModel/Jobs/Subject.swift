/// What a sheet is about.
package enum Subject: String, Sendable, Codable, CaseIterable {
    case people
    case departments

    /// The fields by which its rows can be matched.
    package var matchable: [String] {
        switch self {
        case .people: PersonField.matchable.map(\.rawValue)
        case .departments: DepartmentField.matchable.map(\.rawValue)
        }
    }
}
