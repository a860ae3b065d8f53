import ContactAPI
import Foundation
import TestSupport
import Testing

/// Control characters in ids, on their way to a directory: they stay here.
struct ControlCharacterCommandTests {
    private static let controls = ["\u{1}", "\u{1B}", "\u{7F}", "\u{81}"]

    @Test(arguments: controls, ["import", "check", "plan"])
    func `sends no control character of a sheet`(control: String, command: String) async throws {
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder, environment: LaxDirectory.credentials)
            try await LaxDirectory.run(LaxState(people: [LaxState.person(7)])) { directory in
                let header = "user_id,name,mobile,department_ids,employee_type,leader_user_id"
                let rows = [
                    "u\(control)7,Person 7,13800010007,d1,1,", "u8,Person 8,13800010008,d\(control)1,1,",
                    "u9,Person 9,13800010009,d1,1,user_id:u\(control)7",
                    "u10,Person 10,13800010010,d1,1,open_id:ou\(control)_7",
                ]
                try ([header] + rows).joined(separator: "\n")
                    .write(toFile: folder + "/people.csv", atomically: true, encoding: .utf8)
                let sheet = [command, "people.csv", "--match", "user_id", "--mode", "upsert", "--json"]
                let result = try await roster.run(
                    sheet + (command == "import" ? ["--yes"] : []) + ["--directory", directory.address]
                )
                #expect(result.out.contains("id.control") || result.err.contains("id.control"), "\(result)")
                #expect(!(result.out + result.err).contains(control), "\(result)")
                #expect(directory.people == [LaxState.person(7)])
                for call in directory.calls {
                    #expect(!(call.id ?? "").contains(control) && !call.query.contains { $0.value.contains(control) })
                    #expect(!call.body.contains(control))
                }
            }
        }
    }

    @Test(arguments: controls, ["en", "zh"])
    func `sends no control character that the doctor is given`(control: String, language: String) async throws {
        try await withFolder { folder in
            let roster = RosterCommand(folder: folder, environment: LaxDirectory.credentials)
            try await LaxDirectory.run { directory in
                let result = try await roster.run(
                    ["doctor", "--id", "u\(control)7", "--lang", language, "--directory", directory.address]
                )
                #expect(result.status == 2 && directory.calls.isEmpty, "\(result)")
                #expect(result.err.contains(language == "en" ? "by hand" : "请手动重新输入"), "\(result)")
                #expect(!result.err.contains(control))
            }
        }
    }
}
