import Foundation
import JobModel
import TestSupport
import Testing

struct ColumnSourceSheetTests {
    private static let job = """
        job: parts
        kind: import
        directory: embedded
        submit: single
        steps:
          - subject: people
            source: parts.csv
            match: employee_no
            mode: upsert
            columns:
              "{姓}{名}": name
              员工: "{employee_no}/{mobile}"
              "{一级部门}/{二级部门}": department_ids
            allow_new: [department]
            defaults: { employee_type: 1 }
        """

    @Test func `checks, imports, retries and plans with joined and split cells`() async throws {
        try await withFolder { folder in
            _ = try GeneratedWave(rows: 1).write(to: folder)
            let sheet = """
                员工表,,,,
                姓,名,员工,一级部门,二级部门
                欧阳,娜,P1/13800030001,市场部,华东
                司马,光,P2-13800030002,市场部,
                诸葛,亮,P3/13800030003,,华东

                """
            try sheet.write(toFile: folder + "/parts.csv", atomically: true, encoding: .utf8)
            try Self.job.write(toFile: folder + "/parts.yaml", atomically: true, encoding: .utf8)
            let roster = RosterCommand(folder: folder)
            for more in [[], ["--directory", "embedded"]] {
                let check = try await roster.run(["check", "parts.yaml", "--lang", "zh"] + more)
                #expect(check.status == 3)
                #expect(check.out.contains("split.mismatch") && check.out.contains("join.gap"), "\(check.out)")
                #expect(check.out.contains("员工") && check.out.contains("一级部门 + 二级部门"), "\(check.out)")
            }
            let imported = try await roster.run("import", "parts.yaml", "--yes", "--json")
            let summary = try Summary(imported)
            #expect(summary.count(.created) == 1 && summary.count(.invalid) == 2, "\(imported.err)")
            let failed = try String(contentsOfFile: try #require(summary.file("failed.csv")), encoding: .utf8)
            try failed.replacingOccurrences(of: "P2-", with: "P2/").replacingOccurrences(of: ",,华东,", with: ",市场部,华东,")
                .write(toFile: folder + "/fixed.csv", atomically: true, encoding: .utf8)
            let retry = try await roster.run("retry", "last", "--input", "fixed.csv", "--yes")
            #expect(retry.status == 0, "\(retry.err)\n\(failed)")
            #expect(try await roster.employees() == (GeneratedWave.before + ["P1", "P2", "P3"]).sorted())
            let right = sheet.replacingOccurrences(of: "P2-", with: "P2/")
                .replacingOccurrences(of: ",,华东\n", with: ",市场部,华东\n")
            try right.write(toFile: folder + "/parts.csv", atomically: true, encoding: .utf8)
            let again = try await roster.run("import", "parts.yaml", "--yes", "--json")
            #expect(try Summary(again).count(.unchanged) == 3, "\(again.err)")
        }
    }
}
