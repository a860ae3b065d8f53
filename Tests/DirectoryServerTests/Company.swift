import DirectoryServer

/// Companies to test with.
enum Company {
    static let allPermissions = """
        [contact:contact, contact:contact.base:readonly, contact:department.organize:readonly,
         contact:department.base:readonly, contact:user.id:readonly, contact:user.employee_id:readonly,
         contact:user.base:readonly, contact:user.email:readonly, contact:user.phone:readonly,
         contact:user.gender:readonly, contact:user.employee:readonly, contact:user.department:readonly,
         contact:job_title:readonly, contact:work_city:readonly, contact:contact:update_user_id, contact:contact:update_department_id,
         contact:user.basic_profile:readonly, contact:job_level, contact:job_family, contact:unit:readonly,
         contact:user.job_level:readonly, contact:user.job_family:readonly,
         contact:user.subscription_ids:write, contact:user.assign_info:read]
        """

    /// People join at once unless the settings say otherwise: most tests go on with them.
    private static func joining(_ settings: String) -> String {
        guard !settings.contains("new_users") else { return settings }
        return "{ new_users: joined, " + settings.drop { $0 == "{" || $0 == " " }
    }

    /// One company with an app of the given settings, permissions and scope.
    static func file(
        settings: String = "{}",
        permissions: String = allPermissions,
        scope: String = "all"
    ) throws -> CompanyFile {
        try CompanyFile(yaml: yaml(settings: settings, permissions: permissions, scope: scope))
    }

    static func yaml(
        settings: String = "{}",
        permissions: String = allPermissions,
        scope: String = "all"
    ) -> String {
        """
        tenants:
          - tenant_key: acme
            settings: \(joining(settings))
            apps:
              - { app_id: cli_main, app_secret: secret, permissions: \(permissions.replacing("\n", with: " ")), scope: \(scope) }
              - { app_id: cli_other, app_secret: secret, permissions: [contact:contact.base:readonly] }
            custom_attrs:
              - { id: C-1, type: TEXT, name: { en_us: Desk } }
              - { id: C-2, type: HREF, name: { en_us: Page } }
              - { id: C-3, type: ENUMERATION, name: { en_us: Grade }, options: [{ id: g1, value: One }] }
              - { id: C-4, type: PICTURE_ENUM, name: { en_us: Badge },
                  options: [{ id: p1, value: "https://example.com/p1.png", name: Gold }] }
              - { id: C-5, type: GENERIC_USER, name: { en_us: Buddy } }
            employee_types:
              - { value: 6, content: Trainee }
              - { value: 7, content: Former, active: false }
            departments:
              - { department_id: eng-be, name: Backend, parent: eng, leader: ada }
              - { department_id: eng, name: Engineering }
              - { department_id: ops, name: Operations }
            units:
              - { unit_id: north, name: North, unit_type: region, departments: [eng, ops] }
              - { unit_id: south, name: South, unit_type: region }
            users:
              - { user_id: ada, name: Ada, email: ada@example.com, mobile: "13800000001", departments: [eng], employee_no: A1 }
              - { user_id: bob, name: Bob, email: bob@example.com, mobile: "13800000002", departments: [eng-be, ops], leader: ada }
              - { user_id: cyd, name: Cyd, email: cyd@example.com, mobile: "13800000003", departments: [ops], status: unjoined }
              - { user_id: old, name: Old, email: old@example.com, mobile: "13800000004", departments: [ops], employee_no: A4, status: resigned }
              - { user_id: boss, name: Boss, email: boss@example.com, mobile: "13800000006", departments: ["0"], manager: true }
              - { user_id: gone, name: Gone, email: gone@example.com, mobile: "13800000005", departments: [ops], status: exited }
            accounts:
              - { mobile: "13900000001" }
              - { email: outside@example.net }
              - { mobile: "13900000003", email: both@example.net }
        """
    }
}
