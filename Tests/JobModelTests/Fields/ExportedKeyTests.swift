import ContactAPI
import JobModel
import Testing

/// An export can hold everything that the directory gives: no key of a record is left out.
struct ExportedKeyTests {
    @Test func `each key of a person has a column, or a reason to have none`() {
        let reasons = [
            "custom_attrs": "each attribute has a column of its own",
            "subscription_ids": "no answer holds the licences that a new person takes",
        ]
        let fields = PersonField.table.filter { $0.export != .none }.map(\.value.key)
        let keys = Set(fields + ReadOnlyField<User>.all.map(\.key))
        #expect(keys.union(reasons.keys) == Set(User.CodingKeys.allCases.map(\.rawValue)))
        #expect(keys.isDisjoint(with: reasons.keys))
    }

    @Test func `each key of a person's status and avatar has a column`() {
        let names = Set(ExportChoice.fields(of: .people))
        #expect(names.isSuperset(of: UserStatus.CodingKeys.allCases.map(\.rawValue)))
        #expect(names.isSuperset(of: Avatar.CodingKeys.allCases.map(\.rawValue)))
    }

    @Test func `each key of a department has a column, or a reason to have none`() {
        let reasons = ["create_group_chat": "the chat's id says that there is one"]
        let fields = DepartmentField.table.filter { $0.export != .none }.compactMap(\.access?.key)
        let keys = Set(fields + ReadOnlyField<Department>.all.map(\.key))
        #expect(keys.union(reasons.keys) == Set(Department.CodingKeys.allCases.map(\.rawValue)))
        #expect(keys.isDisjoint(with: reasons.keys))
    }

    @Test func `no two columns of a table have one name in any language`() {
        for names in [
            ReadOnlyField<User>.all.flatMap { [$0.name, $0.english, $0.chinese] }
                + PersonField.table.flatMap { Set([$0.field.rawValue, $0.field.english, $0.chinese]) },
            ReadOnlyField<Department>.all.flatMap { [$0.name, $0.english, $0.chinese] }
                + DepartmentField.table.flatMap { Set([$0.field.rawValue, $0.field.english, $0.chinese]) },
        ] {
            #expect(Set(names).count == names.count, "\(names.sorted())")
        }
    }

    @Test(arguments: [
        ("YYYY/MM/DD", "2026/03/09"), ("D.M.YYYY", "9.3.2026"), ("YYYY年M月D日", "2026年3月9日"), ("YYYYMMDD", "20260309"),
    ])
    func `a pattern writes a day`(pattern: String, day: String) throws {
        #expect(try #require(DatePattern(pattern)).day(year: 2026, month: 3, day: 9) == day)
    }

    @Test(arguments: ["", "YYYY-MM", "YYYY-MM-DD-DD", "yyyy-mm-dd", "MM/DD", "=YYYY-MM-DD"])
    func `a pattern without a year, a month and a day, or with a sign before them, is none`(pattern: String) {
        #expect(DatePattern(pattern) == nil)
    }

    @Test func `a condition is read as it is written`() {
        #expect(ExportCondition("city=上海,北京") == ExportCondition(field: "city", values: ["上海", "北京"]))
        #expect(ExportCondition("email!=") == ExportCondition(field: "email", values: [""], isNegated: true))
        #expect(ExportCondition("custom_attrs.A=b=c") == ExportCondition(field: "custom_attrs.A", values: ["b=c"]))
        let spaced = ExportCondition("city != 上海, 北京 ")
        #expect(spaced == ExportCondition(field: "city", values: ["上海", "北京"], isNegated: true))
        #expect(ExportCondition("city") == nil && ExportCondition("=x") == nil && ExportCondition("!=x") == nil)
    }
    @Test func `all is no field beside others`() {
        var choice = ExportChoice()
        choice.people = .named(["all", "name"])
        #expect(choice.problems == [.unknownField("all", of: .people, near: nil)])
    }
}
