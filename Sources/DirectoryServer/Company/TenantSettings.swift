/// How a company answers where the contact API leaves it open; the numbers are those of the fact sheet's section 10.
package struct TenantSettings: Sendable, Equatable, Codable {
    /// U31: whether a created person counts as joined at once.
    package var newUsers = NewUsers.joined
    /// U1: the most items of a v2 batch; more answers 40042.
    package var batchItems = 50
    /// U2, U6: how fast tasks are worked on; 0 is as fast as possible.
    package var taskItemsPerSecond = 0
    /// C5: among whom a department's name must be unique.
    package var departmentNames = DepartmentNames.sibling
    /// C2: the most direct members of a department (41016, 40144); 0 is no limit.
    package var departmentMembers = 10_000
    /// C1: the longest job title.
    package var jobTitleLength = 255
    /// The most job titles, and the most cities; above it a person is created with a defect (44054–44059).
    package var namedValues = 10_000
    /// The most job levels, and the most job families (42300, 42401).
    package var jobEntries = 10_000
    /// How many levels deep job families may stand (42413); the reference has no figure, and 0 is as deep as one likes.
    package var jobFamilyDepth = 0
    /// The most departments below one that a list goes through level by level (43010); 0 is no limit, for v3 has none.
    package var recursionLimit = 0
    /// U9: what answers an unknown department in the body of a create: the gateway's code or 44035.
    package var unknownDepartment = UnknownDepartment.gateway
    /// U11: what answers an unknown option or a kind that is not the attribute's.
    package var illegalAttributes = IllegalAttributes.refuse
    /// U14: what a patch does with the custom attributes it does not name.
    package var patchedAttributes = PatchedAttributes.merge
    /// S36: the switch of the console's "API call settings".
    package var customAttributesOpen = true

    /// S42: the domains for which the company has the vendor's mail; other addresses refuse the whole write (44001).
    package var mailDomains: [String] = []
    /// U18: how often a user_id may be changed.
    package var userIDChanges = 1
    /// U18: how often a department_id may be changed.
    package var departmentIDChanges = 1
    /// C9: the longest department_id that an existing department may be given.
    package var newDepartmentIDLength = 128
    /// U35: what answers the deletion of somebody who has left already.
    package var repeatedDeletion = RepeatedDeletion.accept
    /// 2.1: whether `department_path` of a person shows the way from the top, as the console decides for name cards.
    package var departmentPaths = DepartmentPaths.full
    /// Whether the company's edition restores people who left (44029).
    package var resurrection = Resurrection.allowed

    /// U3: who may ask for a task: any app of the company, or the one that handed it in (40032).
    package var taskReaders = TaskReaders.tenant
    /// C10: the status of a task that has ended, 9 or 8.
    package var finishedTaskStatus = 9
    /// U25: how calls are counted: over the span that ends now, or in spans that begin at whole multiples of it.
    package var rateWindows = RateWindows.sliding
    /// 1.7: the HTTP status of a throttled call, 429 or the 400 of older calls.
    package var throttleStatus = 429
    /// U26: whether the mobile number and email of somebody who left are free, or still held (41001, 41002).
    package var resignedContacts = ResignedContacts.free
    /// U16: the code of a batch's item whose department is out of scope, 40003 or 40052.
    package var outOfScopeItem = 40003
    /// U17: the code of an item whose mobile and email are two accounts', 40103 or 40013.
    package var accountConflictItem = 40103
    /// U15: the HTTP status of a wrong app secret, 200 or 400.
    package var wrongSecretStatus = 200
    /// Whether the company's edition has units (43050).
    package var units = Units.available

    package init() {}

    package enum DepartmentPaths: String, Codable, Sendable { case full, own }
    package enum TaskReaders: String, Codable, Sendable { case app, tenant }
    package enum RateWindows: String, Codable, Sendable { case sliding, fixed }
    package enum ResignedContacts: String, Codable, Sendable { case free, held }
    package enum Units: String, Codable, Sendable { case available, unavailable }
    package enum RepeatedDeletion: String, Codable, Sendable { case accept, refuse }
    package enum Resurrection: String, Codable, Sendable { case allowed, refused }
    package enum NewUsers: String, Codable, Sendable { case joined, unjoined }
    package enum DepartmentNames: String, Codable, Sendable { case sibling, tenant }
    package enum UnknownDepartment: String, Codable, Sendable { case gateway, invalid }
    package enum IllegalAttributes: String, Codable, Sendable { case refuse, ignore }
    package enum PatchedAttributes: String, Codable, Sendable { case merge, replace }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case newUsers = "new_users"
        case batchItems = "batch_items"
        case taskItemsPerSecond = "task_items_per_second"
        case departmentNames = "department_names"
        case departmentMembers = "department_members"
        case jobTitleLength = "job_title_length"
        case namedValues = "named_values"
        case jobEntries = "job_entries"
        case jobFamilyDepth = "job_family_depth"
        case recursionLimit = "recursion_limit"
        case unknownDepartment = "unknown_department"
        case illegalAttributes = "illegal_attributes"
        case patchedAttributes = "patched_attributes"
        case customAttributesOpen = "custom_attributes_open"
        case mailDomains = "mail_domains"
        case userIDChanges = "user_id_changes"
        case departmentIDChanges = "department_id_changes"
        case newDepartmentIDLength = "new_department_id_length"
        case repeatedDeletion = "repeated_deletion"
        case resurrection
        case departmentPaths = "department_paths"
        case units
        case taskReaders = "task_readers"
        case finishedTaskStatus = "finished_task_status"
        case rateWindows = "rate_windows"
        case throttleStatus = "throttle_status"
        case resignedContacts = "resigned_contacts"
        case outOfScopeItem = "out_of_scope_item"
        case accountConflictItem = "account_conflict_item"
        case wrongSecretStatus = "wrong_secret_status"
    }

    package init(from decoder: any Decoder) throws {
        try decoder.refuseUnknownKeys(CodingKeys.self)
        let values = try decoder.container(keyedBy: CodingKeys.self)
        func set<Value: Decodable>(_ key: CodingKeys, _ target: inout Value) throws {
            target = try values.decodeIfPresent(Value.self, forKey: key) ?? target
        }
        try set(.newUsers, &newUsers)
        try set(.batchItems, &batchItems)
        try set(.taskItemsPerSecond, &taskItemsPerSecond)
        try set(.departmentNames, &departmentNames)
        try set(.departmentMembers, &departmentMembers)
        try set(.jobTitleLength, &jobTitleLength)
        try set(.namedValues, &namedValues)
        try set(.jobEntries, &jobEntries)
        try set(.jobFamilyDepth, &jobFamilyDepth)
        try set(.recursionLimit, &recursionLimit)
        try set(.unknownDepartment, &unknownDepartment)
        try set(.illegalAttributes, &illegalAttributes)
        try set(.patchedAttributes, &patchedAttributes)
        try set(.customAttributesOpen, &customAttributesOpen)
        try set(.mailDomains, &mailDomains)
        try set(.userIDChanges, &userIDChanges)
        try set(.departmentIDChanges, &departmentIDChanges)
        try set(.newDepartmentIDLength, &newDepartmentIDLength)
        try set(.repeatedDeletion, &repeatedDeletion)
        try set(.resurrection, &resurrection)
        try set(.departmentPaths, &departmentPaths)
        try set(.units, &units)
        try set(.taskReaders, &taskReaders)
        try set(.rateWindows, &rateWindows)
        try set(.resignedContacts, &resignedContacts)
        func choose(_ key: CodingKeys, _ target: inout Int, of choices: [Int]) throws {
            try set(key, &target)
            guard !choices.contains(target) else { return }
            let list = choices.map(String.init).joined(separator: " or ")
            throw CompanyFileError.wrongValue(place: "the setting '\(key.stringValue)'", reason: "it must be \(list)")
        }
        try choose(.finishedTaskStatus, &finishedTaskStatus, of: [9, 8])
        try choose(.throttleStatus, &throttleStatus, of: [429, 400])
        try choose(.outOfScopeItem, &outOfScopeItem, of: [40003, 40052])
        try choose(.accountConflictItem, &accountConflictItem, of: [40103, 40013])
        try choose(.wrongSecretStatus, &wrongSecretStatus, of: [200, 400])
    }
}
