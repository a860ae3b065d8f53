/// What every call but the token calls answers: `code` 0 is success.
package struct Envelope<Payload: Codable & Sendable>: Codable, Sendable {
    package var code: Int
    package var msg: String?
    package var data: Payload?
    package var error: ErrorDetail?

    package init(code: Int, msg: String?, data: Payload? = nil, error: ErrorDetail? = nil) {
        self.code = code
        self.msg = msg
        self.data = data
        self.error = error
    }
}

/// `data` of a call that answers nothing.
package struct Nothing: Codable, Sendable, Equatable {
    package init() {}
}

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

/// A page of a list whose key is `items`.
package struct ItemPage<Item: Codable & Sendable>: Codable, Sendable {
    /// Missing where the list is empty or the feature is off (U12).
    package var items: [Item]?
    package var hasMore: Bool?
    package var pageToken: String?

    package init(items: [Item]?, hasMore: Bool?, pageToken: String?) {
        self.items = items
        self.hasMore = hasMore
        self.pageToken = pageToken
    }

    package enum CodingKeys: String, CodingKey {
        case items
        case hasMore = "has_more"
        case pageToken = "page_token"
    }
}

package struct UserResponse: Codable, Sendable {
    package var user: User?

    package init(user: User?) { self.user = user }
}

package struct DepartmentResponse: Codable, Sendable {
    package var department: Department?

    package init(department: Department?) { self.department = department }
}

/// The body and answer of `POST /contact/v3/users/batch_get_id`.
package struct UserLookup: Codable, Sendable, Equatable {
    package var emails: [String]?
    package var mobiles: [String]?
    package var includeResigned: Bool?

    package init(emails: [String]?, mobiles: [String]?, includeResigned: Bool?) {
        self.emails = emails
        self.mobiles = mobiles
        self.includeResigned = includeResigned
    }

    package enum CodingKeys: String, CodingKey {
        case emails
        case mobiles
        case includeResigned = "include_resigned"
    }

    package struct Response: Codable, Sendable {
        package var userList: [Entry]?

        package init(userList: [Entry]?) { self.userList = userList }

        package enum CodingKeys: String, CodingKey { case userList = "user_list" }
    }

    /// One entry an email and one a mobile asked for; without `user_id` where nobody could be named (S14–S18).
    package struct Entry: Codable, Sendable, Equatable {
        package var userID: String?
        package var email: String?
        package var mobile: String?
        package var status: UserStatus?

        package init(userID: String?, email: String?, mobile: String?, status: UserStatus?) {
            self.userID = userID
            self.email = email
            self.mobile = mobile
            self.status = status
        }

        package enum CodingKeys: String, CodingKey {
            case userID = "user_id"
            case email
            case mobile
            case status
        }
    }
}

/// `data` of `GET /contact/v3/scopes`.
package struct ScopePage: Codable, Sendable {
    package var userIDs: [String]?
    package var departmentIDs: [String]?
    package var groupIDs: [String]?
    package var hasMore: Bool?
    package var pageToken: String?

    package init(
        userIDs: [String]?,
        departmentIDs: [String]?,
        groupIDs: [String]?,
        hasMore: Bool?,
        pageToken: String?
    ) {
        self.userIDs = userIDs
        self.departmentIDs = departmentIDs
        self.groupIDs = groupIDs
        self.hasMore = hasMore
        self.pageToken = pageToken
    }

    package enum CodingKeys: String, CodingKey {
        case userIDs = "user_ids"
        case departmentIDs = "department_ids"
        case groupIDs = "group_ids"
        case hasMore = "has_more"
        case pageToken = "page_token"
    }
}

/// An item of `GET /contact/v3/employee_type_enums`.
package struct EmployeeType: Codable, Sendable, Equatable {
    package var enumID: String?
    /// The number to write as `employee_type`, as a string.
    package var enumValue: String?
    package var content: String?
    /// 1 built in, 2 custom.
    package var enumType: Int?
    /// 1 active, 2 inactive.
    package var enumStatus: Int?
    package var i18nContent: [LocalizedName]?

    package init() {}

    package enum CodingKeys: String, CodingKey {
        case enumID = "enum_id"
        case enumValue = "enum_value"
        case content
        case enumType = "enum_type"
        case enumStatus = "enum_status"
        case i18nContent = "i18n_content"
    }
}

/// `data` of a call that writes an employee type.
package struct EmployeeTypeResponse: Codable, Sendable {
    package var employeeType: EmployeeType?

    package init(employeeType: EmployeeType?) { self.employeeType = employeeType }

    package enum CodingKeys: String, CodingKey { case employeeType = "employee_type_enum" }
}

/// An item of `GET /contact/v3/job_titles` or `GET /contact/v3/work_cities`.
package struct NamedValue: Codable, Sendable, Equatable {
    package var jobTitleID: String?
    package var workCityID: String?
    package var name: String?
    package var i18nName: [LocalizedName]?
    /// Whether the value is enabled.
    package var status: Bool?

    package init() {}

    package enum CodingKeys: String, CodingKey {
        case jobTitleID = "job_title_id"
        case workCityID = "work_city_id"
        case name
        case i18nName = "i18n_name"
        case status
    }
}

/// `data` of a call that gives one job title or work city.
package struct NamedValueResponse: Codable, Sendable {
    package var jobTitle: NamedValue?
    package var workCity: NamedValue?

    package init() {}

    package enum CodingKeys: String, CodingKey {
        case jobTitle = "job_title"
        case workCity = "work_city"
    }
}

/// The body and the answer of `POST /auth/v3/tenant_access_token/internal`; the answer has no `data`.
package struct TokenRequest: Codable, Sendable {
    package var appID: String?
    package var appSecret: String?

    package init(appID: String?, appSecret: String?) {
        self.appID = appID
        self.appSecret = appSecret
    }

    package enum CodingKeys: String, CodingKey {
        case appID = "app_id"
        case appSecret = "app_secret"
    }
}

package struct TokenResponse: Codable, Sendable {
    package var code: Int
    package var msg: String?
    package var tenantAccessToken: String?
    /// Seconds; 7200 when fresh.
    package var expire: Int?

    package init(code: Int, msg: String?, tenantAccessToken: String? = nil, expire: Int? = nil) {
        self.code = code
        self.msg = msg
        self.tenantAccessToken = tenantAccessToken
        self.expire = expire
    }

    package enum CodingKeys: String, CodingKey {
        case code
        case msg
        case tenantAccessToken = "tenant_access_token"
        case expire
    }
}
