import ContactAPI
import Foundation
import TestSupport
import Testing

/// What happens in a company within a week: people join, leave, move and change, departments are renamed, moved and merged.
struct GeneratedWeek {
    private(set) var generated: GeneratedDirectory
    private var random: GeneratedText
    private let before: StoredDirectory
    private var next = GeneratedDirectory.leaders
    private(set) var joined: Set<String> = []
    private(set) var left: Set<String> = []
    private(set) var moved: Set<String> = []
    private(set) var changed: Set<String> = []

    init(_ generated: GeneratedDirectory, seed: UInt64) throws {
        self.generated = generated
        random = GeneratedText(generated.random.kind, seed: seed)
        before = try StoredDirectory(generated.database, departmentsAs: .openIDs)
    }

    /// A week that an import can write takes no value away, has no new line break, changes no id, and gives none that is free again to another person.
    mutating func happen(isWritable: Bool = false) async throws {
        for _ in 0..<4 { try await move() }
        for _ in 0..<3 { try await leave() }
        try await change(isWritable ? Self.values : Self.values + Self.unwritable)
        try await changeAttributes()
        try await reorganize()
        for _ in 0..<3 {
            joined.insert(try await generated.addPerson(in: [random.next(generated.departments.count - 2)]))
        }
        if !isWritable { try await changeIDs() }
    }

    /// The next person who is as before.
    private mutating func someone() -> String {
        next += 1
        return generated.people[next]
    }

    private func patch(_ id: String, _ body: String) async throws {
        try await generated.caller.call("PATCH", "users/\(id)?user_id_type=user_id", body)
    }

    // MARK: People

    private mutating func move() async throws {
        let person = someone()
        let now = Set(before.people[person]?.places.map(\.cell) ?? [])
        // The last department is merged later.
        let others = generated.departments.dropFirst().dropLast().filter { !now.contains($0) }
        try await patch(person, #"{"department_ids":["\#(random.pick(others))"]}"#)
        moved.insert(person)
    }

    private mutating func leave() async throws {
        let person = someone()
        try await generated.caller.call("DELETE", "users/\(person)?user_id_type=user_id")
        left.insert(person)
    }

    private static let values = [
        #"{"name":"新 \"名\", =1"}"#, #"{"work_station":"007-new"}"#, #"{"mobile":"+8613900099001"}"#,
        #"{"email":"new@example.com"}"#, #"{"employee_no":"0009999"}"#, #"{"join_time":1800000000}"#,
        #"{"job_title":"新职务","city":"新城"}"#, #"{"mobile_visible":false,"mobile":"+8613900099002"}"#,
        #"{"en_name":"New","nickname":"N;E|W"}"#, #"{"enterprise_email":"new@corp.example"}"#,
        #"{"employee_type":4,"country":"JP"}"#,
    ]
    private static let unwritable = [#"{"name":"新\n\"名\""}"#, #"{"job_level_id":""}"#, #"{"leader_user_id":""}"#]

    private mutating func change(_ bodies: [String]) async throws {
        for body in bodies + [#"{"dotted_line_leader_user_ids":["\#(generated.people[5])"]}"#] {
            var person = someone()
            if body.contains("job_level") { person = someone(with: "job_level_id") }
            if body.contains(#""leader"#) { person = someone(with: "leader_user_id") }
            try await patch(person, body)
            changed.insert(person)
        }
        let frozen = someone(with: "is_frozen", "false")
        try await patch(frozen, #"{"is_frozen":true}"#)
        let ordered = someone()
        let places = before.people[ordered]?.places ?? []
        let primary = places.first(where: \.isPrimary)?.cell ?? rootDepartmentID
        let ids = places.map { "\"\($0.cell)\"" }.joined(separator: ",")
        let order = #"{"department_id":"\#(primary)","user_order":4711,"department_order":99,"is_primary_dept":true}"#
        try await patch(ordered, #"{"department_ids":[\#(ids)],"orders":[\#(order)]}"#)
        changed.formUnion([frozen, ordered])
    }

    /// The next person with a value, or with this one.
    private mutating func someone(with field: String, _ value: String? = nil) -> String {
        while true {
            let person = someone()
            let cell = before.people[person]?.cells[field] ?? ""
            if value.map({ $0 == cell }) ?? !cell.isEmpty { return person }
        }
    }

    private mutating func changeAttributes() async throws {
        let mentor = generated.people[7]
        for value in [
            #"{"type":"TEXT","id":"C-1","value":{"text":"新备注\n2"}}"#,
            #"{"type":"HREF","id":"C-2","value":{"text":"新|页","url":"https://new.example/|","pc_url":"https://pc.example"}}"#,
            #"{"type":"GENERIC_USER","id":"C-5","value":{"generic_user":{"id":"\#(mentor)","type":1}}}"#,
        ] { try await changeAttribute(of: someone(), value) }
        let enumerated = someone()
        let option = before.people[enumerated]?.cells["custom_attrs.级别"] == "P4" ? "p5" : "p4"
        try await changeAttribute(
            of: enumerated,
            #"{"type":"ENUMERATION","id":"C-3","value":{"option_id":"\#(option)"}}"#
        )
        let pictured = someone()
        let picture = before.people[pictured]?.cells["custom_attrs.Badge"] == "金" ? "silver" : "gold"
        try await changeAttribute(
            of: pictured,
            #"{"type":"PICTURE_ENUM","id":"C-4","value":{"option_id":"\#(picture)"}}"#
        )
    }

    private mutating func changeAttribute(of person: String, _ value: String) async throws {
        try await patch(person, #"{"custom_attrs":[\#(value)]}"#)
        changed.insert(person)
    }

    // MARK: Departments

    /// One is renamed, one is put elsewhere, one is new, and the last goes into another one.
    private mutating func reorganize() async throws {
        let ids = generated.departments
        let caller = generated.caller
        func patch(_ id: String, _ body: String) async throws {
            try await caller.call(
                "PATCH",
                "departments/\(id)?department_id_type=open_department_id&user_id_type=user_id",
                body
            )
        }
        try await patch(ids[2], #"{"name":"改名,\"2\""}"#)
        try await patch(ids[11], #"{"parent_department_id":"\#(ids[3])"}"#)
        try await patch(ids[4], #"{"leader_user_id":"\#(generated.people[9])"}"#)
        let merged = ids[ids.count - 1]
        for (person, stored) in try StoredDirectory(generated.database, departmentsAs: .openIDs).people {
            guard stored.places.contains(where: { $0.cell == merged }) else { continue }
            let rest = stored.places.map(\.cell).filter { $0 != merged && $0 != ids[5] } + [ids[5]]
            let body = rest.map { "\"\($0)\"" }.joined(separator: ",")
            try await self.patch(person, #"{"department_ids":[\#(body)]}"#)
            moved.insert(person)
            changed.remove(person)
        }
        try await generated.caller.call("DELETE", "departments/\(merged)?department_id_type=open_department_id")
        try await generated.addDepartment(ids.count, below: 1)
        joined.insert(try await generated.addPerson(in: [ids.count]))
    }

    private mutating func changeIDs() async throws {
        let person = someone()
        try await generated.caller.call(
            "PATCH",
            "users/\(person)/update_user_id?user_id_type=user_id",
            #"{"new_user_id":"00\#(person)"}"#
        )
        if moved.remove(person) == nil { changed.insert("00\(person)") } else { moved.insert("00\(person)") }
        try await generated.caller.call(
            "PATCH",
            "departments/\(generated.departments[3])/update_department_id?department_id_type=open_department_id",
            #"{"new_department_id":"renamed3"}"#
        )
        // Somebody new has the id of somebody who left.
        let free = try #require(left.min())
        let body =
            #"{"user_id":"\#(free)","name":"另一人","mobile":"+8613900099009","employee_type":1,"department_ids":["\#(generated.departments[1])"]}"#
        try await generated.caller.call("POST", "users?user_id_type=user_id", body)
        joined.insert(free)
    }
}
