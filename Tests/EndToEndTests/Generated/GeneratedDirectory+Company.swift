extension GeneratedDirectory {
    /// With everything that only an administrator or the directory itself gives people.
    static let company = """
        tenants:
          - tenant_key: generated
            settings: { new_users: joined, batch_items: 1000, department_members: 0, mail_domains: [corp.example], primary_members: below, user_id_changes: 9, department_id_changes: 9 }
            apps:
              - app_id: cli_test
                app_secret: secret
                scope: all
                permissions: ["contact:contact", "contact:user.base", "contact:contact.base:readonly", "contact:department.organize:readonly", "contact:department.base:readonly", "contact:department.hrbp:readonly", "contact:user.id:readonly", "contact:user.employee_id:readonly", "contact:user.base:readonly", "contact:user.email:readonly", "contact:user.phone:readonly", "contact:user.gender:readonly", "contact:user.employee:readonly", "contact:user.employee_number:read", "contact:user.department:readonly", "contact:user.dotted_line_leader_info.read", "contact:user.job_level:readonly", "contact:user.job_family:readonly", "contact:job_title:readonly", "contact:work_city:readonly", "contact:contact:update_user_id", "contact:contact:update_department_id", "contact:job_level", "contact:job_family", "contact:unit:readonly"]
            custom_attrs:
              - { id: C-1, type: TEXT, name: { zh_cn: 备注, en_us: Note } }
              - { id: C-2, type: HREF, name: { zh_cn: 主页, en_us: Page } }
              - { id: C-3, type: ENUMERATION, name: { zh_cn: 级别 }, options: [{ id: p4, value: P4 }, { id: p5, value: "005" }, { id: p6, value: "=P6" }, { id: p7, value: "3-4" }] }
              - { id: C-4, type: PICTURE_ENUM, name: { en_us: Badge }, options: [{ id: gold, value: "https://example.com/gold.png", name: 金 }, { id: silver, value: "https://example.com/silver.png", name: "+银" }] }
              - { id: C-5, type: GENERIC_USER, name: { zh_cn: 导师 } }
            employee_types: [{ value: 6, content: 管培生 }]
            departments:
              - { department_id: north, name: 北方, order: 10 }
              - { department_id: south, name: South, order: 20, parent: north }
            units: [{ unit_id: u-1, name: 单位, unit_type: region, departments: [north] }]
            users:
              - { user_id: boss, name: 老板, mobile: "13900000001", departments: [north], manager: true }
              - { user_id: cold, name: 冻, mobile: "13900000002", departments: [north, south], status: frozen }
              - { user_id: invited, name: 邀, mobile: "13900000003", departments: [south], status: unjoined }
              - { user_id: exited, name: 退, mobile: "13900000004", departments: [south], status: exited }
              - { user_id: gone, name: 离, mobile: "13900000005", departments: [south], status: resigned }
        """
}
