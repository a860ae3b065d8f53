import ContactAPI

/// The company that the tests of exporting read: names in two languages, a path that means two departments, an
/// attribute of every kind.
enum Company {
    static func department(_ id: String, _ name: String, parent: String = "0") -> Department {
        var department = Department()
        department.openDepartmentID = "od-\(id)"
        department.departmentID = id
        department.name = name
        department.parentDepartmentID = parent == "0" ? "0" : "od-\(parent)"
        department.order = "10"
        return department
    }

    static func user(_ id: String, departments: [String], _ change: (inout User) -> Void = { _ in }) -> User {
        var user = User()
        user.userID = id
        user.openID = "ou_\(id)"
        user.name = "Person \(id)"
        user.departmentIDs = departments
        change(&user)
        return user
    }

    static let departments = [
        department("d1", "工程部"), department("d2", "后端", parent: "d1"), department("d3", "Sales; North"),
        department("d4", "双胞胎"), department("d5", "双胞胎"),
    ]

    static let attributes = [
        definition("C-1", .text, [("zh_cn", "级别"), ("en_us", "Level")]),
        definition("C-2", .webPage, [("en_us", "Profile")]),
        definition("C-3", .enumeration, [("en_us", "Shirt")], options: [("o1", "S"), ("o2", "M"), ("o3", "M")]),
        definition("C-4", .picture, [("en_us", "Badge")], options: [("p1", "Gold")]),
        definition("C-5", .user, [("en_us", "Buddy")]), definition("C-6", .text, [("en_us", "Twice")]),
        definition("C-7", .text, [("en_us", "Twice")]),
    ]

    private static func definition(
        _ id: String,
        _ kind: CustomAttribute.Kind,
        _ names: [(String, String)],
        options: [(String, String)] = []
    ) -> CustomAttributeDefinition {
        let isPicture = kind == .picture
        return CustomAttributeDefinition(
            id: id,
            type: kind.rawValue,
            options: options.isEmpty
                ? nil
                : CustomAttributeDefinition.Options(
                    defaultOptionID: nil,
                    optionType: isPicture ? "PICTURE" : "TEXT",
                    options: options.map {
                        CustomAttributeDefinition.Option(
                            id: $0.0,
                            value: isPicture ? "https://img.example.com/\($0.0)" : $0.1,
                            name: isPicture ? $0.1 : nil
                        )
                    }
                ),
            i18nName: names.map { LocalizedName(locale: $0.0, value: $0.1) }
        )
    }

    /// A value of an attribute; `change` sets what its kind holds.
    static func value(
        _ id: String,
        _ kind: CustomAttribute.Kind,
        _ change: (inout CustomAttribute.Value) -> Void
    ) -> CustomAttribute {
        var value = CustomAttribute.Value()
        change(&value)
        return CustomAttribute(type: kind.rawValue, id: id, value: value)
    }

    /// A person who has everything.
    static let ada = user("ada", departments: ["od-d3", "od-d2"]) { user in
        user.name = "=Ada, \"the\" first"
        user.enName = "Ada"
        user.email = "ada@example.com"
        user.mobile = "+8613800138000"
        user.mobileVisible = false
        user.gender = 2
        user.leaderUserID = "bob"
        user.dottedLineLeaderUserIDs = ["bob", "cyd"]
        user.jobTitle = "工程师"
        user.city = "上海"
        user.country = "CN"
        user.workStation = "3F-12"
        user.joinTime = 1_796_054_400
        user.employeeNo = "007"
        user.employeeType = 1
        user.jobLevelID = "mga5oa8ayjlp9rb"
        user.jobFamilyID = "mga5oa8ayjlp9rf"
        user.status = UserStatus(isActivated: true)
        user.orders = [
            UserOrder(departmentID: "od-d3", isPrimaryDepartment: false),
            UserOrder(departmentID: "od-d2", isPrimaryDepartment: true),
        ]
        user.customAttributes = [
            value("C-1", .text) { $0.text = "P7" },
            value("C-2", .webPage) {
                $0.text = "Home"
                $0.url = "https://m.example.com"
                $0.pcURL = "https://pc.example.com"
            },
            value("C-3", .enumeration) { $0.optionID = "o3" }, value("C-4", .picture) { $0.optionID = "p1" },
            value("C-5", .user) { $0.genericUser = CustomAttribute.GenericUser(id: "bob") },
            value("C-9", .text) { $0.text = "hidden" },
        ]
    }
}
