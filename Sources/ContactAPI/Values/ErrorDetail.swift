/// The optional `error` member of a failure.
package struct ErrorDetail: Codable, Sendable, Equatable {
    package var message: String?
    package var fieldViolations: [FieldViolation]?
    package var permissionViolations: [PermissionViolation]?
    package var logID: String?

    package init(
        message: String? = nil,
        fieldViolations: [FieldViolation]? = nil,
        permissionViolations: [PermissionViolation]? = nil,
        logID: String? = nil
    ) {
        self.message = message
        self.fieldViolations = fieldViolations
        self.permissionViolations = permissionViolations
        self.logID = logID
    }

    package enum CodingKeys: String, CodingKey {
        case message
        case fieldViolations = "field_violations"
        case permissionViolations = "permission_violations"
        case logID = "log_id"
    }

    package struct FieldViolation: Codable, Sendable, Equatable {
        package var field: String?
        package var value: String?
        package var description: String?

        package init(field: String?, value: String? = nil, description: String? = nil) {
            self.field = field
            self.value = value
            self.description = description
        }
    }

    package struct PermissionViolation: Codable, Sendable, Equatable {
        package var type: String?
        package var subject: String?

        package init(type: String?, subject: String?) {
            self.type = type
            self.subject = subject
        }
    }
}
