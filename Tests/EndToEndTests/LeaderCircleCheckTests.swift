import Foundation
import JobModel
import TestSupport
import Testing

/// A circle of leaders that closes through people who are in the directory and not in the sheet.
struct LeaderCircleCheckTests {
    /// 郑凯, u004, is led by Robin Meyer, u003, and he by 周敏, u001.
    private func served(_ body: (RosterCommand, _ address: String) async throws -> Void) async throws {
        try await withFolder { folder in
            let company = try String(contentsOfFile: Project.folder + "/templates/company.yaml", encoding: .utf8)
            let lines = company.split(separator: "\n", omittingEmptySubsequences: false).map { line in
                line.contains("user_id: u004")
                    ? line.replacingOccurrences(of: "leader: u001", with: "leader: u003") : "\(line)"
            }
            try lines.joined(separator: "\n").write(toFile: folder + "/company.yaml", atomically: true, encoding: .utf8)
            let roster = RosterCommand(folder: folder, environment: Served.credentials)
            let serving = ["--database", Served.database, "--company", "company.yaml", "--rates", "off"]
            try await roster.serving(serving[0], serving[1], serving[2], serving[3], serving[4], serving[5]) { port in
                try await body(roster, "http://127.0.0.1:\(port)")
            }
        }
    }

    /// A walk keeps the names of those alone whom the sheet names.
    private static func circle(_ match: String) -> String {
        "row 2 → 郑凯 (u004) → \(match == "employee_no" ? "u003" : "Robin Meyer (u003)") → row 2"
    }

    @Test(arguments: [
        ("mobile", "13800001001,u004"), ("user_id", "u001,mobile:13800001004"),
        ("employee_no", "E001,email:u004@example.com"),
    ])
    func `finds a cycle by look-ups and by a walk, and announces its calls`(match: String, row: String) async throws {
        try await served { roster, address in
            try "\(match),leader_user_id\n\(row)\n"
                .write(toFile: roster.folder + "/people.csv", atomically: true, encoding: .utf8)
            let arguments = ["people.csv", "--match", match, "--mode", "update", "--directory", address]
            let check = try await roster.run(["check", "--verbose"] + arguments)
            #expect(check.status == 3 && check.out.contains(Self.circle(match)), "\(check.out) \(check.err)")
            #expect(check.out.contains("[leader.circle]"))
            let told = "To read who is above the leaders in people.csv, at most: 20 × GET /contact/v3/users/batch"
            #expect(check.err.contains(told) == (match != "employee_no"), "\(check.err)")
            let plan = try await roster.run(["plan"] + arguments)
            #expect(plan.status == 3 && plan.out.contains(Self.circle(match)), "\(plan.out)")
        }
    }

    @Test func `a new person makes no cycle, and nobody above their leader is read`() async throws {
        try await served { roster, address in
            try "name,mobile,department_ids,employee_type,leader_user_id\n甲,13800030001,hq,1,u004\n"
                .write(toFile: roster.folder + "/people.csv", atomically: true, encoding: .utf8)
            let check = try await roster.run("check", "people.csv", "--match", "mobile", "--directory", address)
            #expect(check.status == 0 && !check.err.contains("above the leaders"), "\(check.out) \(check.err)")
        }
    }
}
