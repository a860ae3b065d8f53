import ContactAPI

/// A company as the server keeps it in memory: what only an administrator changes.
struct Tenant: Sendable {
    /// A product's seats as stored.
    struct Licence: Sendable {
        var recordID: Int64
        var licence: CompanyLicence
    }

    let key: String
    let settings: TenantSettings
    let attributes: [CustomAttributeDefinition]
    let licences: [Licence]
    let attributesByID: [String: CustomAttributeDefinition]
    /// Keys of open_department_ids and generated ids: all apps of a company share them.
    let departmentKey: UInt64
    let generatedKey: UInt64
    let employeeTypeKey: UInt64
    let jobLevelKey: UInt64
    let jobFamilyKey: UInt64

    init(
        key: String,
        settings: TenantSettings,
        attributes: [CustomAttributeDefinition],
        licences: [Licence],
        ids: IDCodec
    ) {
        self.key = key
        self.settings = settings
        self.attributes = attributes
        self.licences = licences
        attributesByID = Dictionary(attributes.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        departmentKey = ids.key("department " + key)
        generatedKey = ids.key("generated " + key)
        employeeTypeKey = ids.key("employee type " + key)
        jobLevelKey = ids.key("job level " + key)
        jobFamilyKey = ids.key("job family " + key)
    }
}
