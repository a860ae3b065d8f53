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
    func reaches(department recordID: Int64, in tree: OrganizationTree) -> Bool {
        scope.isWholeCompany || tree.lineage(of: recordID).contains(where: scope.holds(department:))
    }
}
