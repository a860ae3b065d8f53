import Foundation
import JobModel
import TestSupport
import Testing

/// People who have left and come back, in a check and a plan against a real directory.
struct LeaverTests {
    /// The shipped company has 韩磊, u012, who has left; here another person has his old mobile number as well.
    private func served(
        without permission: String? = nil,
        _ body: (RosterCommand, _ address: String) async throws -> Void
    ) async throws {
        try await withFolder { folder in
            var company = try String(contentsOfFile: Project.folder + "/templates/company.yaml", encoding: .utf8)
            if let permission {
                company = company.replacingOccurrences(of: "          - \(permission)\n", with: "")
            }
            let more = """
                      - { user_id: left1, name: 前人, email: left1@example.com, mobile: "13800001099", departments: [ops], employee_no: X99, status: resigned }
                      - { user_id: now1, name: 今人, mobile: "13800001099", departments: [ops], employee_no: X98 }
                    accounts:

                """
            company = company.replacingOccurrences(of: "    accounts:\n", with: more)
            try company.write(toFile: folder + "/company.yaml", atomically: true, encoding: .utf8)
            let roster = RosterCommand(folder: folder, environment: Served.credentials)
            try await roster.serving(
                "--database",
                Served.database,
                "--company",
                "company.yaml",
                "--rates",
                "off"
            ) { port in try await body(roster, "http://127.0.0.1:\(port)") }
        }
    }

    private func check(
        _ roster: RosterCommand,
        _ address: String,
        _ header: String,
        _ row: String,
        match: String,
        mode: String = "upsert"
    ) async throws -> (findings: [String], warnings: [String], text: String) {
        try "\(header)\n\(row)\n".write(toFile: roster.folder + "/people.csv", atomically: true, encoding: .utf8)
        let result = try await roster.run(
            ["check", "people.csv", "--match", match, "--mode", mode, "--directory", address, "--json"]
        )
        struct Report: Decodable {
            struct Line: Decodable { var code: String }
            var findings: [Line]
            var warnings: [Line]
        }
        let report = try JSONDecoder().decode(Report.self, from: Data(result.out.utf8))
        return (report.findings.map(\.code), report.warnings.map(\.code), result.out)
    }

    private static let plain = "name,mobile,email,department_ids,employee_type"

    @Test(arguments: [
        ("mobile", plain, "韩磊,13800001012,,hq,1"), ("mobile", plain, "韩磊,13800030001,U012@example.com,hq,1"),
        ("mobile", "user_id," + plain, "u012,韩磊,13800030001,,hq,1"),
        ("employee_no", "employee_no," + plain, "E012,韩磊,13800001012,,hq,1"),
        ("employee_no", "employee_no,user_id," + plain, "N1,u012,韩磊,13800030001,,hq,1"),
        ("user_id", "user_id," + plain, "u012,韩磊,13800030001,,hq,1"),
    ])
    func `proposes to restore the leaver who has the key`(
        match: String,
        header: String,
        row: String
    ) async throws {
        try await served { roster, address in
            let found = try await check(roster, address, header, row, match: match)
            #expect(found.findings.isEmpty && found.warnings == ["leaver.returns"], "\(found)")
            #expect(found.text.contains("'韩磊' (u012)") && found.text.contains("within 30 days"))
            let plan = try await roster.run(
                ["plan", "people.csv", "--match", match, "--mode", "upsert", "--directory", address]
            )
            #expect(plan.out.contains("1 may be somebody who has left and comes back"), "\(plan.out)")
        }
    }

    @Test func `refuses an update of a leaver`() async throws {
        try await served { roster, address in
            let header = "mobile,job_title"
            let found = try await check(roster, address, header, "13800001012,专员", match: "mobile", mode: "update")
            #expect(found.findings == ["match.resigned"] && found.warnings.isEmpty, "\(found)")
        }
    }

    @Test func `a number belongs to the person who has it now`() async throws {
        try await served { roster, address in
            let mine = try await check(
                roster,
                address,
                "mobile,name",
                "13800001099,今人",
                match: "mobile",
                mode: "update"
            )
            #expect(mine.findings.isEmpty && mine.warnings.isEmpty, "\(mine)")
            let other = try await check(
                roster,
                address,
                Self.plain,
                "新人,13800001099,left1@example.com,hq,1",
                match: "email"
            )
            #expect(other.findings == ["mobile.taken"], "\(other)")
        }
    }

    @Test(arguments: ["contact:user.employee:readonly", "contact:user.phone:readonly"])
    func `distinguishes leavers from active people without permission to see leavers or numbers`(
        permission: String
    ) async throws {
        try await served(without: permission) { roster, address in
            let back = try await check(roster, address, Self.plain, "韩磊,13800001012,,hq,1", match: "mobile")
            #expect(back.findings.isEmpty && back.warnings == ["leaver.returns"], "\(back)")
            let taken = try await check(
                roster,
                address,
                Self.plain,
                "新人,13800001001,n@example.com,hq,1",
                match: "email"
            )
            #expect(taken.findings == ["mobile.taken"], "\(taken)")
        }
    }
}
