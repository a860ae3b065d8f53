extension TenantSettings: Decodable {
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
        case edition
        case verified
        case seats
        case seatsTakenCode = "seats_taken_code"
        case tenantsPerDay = "tenants_per_day"
        case monthlyCalls = "monthly_calls"
        case attributePeople = "attribute_people"
        case attributeOptions = "attribute_options"
        case departmentOrders = "department_orders"
        case primaryMembers = "primary_members"
        case batchPermissions = "batch_permissions"
        case legacyNameLength = "legacy_name_length"
        case legacyLeaders = "legacy_leaders"
        case legacyGenders = "legacy_genders"
        case permissionViolations = "permission_violations"
        case batchAction = "batch_action"
        case unknownLeader = "unknown_leader"
        case hiddenAttributes = "hidden_attributes"
        case rootDepartment = "root_department"
        case defectResponse = "defect_answer"
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
        try set(.edition, &edition)
        try set(.verified, &verified)
        try set(.seats, &seats)
        try set(.tenantsPerDay, &tenantsPerDay)
        try set(.monthlyCalls, &monthlyCalls)
        try set(.attributePeople, &attributePeople)
        try set(.attributeOptions, &attributeOptions)
        try set(.departmentOrders, &departmentOrders)
        try set(.primaryMembers, &primaryMembers)
        try set(.batchPermissions, &batchPermissions)
        try set(.legacyLeaders, &legacyLeaders)
        try set(.permissionViolations, &permissionViolations)
        try set(.unknownLeader, &unknownLeader)
        try set(.hiddenAttributes, &hiddenAttributes)
        try set(.rootDepartment, &rootDepartment)
        try set(.defectResponse, &defectResponse)
        func choose(_ key: CodingKeys, _ target: inout Int, of choices: [Int]) throws {
            try set(key, &target)
            guard !choices.contains(target) else { return }
            let names = choices.map(String.init)
            throw CompanyFileError.wrongValue(
                place: ServerText(en: "the setting '\(key.stringValue)'", zh: "设置“\(key.stringValue)”"),
                reason: ServerText(
                    en: "it must be \(names.joined(separator: " or "))",
                    zh: "须为 \(names.joined(separator: " 或 "))"
                )
            )
        }
        try choose(.finishedTaskStatus, &finishedTaskStatus, of: [9, 8])
        try choose(.throttleStatus, &throttleStatus, of: [429, 400])
        try choose(.outOfScopeItem, &outOfScopeItem, of: [40003, 40052])
        try choose(.accountConflictItem, &accountConflictItem, of: [40103, 40013])
        try choose(.wrongSecretStatus, &wrongSecretStatus, of: [200, 400])
        try choose(.seatsTakenCode, &seatsTakenCode, of: [41008, 44023])
        try choose(.legacyNameLength, &legacyNameLength, of: [64, 255])
        try choose(.legacyGenders, &legacyGenders, of: [3, 2])
        try choose(.batchAction, &batchAction, of: [1, 2])
    }
}
