/// What the absence of a field from every answer tells.
package enum FieldVisibility: Sendable {
    /// Shown by the permission, and set for everybody: its absence proves that the permission is missing.
    case always(FieldPermission)
    /// Shown by the permission where it is set.
    case whereSet(FieldPermission)
    /// Shown without a permission of its own, or never.
    case unasked

    package var permission: FieldPermission? {
        switch self {
        case .always(let permission), .whereSet(let permission): permission
        case .unasked: nil
        }
    }

    package var isSetForAll: Bool {
        switch self {
        case .always: true
        case .whereSet, .unasked: false
        }
    }
}
