import ContactAPI

extension JSONWriter {
    /// A person as one app may see them (2.1); the legacy list lacks what is newer than it (2.12).
    mutating func user(
        _ user: UserRecord,
        for view: CallerContext,
        isLegacy: Bool = false,
        licences: [CompanyLicence] = []
    ) {
        let may = view.app.fields
        object { json in
            json.field("union_id", view.unionID(of: user.id))
            if may.userID { json.field("user_id", user.userID) }
            json.field("open_id", view.openID(of: user.id))
            if may.userBase {
                json.field("name", user.name)
                json.field("en_name", user.enName)
                if !isLegacy { json.field("nickname", user.nickname) }
            }
            if may.email { json.field("email", user.email) }
            if may.phone { json.field("mobile", user.mobile) }
            json.field("mobile_visible", user.mobileVisible)
            if may.gender {
                // C14: the legacy pages know no other gender.
                let isKnown = !isLegacy || user.gender <= view.tenant.settings.legacyGenders
                json.field("gender", isKnown ? user.gender : 0)
            }
            json.field("avatar_key", user.avatarKey)
            if may.employee {
                json.employment(user, isLegacy: isLegacy)
            } else if may.employeeNo {
                json.field("employee_no", user.employeeNo)
            }
            if may.userDepartment { json.placement(user, for: view) }
            if view.showsPaths { json.departmentPaths(user, for: view) }
            if !licences.isEmpty { json.seats(licences) }
            json.field("is_frozen", user.isFrozen)
            if !isLegacy {
                if may.jobLevel { json.field("job_level_id", user.jobLevel.map { view.id(ofJobEntry: $0, .level) }) }
                if may.jobFamily {
                    json.field("job_family_id", user.jobFamily.map { view.id(ofJobEntry: $0, .family) })
                }
            }
            if may.dottedLeaders, !user.dottedLeaders.isEmpty {
                json.key("dotted_line_leader_user_ids")
                json.array(zip(user.dottedLeaders, user.dottedLeaderUserIDs)) { json, leader in
                    json.string(view.id(ofUser: leader.0, userID: leader.1))
                }
            }
        }
    }

    private mutating func seats(_ licences: [CompanyLicence]) {
        key("assign_info")
        array(licences) { json, licence in
            json.object { json in
                json.field("subscription_id", licence.subscriptionID)
                json.field("license_plan_key", licence.plan)
                json.field("product_name", licence.productName)
                json.key("i18n_name")
                json.object { $0.field("zh_cn", licence.productName) }
                json.field("start_time", String(licence.startTime))
                json.field("end_time", String(licence.endTime))
            }
        }
    }

    private mutating func employment(_ user: UserRecord, isLegacy: Bool) {
        key("status")
        status(of: user, isLegacy: isLegacy)
        field("city", user.city)
        field("country", user.country)
        field("work_station", user.workStation)
        field("join_time", user.joinTime)
        field("is_tenant_manager", user.isManager)
        field("employee_no", user.employeeNo)
        field("employee_type", user.employeeType)
        if let attributes = user.customAttributes {
            key("custom_attrs")
            raw(attributes)
        }
        field("enterprise_email", user.enterpriseEmail)
        field("job_title", user.jobTitle)
    }

    mutating func status(of user: UserRecord, isLegacy: Bool = false) {
        object { json in
            json.field("is_frozen", user.isFrozen)
            json.field("is_resigned", user.isResigned)
            json.field("is_activated", user.isActivated)
            if !isLegacy {
                json.field("is_exited", user.isExited)
                json.field("is_unjoin", user.isUnjoin)
            }
        }
    }

    /// The full path only where the console shows full paths on name cards.
    private mutating func departmentPaths(_ user: UserRecord, for view: CallerContext) {
        key("department_path")
        array(user.places.map(\.department).filter { $0 != OrganizationTree.root }) { json, recordID in
            let line = Array(view.tree.lineage(of: recordID).dropLast().reversed())
            json.object { json in
                json.field("department_id", view.id(ofDepartment: recordID))
                json.key("department_name")
                json.names(view.tree[recordID]?.name ?? "")
                guard view.tenant.settings.departmentPaths == .full else { return }
                json.key("department_path")
                json.object { json in
                    json.key("department_ids")
                    json.array(line) { $0.string(view.id(ofDepartment: $1)) }
                    json.key("department_path_name")
                    json.names(line.map { view.tree[$0]?.name ?? "" }.joined(separator: "/"))
                }
            }
        }
    }

    private mutating func names(_ name: String) {
        object { json in
            json.field("name", name)
            json.key("i18n_name")
            json.object { $0.field("zh_cn", name) }
        }
    }

    private mutating func placement(_ user: UserRecord, for view: CallerContext) {
        key("department_ids")
        array(user.places) { $0.string(view.id(ofDepartment: $1.department)) }
        if let leader = user.leader {
            field("leader_user_id", view.id(ofLeader: leader, userID: user.leaderUserID ?? ""))
        }
        key("orders")
        array(user.places) { json, place in
            json.object { json in
                json.field("department_id", view.id(ofDepartment: place.department))
                json.field("user_order", place.userOrder)
                json.field("department_order", place.departmentOrder)
                json.field("is_primary_dept", place.isPrimary)
            }
        }
    }
}
