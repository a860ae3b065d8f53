import ContactAPI
import Foundation
import JobModel
import Synchronization
import TestSupport
import Testing
import Wording

/// A directory whose lists break off or never end: nothing is concluded from them.
struct CutListTests {
    private static let people = (1...120).map(LaxState.person)
    private static let lists: [Endpoint] = [.childDepartments, .usersOfDepartment, .customAttributes, .employeeTypes]

    /// Each list, spoiled in each way.
    static let spoiled = lists.flatMap { list in
        [LaxFault.Token.missing, .empty, .same, .everNew].map { (list, $0) }
    }

    @Test(arguments: spoiled)
    func `an import with an incomplete list stops before anything is sent, with few calls`(
        list: Endpoint,
        token: LaxFault.Token
    ) async throws {
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder, environment: LaxDirectory.credentials)
            try await LaxDirectory.run(LaxState(people: Self.people)) { call in
                call.endpoint == list ? .more(token) : nil
            } body: { directory in
                let header = "name,mobile,department_ids,employee_no,employee_type\n"
                try (header + "Person 120,13800010120,d1,N120,1\n")
                    .write(toFile: folder + "/people.csv", atomically: true, encoding: .utf8)
                let result = try await roster.run(
                    "import",
                    "people.csv",
                    "--match",
                    "employee_no",
                    "--mode",
                    "upsert",
                    "--yes",
                    "--directory",
                    directory.address
                )
                #expect(result.status == 8, "\(result)")
                #expect(result.err.contains(list.description), "\(result.err)")
                #expect(directory.people == Self.people)
                #expect(directory.calls.count < 60, "\(directory.calls.count)")
            }
        }
    }

    @Test(arguments: [Endpoint.childDepartments, .customAttributes])
    func `refuses an export of an incomplete list`(list: Endpoint) async throws {
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder, environment: LaxDirectory.credentials)
            try await LaxDirectory.run(LaxState(people: Self.people)) { call in
                call.endpoint == list ? .more(.missing) : nil
            } body: { directory in
                try ExportJob.write(to: folder, directory: directory.address, limits: nil)
                let result = try await roster.run("export", "all.yaml", "--out", "out")
                #expect(result.status == 8 && result.err.contains("breaks off"), "\(result)")
                #expect(try FileManager.default.contentsOfDirectory(atPath: folder).allSatisfy { !$0.hasPrefix("out") })
            }
        }
    }

    @Test func `names a department whose members' list breaks off, and exports the rest`() async throws {
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder, environment: LaxDirectory.credentials)
            try await LaxDirectory.run(LaxState(people: Self.people)) { call in
                // The second page of three is the last that says how to go on.
                call.endpoint == .usersOfDepartment && call["page_token"] == "50" ? .more(.missing) : nil
            } body: { directory in
                try ExportJob.write(to: folder, directory: directory.address, limits: nil)
                let result = try await roster.run("export", "all.yaml", "--out", "out")
                #expect(result.status == 4, "\(result)")
                let manifest = try String(contentsOfFile: folder + "/out/manifest.json", encoding: .utf8)
                #expect(manifest.contains("departments_unread") && manifest.contains("breaks off"), "\(manifest)")
            }
        }
    }

    @Test(arguments: [
        LaxFault.cut, .lose, .say(#"{"code":0,"data":{"items":[{"open_id":"ou_1","na"#), .say(#"{"code":0}"#),
        .rewrite { $0.replacing(#""items":["#, with: #""items":[[],"#) },
    ])
    func `reads a page again that breaks off once, and the export is complete`(fault: LaxFault) async throws {
        let isBroken = Atomic(true)
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder, environment: LaxDirectory.credentials)
            try await LaxDirectory.run(LaxState(people: Self.people)) { call in
                guard call.endpoint == .usersOfDepartment, call["page_token"] == "50" else { return nil }
                return isBroken.exchange(false, ordering: .relaxed) ? fault : nil
            } body: { directory in
                try ExportJob.write(to: folder, directory: directory.address, limits: nil)
                var result = try await roster.run("export", "all.yaml", "--out", "out")
                // An answer that is whole and proves nothing ends the command instead.
                if result.status == 8 { result = try await roster.run("export", "all.yaml", "--out", "out") }
                #expect(result.status == 0, "\(result)")
                let people = try Sheet(folder + "/out/people.csv").column("employee_no")
                #expect(Set(people).count == 120 && people.count == 120)
            }
        }
    }

    @Test(
        arguments: [Endpoint.childDepartments, .usersOfDepartment, .customAttributes, .scopes],
        [LaxFault.Token.missing, .empty]
    )
    func `the doctor reports a directory whose lists break off`(
        list: Endpoint,
        token: LaxFault.Token
    ) async throws {
        let result = try await Self.doctor { $0.endpoint == list ? .more(token) : nil }
        #expect(result.status == 8 && (result.out + result.err).contains("breaks off"), "\(result)")
    }

    @Test(
        arguments: [Endpoint.childDepartments, .usersOfDepartment, .scopes],
        [#"{"code":0}"#, #"{"code":0,"data":null}"#, #"{"code":0,"data":{}}"#]
    )
    func `the doctor reports a directory whose lists have no data`(
        list: Endpoint,
        answer: String
    ) async throws {
        let result = try await Self.doctor { $0.endpoint == list ? .say(answer) : nil }
        #expect(result.status == 8 && (result.out + result.err).contains(list.description), "\(result)")
    }

    private static func doctor(
        _ fault: @escaping @Sendable (LaxCall) -> LaxFault?
    ) async throws -> RosterCommand.Result {
        var result = RosterCommand.Result(status: -1)
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder, environment: LaxDirectory.credentials)
            try await LaxDirectory.run(LaxState(people: Self.people), fault: fault) { directory in
                result = try await roster.run("doctor", "--directory", directory.address)
            }
        }
        return result
    }

    @Test(arguments: [#"{"code":0}"#, #"{"code":0,"data":null}"#, #"{"code":0,"data":{}}"#])
    func `refuses an export of an empty answer`(answer: String) async throws {
        for list in [Endpoint.childDepartments, .usersOfDepartment] {
            let (result, manifest) = try await Self.export { $0.endpoint == list ? .say(answer) : nil }
            #expect(result.status == 8 && manifest == nil, "\(result)")
        }
    }

    @Test(arguments: ["en", "zh"])
    func `an export of lists that end too early names the departments`(language: String) async throws {
        let (result, manifest) = try await Self.export(language) { call in
            // The first page of three, which says that nothing follows.
            guard call.endpoint == .usersOfDepartment else { return nil }
            return .rewrite { $0.replacing(#""has_more":true"#, with: #""has_more":false"#) }
        }
        let short = try #require(manifest?["departments_short"] as? [[String: Any]])
        #expect(short.count == 1 && short[0]["open_department_id"] as? String == "od-d1")
        #expect(short[0]["member_count"] as? Int == 120 && short[0]["listed"] as? Int == 50)
        #expect(manifest?["people"] as? Int == 50)
        let words = language == "en" ? "People are missing: 1 department" : "有人员缺失：1 个部门"
        #expect(result.status == 4 && result.out.contains(words), "\(result)")
    }

    @Test(arguments: ["check", "plan"])
    func `warns of people searched in lists that end too early`(command: String) async throws {
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder, environment: LaxDirectory.credentials)
            let isCut = Atomic(true)
            try await LaxDirectory.run(LaxState(people: Self.people)) { call in
                guard call.endpoint == .usersOfDepartment, isCut.load(ordering: .relaxed) else { return nil }
                return .rewrite { $0.replacing(#""has_more":true"#, with: #""has_more":false"#) }
            } body: { directory in
                // Nobody looks people up by their number alone.
                try "name,department_ids,employee_no,mobile,employee_type\nPerson 120,d1,N120,13800019999,1\n"
                    .write(toFile: folder + "/people.csv", atomically: true, encoding: .utf8)
                let sheet = [
                    "people.csv", "--match", "employee_no", "--mode", "upsert", "--directory", directory.address,
                ]
                let short = try await roster.run([command] + sheet)
                #expect((short.out + short.err).contains("directory.listsShort"), "\(short)")
                #expect((short.out + short.err).contains("'d1': 50 of 120"), "\(short)")
                isCut.store(false, ordering: .relaxed)
                let whole = try await roster.run([command] + sheet)
                #expect(!(whole.out + whole.err).contains("directory.listsShort"), "\(whole)")
            }
        }
    }

    private static func export(
        _ language: String = "en",
        _ fault: @escaping @Sendable (LaxCall) -> LaxFault?
    ) async throws -> (RosterCommand.Result, manifest: [String: Any]?) {
        var found: (RosterCommand.Result, [String: Any]?)?
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder, environment: LaxDirectory.credentials)
            try await LaxDirectory.run(LaxState(people: Self.people), fault: fault) { directory in
                try ExportJob.write(to: folder, directory: directory.address, limits: nil)
                let result = try await roster.run("export", "all.yaml", "--out", "out", "--lang", language)
                let path = folder + "/out/manifest.json"
                guard FileManager.default.fileExists(atPath: path) else {
                    found = (result, nil)
                    return
                }
                let data = try Data(contentsOf: URL(fileURLWithPath: path))
                found = (result, try JSONSerialization.jsonObject(with: data) as? [String: Any])
            }
        }
        return try #require(found)
    }

    @Test func `a walk with endless pages ends at twice the announced calls`() async throws {
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder, environment: LaxDirectory.credentials)
            try await LaxDirectory.run(LaxState(people: Self.people)) { call in
                guard call.endpoint == .usersOfDepartment else { return nil }
                let person = #"{"open_id":"ou_x\#(call.earlier)","name":"Stranger"}"#
                return .say(
                    #"{"code":0,"data":{"items":[\#(person)],"has_more":true,"page_token":"t\#(call.earlier)"}}"#
                )
            } body: { directory in
                try "name,mobile,department_ids,employee_no,employee_type\nAda,13800019999,d1,N999,1\n"
                    .write(toFile: folder + "/people.csv", atomically: true, encoding: .utf8)
                let result = try await roster.run(
                    "check",
                    "people.csv",
                    "--match",
                    "employee_no",
                    "--mode",
                    "upsert",
                    "--directory",
                    directory.address
                )
                #expect(result.status == 8 && result.err.contains("more than twice the announced"), "\(result)")
                #expect(directory.calls.count { $0.endpoint == .usersOfDepartment } <= 2 * 6 + 20)
            }
        }
    }

    @Test func `walks a department again if its page token expires`() async throws {
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder, environment: LaxDirectory.credentials)
            try await LaxDirectory.run(LaxState(people: Self.people)) { call in
                guard call.endpoint == .usersOfDepartment, call["page_token"] == "100" else { return nil }
                return call.earlier < 4 ? .refuse(status: 400, #"{"code":40012,"msg":"page token"}"#) : nil
            } body: { directory in
                try "name,department_ids,employee_no\nPerson 120,d1,N120\n"
                    .write(toFile: folder + "/people.csv", atomically: true, encoding: .utf8)
                let result = try await roster.run(
                    "import",
                    "people.csv",
                    "--match",
                    "employee_no",
                    "--mode",
                    "update",
                    "--yes",
                    "--json",
                    "--directory",
                    directory.address
                )
                let summary = try Summary(result)
                #expect(summary.exit == 0 && summary.count(.unchanged) == 1, "\(result)")
            }
        }
    }
}
