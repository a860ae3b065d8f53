import Foundation
import JobModel
import TestSupport
import Testing

struct LicenceSheetTests {
    /// The shipped company with two licences and an app that may give them.
    private func company(in folder: String) throws {
        _ = try GeneratedWave(rows: 1).write(to: folder)
        let path = folder + "/templates/company.yaml"
        let text = try String(contentsOfFile: path, encoding: .utf8)
            .replacingOccurrences(
                of: "        permissions:\n",
                with: "        permissions:\n          - contact:user.subscription_ids:write\n"
            )
            .replacingOccurrences(
                of: "    custom_attrs:\n",
                with: """
                        licences:
                          - { subscription_id: "7001", license_plan_key: basic, product_name: Basic, seats: 50 }
                          - { subscription_id: "7002", license_plan_key: full, product_name: Full, seats: 50 }
                        custom_attrs:

                    """
            )
        try text.write(toFile: path, atomically: true, encoding: .utf8)
    }

    @Test func `writes people with their licences, and the same sheet again changes nothing`()
        async throws
    {
        try await withFolder { folder in
            try company(in: folder)
            try """
            name,mobile,department_ids,employee_no,employee_type,席位ID
            甲,13800040001,hq,L1,1,7001
            乙,13800040002,hq,L2,1,7002
            丙,13800040003,hq,L3,1,7003
            丁,13800040004,hq,L4,1,
            """.write(toFile: folder + "/seats.csv", atomically: true, encoding: .utf8)
            let roster = RosterCommand(folder: folder)
            let arguments = ["seats.csv", "--match", "employee_no", "--mode", "upsert", "--directory", "embedded"]
            let result = try await roster.run(["import"] + arguments + ["--submit", "single", "--yes", "--json"])
            let summary = try Summary(result)
            #expect(summary.count(.created) == 2 && summary.count(.failed) == 2, "\(result.err)")
            let failed = try Sheet(try #require(summary.file("failed.csv")))
            #expect(failed.column("roster_code") == ["44048", "44046"])
            #expect(failed.column("roster_remedy")[1].contains("subscription_ids"))
            #expect(result.err.contains("header.newPeople"), "\(result.err)")
            let again = try await roster.run(["import"] + arguments + ["--submit", "single", "--yes", "--json"])
            #expect(try Summary(again).count(.unchanged) == 2, "\(again.err)")
        }
    }

    @Test func `writes a row with a licence singly, or reports it, because a batch has none`() async throws {
        try await withFolder { folder in
            try company(in: folder)
            try "name,mobile,department_ids,employee_no,employee_type,subscription_ids\n甲,13800040001,hq,L1,1,7001\n"
                .write(toFile: folder + "/seats.csv", atomically: true, encoding: .utf8)
            let roster = RosterCommand(folder: folder)
            let arguments = ["seats.csv", "--match", "employee_no", "--directory", "embedded"]
            let batch = try await roster.run(["plan"] + arguments + ["--submit", "batch"])
            #expect(batch.status == 3 && batch.out.contains("a batch cannot hold subscription_ids"), "\(batch.out)")
            let auto = try await roster.run(["plan"] + arguments)
            #expect(auto.out.contains("1: single: a batch cannot hold subscription_ids"), "\(auto.out)")
        }
    }
}
