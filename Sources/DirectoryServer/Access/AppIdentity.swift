import ContactAPI

/// An app as the directory knows it: whose it is, what it may call, see and reach.
struct AppIdentity: Sendable {
    let appID: String
    /// Any of them opens it; none at all leaves it shut.
    let secrets: [String]
    let tenant: Tenant
    let permissions: Set<String>
    /// What the app reaches; on behalf of a person, what that person sees (S8).
    let scope: AppScope
    /// The row of the person on whose behalf the app calls, with a user access token.
    let person: Int64?
    let fields: FieldPermissions
    /// Key of this app's open_ids: the same person has another one in another app (S20).
    let openKey: UInt64
    /// Key of the union_ids: all apps of a developer share it.
    let unionKey: UInt64
    let kind: CompanyApp.Kind

    init(
        appID: String,
        secrets: [String],
        tenant: Tenant,
        permissions: Set<String>,
        scope: AppScope,
        person: Int64? = nil,
        kind: CompanyApp.Kind,
        openKey: UInt64,
        unionKey: UInt64
    ) {
        self.appID = appID
        self.secrets = secrets
        self.tenant = tenant
        self.permissions = permissions
        self.scope = scope
        self.person = person
        self.kind = kind
        self.openKey = openKey
        self.unionKey = unionKey
        fields = FieldPermissions(permissions)
    }

    func onBehalf(of person: Int64, seeing scope: AppScope) -> AppIdentity { with(scope, person: person) }

    func reaching(_ scope: AppScope) -> AppIdentity { with(scope, person: person) }

    private func with(_ scope: AppScope, person: Int64?) -> AppIdentity {
        AppIdentity(
            appID: appID,
            secrets: secrets,
            tenant: tenant,
            permissions: permissions,
            scope: scope,
            person: person,
            kind: kind,
            openKey: openKey,
            unionKey: unionKey
        )
    }

    func mayCall(_ endpoint: Endpoint) -> Bool {
        let together = tenant.settings.batchPermissions == .both ? endpoint.permissionsTogether : []
        return permissions.isSuperset(of: together)
            && (endpoint.permissions.isEmpty || !permissions.isDisjoint(with: endpoint.permissions))
    }

    /// Having a department is having everything below it; the root needs the whole company (5.1).
    func reaches(department row: Int64, in tree: DepartmentTree) -> Bool {
        scope.isWholeCompany || tree.lineage(of: row).contains(where: scope.holds(department:))
    }

    func reaches(_ user: UserRecord, in tree: DepartmentTree) -> Bool {
        scope.isWholeCompany || scope.holds(user: user.id) || reachesDepartment(of: user, in: tree)
    }

    func reachesDepartment(of user: UserRecord, in tree: DepartmentTree) -> Bool {
        user.places.contains { reaches(department: $0.department, in: tree) }
    }
}

/// What an app may see of people and departments; a value it may not see has no key in an answer (S5).
struct FieldPermissions: Sendable {
    let userID: Bool
    let userBase: Bool
    let email: Bool
    let phone: Bool
    let gender: Bool
    let employee: Bool
    let employeeNo: Bool
    let userDepartment: Bool
    let dottedLeaders: Bool
    let jobLevel: Bool
    let jobFamily: Bool
    let departmentBase: Bool
    let organization: Bool
    let hrbp: Bool
    let departmentPath: Bool
    let licences: Bool

    init(_ permissions: Set<String>) {
        let isBroad = !permissions.isDisjoint(with: Permission.legacyBroad)
        userID = permissions.contains("contact:user.employee_id:readonly")
        userBase = isBroad || permissions.contains("contact:user.base:readonly")
        email = permissions.contains("contact:user.email:readonly")
        phone = permissions.contains("contact:user.phone:readonly")
        gender = isBroad || permissions.contains("contact:user.gender:readonly")
        employee = isBroad || permissions.contains("contact:user.employee:readonly")
        employeeNo = employee || permissions.contains("contact:user.employee_number:read")
        userDepartment = isBroad || permissions.contains("contact:user.department:readonly")
        dottedLeaders = permissions.contains("contact:user.dotted_line_leader_info.read")
        jobLevel = permissions.contains("contact:user.job_level:readonly")
        jobFamily = permissions.contains("contact:user.job_family:readonly")
        departmentBase = isBroad || permissions.contains("contact:department.base:readonly")
        organization = isBroad || permissions.contains("contact:department.organize:readonly")
        hrbp = permissions.contains("contact:department.hrbp:readonly")
        licences = permissions.contains("contact:user.assign_info:read")
        departmentPath = permissions.contains("contact:user.department_path:readonly")
    }
}
