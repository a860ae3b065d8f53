import ContactAPI
import Foundation
import JobModel
import Testing

/// The table of fields says all that there is: no key of a record is forgotten, and none is lost on the way.
struct FieldTableTests {
    /// Keys of a person that are no column of a sheet.
    private static let peopleWithoutLine = [
        "avatar_key": "pictures are no cells", "avatar": "pictures are no cells",
        "is_tenant_manager": "only the console makes administrators",
        "orders": "written with the departments, whose first is the primary one",
        "custom_attrs": "many fields in one, each with a column of its own",
        "geo": "data residency is a contract, not a cell",
    ]

    /// Keys of a department that are no column of a sheet.
    private static let departmentsWithoutLine = [
        "leaders": "the main leader is leader_user_id", "unit_ids": "units are bound in the console",
        "group_chat_employee_types": "a matter of the chat", "primary_member_count": "counted by the directory",
        "status": "whether a department is deleted; a list holds none that is",
    ]

    @Test func `each key of a person has a line or a reason to have none`() {
        let lines = Set(PersonField.table.map(\.value.key))
        let keys = Set(User.CodingKeys.allCases.map(\.rawValue))
        #expect(lines.union(Self.peopleWithoutLine.keys) == keys)
        #expect(lines.isDisjoint(with: Self.peopleWithoutLine.keys))
    }

    @Test func `each key of a department has a line or a reason to have none`() {
        let lines = Set(DepartmentField.table.compactMap(\.access?.key))
        let keys = Set(Department.CodingKeys.allCases.map(\.rawValue))
        #expect(lines.union(Self.departmentsWithoutLine.keys) == keys)
        #expect(lines.isDisjoint(with: Self.departmentsWithoutLine.keys))
    }

    @Test func `has a line for each field, under its own name`() {
        #expect(PersonField.table.map(\.field) == PersonField.allCases)
        #expect(PersonField.table.allSatisfy { $0.value.key == $0.field.rawValue })
        #expect(DepartmentField.table.map(\.field) == DepartmentField.allCases)
        #expect(
            DepartmentField.table.allSatisfy { line in
                line.access.map { $0.key == line.field.rawValue.split(separator: ".").first.map(String.init) } ?? true
            }
        )
    }

    @Test(arguments: PersonField.allCases) func `a line reads and writes the key of its name`(field: PersonField) throws
    {
        let access = field.definition.value
        var person = try record(User(), key: access.key)
        #expect(access.isSet(person) && !access.isSet(User()))
        var copy = User()
        access.copy(person, &copy)
        #expect(copy == person)
        #expect(access.isSame(person, copy) && access.isDone(person, copy) && !access.differs(person, copy))
        access.remove(&person)
        #expect(person == User())
    }

    @Test(arguments: DepartmentField.allCases) func `a line reads and writes the key of its name for a department`(
        field: DepartmentField
    ) throws {
        guard let access = field.definition.access else { return }
        var department = try record(Department(), key: access.key)
        #expect(access.isSet(department) && !access.isSet(Department()))
        var copy = Department()
        access.copy(department, &copy)
        access.remove(&department)
        if access.key == "i18n_name" {
            #expect(access.isSame(copy, copy) && copy.i18nName != nil)
        } else {
            #expect(try keys(of: copy) == [access.key] && department == Department())
        }
    }

    /// A field that a plan writes and that neither the batch nor the patch after it holds would be reported *created*.
    @Test(arguments: PersonField.allCases) func `a plan writes each field in the batch or in the patch after it`(
        field: PersonField
    ) throws {
        let line = field.definition
        let person = try record(User(), key: line.value.key)
        var item = BatchUser()
        line.batchCopy?(person, .userID, &item)
        switch line.writing {
        case .never: #expect(item == BatchUser())
        case .identity: #expect(try keys(of: item).count == 1)
        case .newPeople(let form), .always(let form):
            switch form {
            case .held: #expect(try keys(of: item).count == 1)
            case .partly: #expect(try keys(of: item).count == 1 && line.isPatched)
            case .patchedAfter: #expect(item == BatchUser() && line.isPatched)
            }
        case .patches: #expect(item == BatchUser() && line.isPatched)
        }
        #expect(field.isReadOnly == !line.isWritten)
    }

    @Test func `an export has each field that answers have`() {
        let people = PersonField.table.filter { $0.export == .none }.map(\.field)
        #expect(people == [.subscriptionIDs], "no answer holds the licences")
        let departments = DepartmentField.table.filter { $0.export == .none }.map(\.field)
        #expect(
            departments == [.parentName, .createGroupChat],
            "the parent has a column; the chat's id says it is there"
        )
    }

    @Test func `an item of a batch has no key that the table leaves out`() throws {
        var item = BatchUser()
        for line in PersonField.table {
            let person = try record(User(), key: line.value.key)
            for idType in [UserIDType.userID, .openID] { line.batchCopy?(person, idType, &item) }
        }
        #expect(try keys(of: item).union(["custom_attrs"]) == Set(BatchUser.CodingKeys.allCases.map(\.rawValue)))
    }

    /// A record of that key alone, whatever the type of its value.
    private func record<Record: Codable & Equatable>(_ empty: Record, key: String) throws -> Record {
        let values = [
            #""x""#, "1", "true", #"["x"]"#, #"{"zh_cn":"x","en_us":"x","ja_jp":"x"}"#, #"{"is_frozen":true}"#,
        ]
        let records = values.lazy.compactMap { value in
            try? JSONDecoder().decode(Record.self, from: Data(#"{"\#(key)":\#(value)}"#.utf8))
        }
        return try #require(records.first { $0 != empty })
    }

    private func keys(of value: some Encodable) throws -> Set<String> {
        let object = try JSONSerialization.jsonObject(with: JSONEncoder().encode(value))
        return Set(try #require(object as? [String: Any]).keys)
    }
}
