/// One company of the file: its settings, the apps that may call, and who and what is there already.
package struct CompanyTenant: Sendable, Equatable {
    package var tenantKey: String
    package var settings: TenantSettings
    package var apps: [CompanyApp]
    package var customAttributes: [CompanyAttribute]
    package var employeeTypes: [CompanyEmployeeType]
    package var departments: [CompanyDepartment]
    package var units: [CompanyUnit]
    /// Seats of products; with more than one of them everybody must be given one (44046).
    package var licences: [CompanyLicence]
    package var users: [CompanyUser]
    /// Login accounts that exist outside the company, for conflicts of accounts (S55).
    package var accounts: [CompanyAccount]

    package init(
        tenantKey: String,
        settings: TenantSettings = TenantSettings(),
        apps: [CompanyApp],
        customAttributes: [CompanyAttribute] = [],
        employeeTypes: [CompanyEmployeeType] = [],
        departments: [CompanyDepartment] = [],
        units: [CompanyUnit] = [],
        licences: [CompanyLicence] = [],
        users: [CompanyUser] = [],
        accounts: [CompanyAccount] = []
    ) {
        self.tenantKey = tenantKey
        self.settings = settings
        self.apps = apps
        self.customAttributes = customAttributes
        self.employeeTypes = employeeTypes
        self.departments = departments
        self.units = units
        self.licences = licences
        self.users = users
        self.accounts = accounts
    }
}

extension CompanyTenant: Decodable {
    enum CodingKeys: String, CodingKey, CaseIterable {
        case tenantKey = "tenant_key"
        case settings
        case apps
        case customAttributes = "custom_attrs"
        case employeeTypes = "employee_types"
        case departments
        case units
        case licences
        case users
        case accounts
    }

    package init(from decoder: any Decoder) throws {
        try decoder.refuseUnknownKeys(CodingKeys.self)
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            tenantKey: try values.decode(String.self, forKey: .tenantKey),
            settings: try values.decodeIfPresent(TenantSettings.self, forKey: .settings) ?? TenantSettings(),
            apps: try values.decode([CompanyApp].self, forKey: .apps),
            customAttributes: try values.decodeIfPresent([CompanyAttribute].self, forKey: .customAttributes) ?? [],
            employeeTypes: try values.decodeIfPresent([CompanyEmployeeType].self, forKey: .employeeTypes) ?? [],
            departments: try values.decodeIfPresent([CompanyDepartment].self, forKey: .departments) ?? [],
            units: try values.decodeIfPresent([CompanyUnit].self, forKey: .units) ?? [],
            licences: try values.decodeIfPresent([CompanyLicence].self, forKey: .licences) ?? [],
            users: try values.decodeIfPresent([CompanyUser].self, forKey: .users) ?? [],
            accounts: try values.decodeIfPresent([CompanyAccount].self, forKey: .accounts) ?? []
        )
    }
}

/// A login account outside the company.
package struct CompanyAccount: Sendable, Equatable, Decodable {
    package var mobile: String?
    package var email: String?

    package init(mobile: String?, email: String?) {
        self.mobile = mobile
        self.email = email
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case mobile
        case email
    }

    package init(from decoder: any Decoder) throws {
        try decoder.refuseUnknownKeys(CodingKeys.self)
        let values = try decoder.container(keyedBy: CodingKeys.self)
        mobile = try values.decodeIfPresent(String.self, forKey: .mobile)
        email = try values.decodeIfPresent(String.self, forKey: .email)
    }
}
