import Foundation
import JobModel
import TestSupport
import Testing

/// A sheet that no one here wrote: 10,000 rows under Chinese headers that are no field names.
///
/// Needs its path in `ROSTER_REAL_SHEET`; without it there is nothing to run.
@Suite(.serialized, .enabled(if: ProcessInfo.processInfo.environment["ROSTER_REAL_SHEET"] != nil))
struct RealSheetTests {
    enum Form: String, CaseIterable {
        case asItIs
        case gb18030
        case utf16Tabs
    }

    @Test(arguments: ["batch", "single"], Form.allCases)
    func `imports a real sheet by a job that maps it, and a second run writes nothing`(
        submit: String,
        form: Form
    ) async throws {
        try await withFolder { folder in
            try FileManager.default.copyItem(
                atPath: Project.folder + "/templates",
                toPath: folder + "/templates"
            )
            try write(form, to: folder + "/sheet.csv")
            try job(submit).write(toFile: folder + "/job.yaml", atomically: true, encoding: .utf8)
            let roster = RosterCommand(folder: folder)
            let first = try await roster.run("import", "job.yaml", "--yes", "--json")
            let summary = try Summary(first)
            #expect(summary.rows == 10_000 && summary.leftOut == 2_002 && summary.addsUp)
            #expect(summary.count(.invalid) == 2_042 && summary.count(.created) == 5_956, "\(first.err.suffix(500))")
            #expect(first.err.contains("5 new departments"))
            let second = try Summary(await roster.run("import", "job.yaml", "--json"))
            #expect(second.count(.unchanged) == 5_956 && second.count(.invalid) == 2_042)
            #expect(second.count(.created) + second.count(.updated) + second.count(.defective) == 0)
        }
    }

    private func write(_ form: Form, to path: String) throws {
        let source = try #require(ProcessInfo.processInfo.environment["ROSTER_REAL_SHEET"])
        let bytes = try Data(contentsOf: URL(fileURLWithPath: source))
        switch form {
        case .asItIs: try bytes.write(to: URL(fileURLWithPath: path))
        case .gb18030:
            let arguments = ["-f", "UTF-8", "-t", "GB18030", "-o", path, source]
            #expect(ChildProcess.succeeds("/usr/bin/iconv", arguments))
        case .utf16Tabs:
            // No cell of the sheet holds a comma.
            let tabs = String(decoding: bytes, as: UTF8.self).replacingOccurrences(of: ",", with: "\t")
            try tabs.write(toFile: path, atomically: true, encoding: .utf16)
        }
    }

    /// A batch holds no job title, so that way needs the patch after it.
    private func job(_ submit: String) -> String {
        """
        job: real-sheet
        kind: import
        directory: embedded
        submit: \(submit)
        steps:
          - subject: people
            source: sheet.csv
            match: employee_no
            mode: upsert
            columns:
              员工ID: [user_id, employee_no]
              员工姓名: name
              员工性别: { field: gender, values: { 男: 1, 女: 2 } }
              员工电话: mobile
              员工邮箱: email
              员工职位: job_title
              员工部门: department_ids
              员工入职时间: join_time
            ignore: [备注, 员工离职时间]
            defaults: { employee_type: 1 }
            where: { 员工状态: 在职 }
            allow_new: [job_title, department]
            allow_defective: true
        limits: { rates: off, batch_rate: 1000/s }
        """
    }
}
