import ContactAPI

/// A company as the server keeps it in memory: what only an administrator changes.
struct Tenant: Sendable {
    let key: String
    let settings: TenantSettings
    let attributes: [CustomAttributeDefinition]
    let attributesByID: [String: CustomAttributeDefinition]
    let employeeTypes: [CompanyEmployeeType]
    /// Keys of open_department_ids and generated ids: all apps of a company share them.
    let departmentKey: UInt64
    let generatedKey: UInt64

    init(
        key: String,
        settings: TenantSettings,
        attributes: [CustomAttributeDefinition],
        employeeTypes: [CompanyEmployeeType],
        ids: IDCodec
    ) {
        self.key = key
        self.settings = settings
        self.attributes = attributes
        attributesByID = Dictionary(attributes.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        self.employeeTypes = employeeTypes
        departmentKey = ids.key("department " + key)
        generatedKey = ids.key("generated " + key)
    }
}
