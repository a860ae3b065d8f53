import ContactAPI
import Foundation
import GRDB
import JobModel
import RowValidation
import TestSupport
import Testing

@testable import JobEngine

/// What is chosen of a directory is what is written, in every format.
struct ExportChoiceTests {
    private static let tree = DepartmentTree(Company.departments)

    private struct People: ExportedPeople {
        func person(id: String) -> ExportedPerson? {
            id == "bob" ? ExportedPerson(name: "鲍勃", employeeNumber: "0042") : nil
        }
    }

    private static let people: [User] = [
        Company.ada,
        Company.user("bob", departments: ["od-d1"]) { user in
            user.city = "北京"
            user.status = UserStatus(isFrozen: true, isActivated: true)
        }, Company.user("cyd", departments: ["od-d2", "od-d4"]) { $0.employeeNo = "=1" },
    ]

    /// The files of an export of these people, by name.
    private func written(
        _ people: [User] = people,
        _ change: (inout ExportChoice) -> Void
    ) async throws -> (files: [String: Data], tables: ExportTables) {
        var choice = ExportChoice()
        change(&choice)
        return try await withFolder { folder in
            let tables = try ExportTables(
                choice: choice,
                attributes: Company.attributes,
                tree: Self.tree,
                people: People(),
                timezone: "Asia/Shanghai",
                folder: folder
            )
            try tables.writeDepartments()
            try tables.write(people)
            let files = try tables.close()
            let data = try files.map { ($0.name, try Data(contentsOf: URL(fileURLWithPath: folder + "/" + $0.name))) }
            return (Dictionary(uniqueKeysWithValues: data), tables)
        }
    }

    private func lines(_ data: Data?) throws -> [String] {
        let text = String(decoding: try #require(data), as: UTF8.self)
        return text.split(whereSeparator: \.isNewline).map {
            $0.hasPrefix("\u{FEFF}") ? String($0.dropFirst()) : String($0)
        }
    }

    @Test func `columns stand in the order in which they are named`() async throws {
        let (files, tables) = try await written {
            $0.people = .named(["name", "custom_attrs.级别", "is_activated", "user_id", "orders"])
            $0.departments = .named(["path", "leaders"])
        }
        #expect(
            try lines(files["people.csv"]) == [
                "name,custom_attrs.级别,is_activated,user_id,orders",
                "\"'=Ada, \"\"the\"\" first\",P7,true,ada,\"d3|||false;工程部/后端|||true\"", "Person bob,,true,bob,",
                "Person cyd,,,cyd,",
            ]
        )
        #expect(tables.columns[.people]?.map(\.records) == [3, 1, 2, 3, 1])
    }

    @Test(arguments: ExportChoice.Format.allCases)
    func `a list without items is no value of its column`(format: ExportChoice.Format) async throws {
        let nobody = Company.user("nil", departments: []) { $0.dottedLineLeaderUserIDs = [] }
        let (files, tables) = try await written([nobody]) { choice in
            choice.format = format
            choice.people = .named(["user_id", "department_ids", "dotted_line_leader_user_ids"])
        }
        #expect(tables.columns[.people]?.map(\.records) == [1, 0, 0])
        guard format == .ndjson else { return }
        #expect(
            try lines(files["people.ndjson"]) == [
                #"{"user_id":"nil","department_ids":[],"dotted_line_leader_user_ids":[]}"#
            ]
        )
    }

    @Test func `an attribute that is chosen by two of its names is refused`() async throws {
        await #expect(throws: ExportChoiceError.fieldTwice("custom_attrs.级别", of: .people)) {
            _ = try await written { $0.people = .named(["custom_attrs.级别", "name", "custom_attrs.C-1"]) }
        }
    }

    @Test func `an unknown field is refused with the one that was probably meant`() async throws {
        let unknown = ExportChoiceError.unknownField("custom_attrs.Profil", of: .people, near: "custom_attrs.Profile")
        await #expect(throws: unknown) { try await written { $0.people = .named(["custom_attrs.Profil"]) } }
        // Two attributes have the name; by id each can be chosen.
        await #expect(throws: ExportChoiceError.self) {
            try await written { $0.people = .named(["custom_attrs.Twice"]) }
        }
        let (files, _) = try await written { $0.people = .named(["custom_attrs.C-6", "custom_attrs.C-1"]) }
        #expect(try lines(files["people.csv"])[0] == "custom_attrs.C-6,custom_attrs.级别")
    }

    @Test(arguments: ExportChoice.Headings.allCases, [ExportChoice.Columns.usual, .all])
    func `an import understands every heading, and reads over what only the directory sets`(
        headings: ExportChoice.Headings,
        columns: ExportChoice.Columns
    ) throws {
        var choice = ExportChoice()
        (choice.headings, choice.people, choice.departments) = (headings, columns, columns)
        let cells = ExportCells(tree: Self.tree, timezone: "UTC")
        let people = try ExportColumn.people(choice, attributes: Company.attributes)
        let step = StepDefinition(subject: .people, source: "people.csv", match: "user_id")
        let understood = SheetColumns(header: people.map(\.header), step: step, attributes: Company.attributes)
        #expect(understood.findings.isEmpty, "\(understood.findings)")
        for (column, meaning) in zip(people, understood.columns.map(\.meaning)) {
            if case .own = meaning {
                #expect(ReadOnlyField<User>.all.contains { $0.name == column.field })
                continue
            }
            if case .attribute(let name, _) = meaning {
                #expect(Company.attributes.contains { $0.isNamed(name) && column.shape.isOf($0) }, "\(column.header)")
                continue
            }
            #expect(meaning.fieldName == column.field, "\(column.header)")
        }
        let departments = try ExportColumn.departments(choice, DepartmentsSheet(cells: cells))
        let rows = StepDefinition(subject: .departments, source: "departments.csv", match: "department_id")
        let known = SheetColumns(header: departments.map(\.header), step: rows, attributes: [])
        #expect(known.findings.isEmpty, "\(known.findings)")
        let readOnly = people.map(\.field).filter { field in
            PersonField(rawValue: field)?.isReadOnly ?? ReadOnlyField<User>.all.contains { $0.name == field }
        }
        #expect(understood.warnings.map(\.code) == readOnly.map { _ in "header.readOnly" })
    }

    @Test func `conditions let through the people that all of them allow`() async throws {
        func ids(_ conditions: [String]) async throws -> [String] {
            let (files, tables) = try await written {
                $0.people = .named(["user_id"])
                $0.conditions = conditions.compactMap(ExportCondition.init)
            }
            let ids = try lines(files["people.csv"]).dropFirst()
            #expect(tables.leftOut == 3 - ids.count && tables.records[.people] == ids.count)
            return Array(ids)
        }
        let expected: [([String], [String])] = [
            (["city=上海,北京"], ["ada", "bob"]), (["city!=上海"], ["bob", "cyd"]), (["city="], ["cyd"]),
            (["city!="], ["ada", "bob"]), (["city!=", "status=frozen"], ["bob"]),
            (["department_ids=工程部/后端"], ["ada", "cyd"]), (["department_ids=d4,od-d1"], ["bob", "cyd"]),
            (["dotted_line_leader_user_ids=cyd"], ["ada"]), (["join_time=2026-12-01"], ["ada"]),
            (["join_time=2026-12-01..2026-12-31"], ["ada"]), (["join_time!=..2026-11-30"], ["ada", "bob", "cyd"]),
            (["is_frozen=true"], ["bob"]), (["custom_attrs.Shirt=o3"], ["ada"]), (["custom_attrs.Buddy=bob"], ["ada"]),
        ]
        for (conditions, people) in expected {
            let found = try await ids(conditions)
            #expect(found == people, "\(conditions)")
        }
        await #expect(throws: ExportChoiceError.self) { try await ids(["department_ids=工程"]) }
        await #expect(throws: ExportChoiceError.self) { try await ids(["custom_attrs.none=x"]) }
    }

    @Test(arguments: [
        (["city=上海", "city!="], "city"), (["custom_attrs.级别=P7", "custom_attrs.Level!="], "custom_attrs.级别"),
    ])
    func `a field has one condition`(conditions: [String], field: String) async throws {
        await #expect(throws: ExportChoiceError.conditionTwice(field)) {
            _ = try await written { $0.conditions = conditions.compactMap { ExportCondition($0) } }
        }
        var choice = ExportChoice()
        choice.conditions = ["city=上海", "status=active", "city!="].compactMap { ExportCondition($0) }
        #expect(choice.problems == [.conditionTwice("city")])
    }

    @Test(arguments: ["=", "!="])
    func `a condition whose date is none is refused instead of letting nobody or everybody through`(
        sign: String
    ) async throws {
        let refusals: [(value: String, error: ExportChoiceError)] = [
            ("2026-02-30..", .malformedDate("2026-02-30..", of: "join_time")),
            ("2026-02-30", .malformedDate("2026-02-30", of: "join_time")),
            ("2026-12-31..2020-01-01", .reversedDates("2026-12-31..2020-01-01", of: "join_time")),
        ]
        for (value, refusal) in refusals {
            await #expect(throws: refusal) {
                _ = try await written {
                    $0.conditions = [ExportCondition("join_time" + sign + value)].compactMap(\.self)
                }
            }
        }
    }

    @Test(arguments: [
        ("mobile=13800138000", ["ada"]), ("mobile=138 0013 8000", ["ada"]), ("mobile=+86-138-0013-8000", ["ada"]),
        ("mobile!=13800138000", ["bob", "cyd"]), ("mobile=", ["bob", "cyd"]), ("leader_user_id=user_id:bob", ["ada"]),
        ("dotted_line_leader_user_ids=user_id：cyd", ["ada"]), ("leader_user_id!=bob", ["bob", "cyd"]),
        // An id may have a colon of its own.
        ("leader_user_id!=hr:1001", ["ada", "bob", "cyd"]),
    ])
    func `a condition has a number as a sheet may have it, and a person by user ID`(
        condition: String,
        people: [String]
    ) async throws {
        let (files, _) = try await written {
            $0.people = .named(["user_id"])
            $0.conditions = [ExportCondition(condition)].compactMap(\.self)
        }
        #expect(try lines(files["people.csv"]).dropFirst().map { $0 } == people)
    }

    @Test(arguments: [
        "mobile=1380013800O", "mobile!=138", "leader_user_id=employee_no:E001", "leader_user_id!=open_id:ou_bob",
        "dotted_line_leader_user_ids=email：bob@example.com", "custom_attrs.Buddy=mobile:13800138000",
    ])
    func `a value that nobody can have is refused instead of letting nobody or everybody through`(
        condition: String
    ) async throws {
        await #expect(throws: ExportChoiceError.self) {
            _ = try await written { $0.conditions = [ExportCondition(condition)].compactMap(\.self) }
        }
    }

    @Test func `a number of a condition is read for the region and the edition of the job`() throws {
        var job = JobDefinition(job: "abroad")
        (job.region, job.edition) = ("US", .lark)
        let values = ConditionValues(job)
        #expect(try values.read("(650) 253-0000", of: .mobile).get() == "+16502530000")
        #expect(throws: ExportChoiceError.self) { try values.read("+8613800138000", of: .mobile).get() }
    }

    @Test func `a department brings those below it, unless they are left out`() throws {
        var choice = ExportChoice()
        #expect(try choice.departments(of: Self.tree) == nil)
        choice.within = ["工程部"]
        #expect(try choice.departments(of: Self.tree) == ["od-d1", "od-d2"])
        choice.includesBelow = false
        #expect(try choice.departments(of: Self.tree) == ["od-d1"])
        choice.within = ["d2", "od-d1", "工程部/后端"]
        choice.includesBelow = true
        #expect(try choice.departments(of: Self.tree) == ["od-d2", "od-d1"])
        choice.within = ["后端"]
        #expect(throws: ExportChoiceError.unknownDepartment("后端", near: "工程部/后端")) {
            try choice.departments(of: Self.tree)
        }
        choice.within = ["双胞胎"]
        #expect(throws: ExportChoiceError.ambiguousDepartment("双胞胎", ids: ["d4", "d5"])) {
            try choice.departments(of: Self.tree)
        }
    }

    @Test func `the departments of a choice are those whose people are written`() async throws {
        let (files, _) = try await written { choice in
            choice.within = ["d1"]
            choice.departments = .named(["department_id", "parent_department_id"])
        }
        #expect(try lines(files["departments.csv"]) == ["department_id,parent_department_id", "d1,0", "d2,d1"])
    }

    @Test(arguments: [
        (ExportChoice.Leaders.userID, "bob", "bob;cyd"), (.employeeNumber, "employee_no:0042", "employee_no:0042;cyd"),
        (.name, "鲍勃 (bob)", "鲍勃 (bob);cyd"),
    ])
    func `leaders are named as chosen, and by id where no more is known`(
        leaders: ExportChoice.Leaders,
        leader: String,
        dotted: String
    ) async throws {
        let (files, _) = try await written([Company.ada]) { choice in
            choice.leadersAs = leaders
            choice.people = .named(["leader_user_id", "dotted_line_leader_user_ids"])
        }
        #expect(try lines(files["people.csv"])[1] == "\(leader),\"\(dotted)\"")
    }

    @Test(arguments: [
        (ExportChoice.Departments.paths, "工程部/后端、d3"), (.ids, "d2、d3"), (.openIDs, "od-d2、od-d3"),
    ])
    func `departments, lists and dates are written as chosen`(
        departments: ExportChoice.Departments,
        cell: String
    ) async throws {
        let (files, _) = try await written([Company.ada]) { choice in
            choice.departmentsAs = departments
            choice.listSeparator = "、"
            choice.dates = DatePattern("D/M/YYYY")
            choice.people = .named(["department_ids", "join_time"])
        }
        #expect(try lines(files["people.csv"])[1] == "\(cell),1/12/2026")
    }

    @Test func `a date whose pattern has commas is one field`() async throws {
        let (files, _) = try await written([Company.ada]) { choice in
            choice.dates = DatePattern("YYYY,M,D")
            choice.people = .named(["user_id", "join_time"])
        }
        #expect(try lines(files["people.csv"])[1] == "ada,\"2026,12,1\"")
    }

    @Test func `a line of JSON keeps numbers, booleans and lists`() async throws {
        let (files, _) = try await written { choice in
            choice.format = .ndjson
            choice.people = .all
        }
        let lines = try lines(files["people.ndjson"])
        #expect(lines.count == 3)
        let object = try JSONSerialization.jsonObject(with: Data(lines[0].utf8))
        let ada = try #require(object as? NSDictionary)
        #expect(ada["gender"] as? Int == 2 && ada["mobile_visible"] as? Bool == false)
        #expect(ada["join_time"] as? Int == 1_796_054_400 && ada["employee_no"] as? String == "007")
        #expect(ada["department_ids"] as? [String] == ["工程部/后端", "d3"])
        #expect(ada["dotted_line_leader_user_ids"] as? [String] == ["bob", "cyd"])
        #expect(ada["name"] as? String == "=Ada, \"the\" first" && ada["nickname"] == nil)
        let odd = Company.user("x", departments: ["0"]) { $0.name = "a\"\\\n\u{1}\t龍" }
        let (other, _) = try await written([odd]) { $0.format = .ndjson }
        let text = try #require(other["people.ndjson"])
        let parsed = try JSONSerialization.jsonObject(with: text)
        let person = try #require(parsed as? NSDictionary)
        #expect(person["name"] as? String == "a\"\\\n\u{1}\t龍")
    }

    @Test func `a database has types, indexes and memberships`() async throws {
        let (files, _) = try await written { $0.format = .sqlite }
        try await withFolder { folder in
            let path = folder + "/copy.sqlite"
            try #require(files["directory.sqlite"]).write(to: URL(fileURLWithPath: path))
            let database = try DatabaseQueue(path: path)
            try database.read { db in
                let row = try #require(try Row.fetchOne(db, sql: "SELECT * FROM people WHERE user_id = 'ada'"))
                #expect(row["employee_no"] as String? == "007" && row["gender"] as Int? == 2)
                #expect(row["mobile_visible"] as Int? == 0 && row["join_time"] as Int? == 1_796_054_400)
                #expect(row["name"] as String? == "=Ada, \"the\" first" && (row["nickname"] as String?) == nil)
                let members = try Int.fetchOne(
                    db,
                    sql: """
                        SELECT count(*) FROM memberships JOIN departments USING (open_department_id)
                        WHERE department_id = 'd2'
                        """
                )
                #expect(members == 2)
                let primary = try String.fetchAll(
                    db,
                    sql: "SELECT open_department_id FROM memberships WHERE user_id = 'ada' AND is_primary"
                )
                #expect(primary == ["od-d2"])
                let indexes = try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'index'")
                #expect(indexes.contains("people_by_user_id") && indexes.contains("memberships_by_open_department_id"))
                let types = try Row.fetchAll(db, sql: "PRAGMA table_info(people)").reduce(into: [:]) { types, row in
                    types[row["name"] as String] = row["type"] as String
                }
                #expect(types["gender"] == "INTEGER" && types["mobile"] == "TEXT" && types["join_time"] == "INTEGER")
            }
        }
    }

    @Test func `a workbook and CSV files of every encoding hold the same`() async throws {
        let (plain, _) = try await written { _ in }
        for encoding in [ExportChoice.Encoding.gb18030, .utf16] {
            let (files, _) = try await written { $0.encoding = encoding }
            let code: String.Encoding = encoding == .utf16 ? .utf16 : .gb18030
            let data = try #require(files["people.csv"])
            let text = try #require(String(data: data, encoding: code))
            let wanted = try lines(plain["people.csv"])
            #expect(text.split(whereSeparator: \.isNewline).map(String.init) == wanted)
        }
    }
}

extension String.Encoding {
    fileprivate static let gb18030 = String.Encoding(rawValue: 0x8000_0632)
}

extension FieldShape<User> {
    /// Whether it reads the attribute: a value of no other is found.
    fileprivate func isOf(_ definition: CustomAttributeDefinition) -> Bool {
        var value = CustomAttribute.Value()
        (value.text, value.url, value.optionID) = ("x", "https://x.example", "x")
        value.genericUser = CustomAttribute.GenericUser(id: "x")
        var user = User()
        user.customAttributes = [CustomAttribute(type: definition.type, id: definition.id, value: value)]
        return switch self {
        case .text(let read), .person(let read): read([user]) != nil
        case .flag, .number, .date, .people, .texts, .department, .departments, .made: false
        }
    }
}
