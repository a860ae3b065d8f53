import Foundation
import JobEngine
import JobFiles
import JobModel
import RowValidation
import TestSupport
import Testing
import Wording

/// What `check` says once of a sheet that is laid out in a way that its rows cannot be judged by.
struct SheetLayoutCheckTests {
    private func report(
        _ bytes: [UInt8],
        _ change: (inout StepDefinition) -> Void = { _ in }
    ) async throws -> CheckReport {
        try await withFolder { folder in
            try Data(bytes).write(to: URL(fileURLWithPath: folder + "/a.csv"))
            var job = JobDefinition(job: "x")
            var step = StepDefinition(subject: .people, source: "a.csv", match: "employee_no")
            step.mode = .upsert
            step.defaults = ["employee_type": "1"]
            change(&step)
            job.steps = [step]
            return try await OfflineCheck(job: job, folder: folder).report().steps[0]
        }
    }

    @Test func `a sheet without a header is one finding, whatever its rows lack`() async throws {
        let rows = (1...12).map { "测试\($0),1380002200\($0 % 10),x\($0)@example.com,运营部,E\($0)\n" }.joined()
        let report = try await report(Array(rows.utf8))
        #expect(report.findings.map(\.code) == ["header.none"] && report.findings[0].row == 1)
        #expect(report.rows == 11 && report.valid == 0)
    }

    @Test func `reports a missing column once, and not for each row`() async throws {
        let rows = (1...50).map { "人\($0),E\($0)\n" }.joined()
        let report = try await report(Array(("姓名,工号\n" + rows).utf8))
        #expect(report.findings.map(\.code) == ["header.missing", "header.missing"])
        #expect(report.findings.map(\.value) == ["mobile", "department_ids"])
        #expect(report.valid == 0 && report.invalid == 50)
    }

    @Test func `a column without a name that holds values makes the sheet invalid, once`() async throws {
        let header = "姓名,,手机号,部门,工号,\n"
        let text = header + "林,小北,13800000001,ops,E1,\n周,南,13800000002,ops,E2,x\n"
        let report = try await report(Array(text.utf8))
        #expect(report.findings.map(\.code) == ["header.unnamed", "header.unnamed"])
        #expect(report.valid == 0)
        let ignoring = try await self.report(Array(text.utf8)) { $0.ignore = [""] }
        #expect(ignoring.findings.isEmpty && ignoring.valid == 2)
        let empty = try await self.report(Array((header + "林,,13800000001,ops,E1,\n").utf8))
        #expect(empty.findings.isEmpty && empty.valid == 1)
    }

    @Test func `reports once a second sheet appended with its columns in another order`()
        async throws
    {
        let first = "姓名,手机号,部门,工号\n" + (1...60).map { "人\($0),138000\(10000 + $0),ops,E\($0)\n" }.joined()
        let other = "工号,姓名,手机号,部门\nE61,林小北,13800000061,ops\nE62,周南,13800000062,ops\n"
        let report = try await report(Array((first + other).utf8))
        let said = report.findings.filter { $0.code.hasPrefix("header.") }
        #expect(said.map(\.code) == ["header.another"] && said.map(\.row) == [62], "\(report.findings)")
        #expect(report.valid == 0)
        let same = try await self.report(Array((first + "姓名,手机号,部门,工号\n林小北,13800000061,ops,E61\n").utf8))
        #expect(same.valid == 61 && same.leftOut == 1)
    }

    @Test func `reports an accepted value that no row has`() async throws {
        let text = "姓名,手机号,部门,工号,城市\n林小北,13800000001,ops,E1,None\n周南,13800000002,ops,E2,无\n"
        let report = try await report(Array(text.utf8)) {
            $0.accept = ["城市": ["None", "无", "無"], "name": ["NULL"]]
        }
        #expect(report.findings.isEmpty, "\(report.findings)")
        let unused = report.warnings.filter { $0.code == "accept.nothingFound" }
        #expect(unused.map(\.value) == ["NULL", "無"] && unused.map(\.column) == ["姓名", "城市"], "\(report.warnings)")
    }

    @Test func `takes the row that the step names as the header`() async throws {
        let text = "姓名,手机号,部门,工号\n姓名,手机号,部门,工号\n林小北,13800000001,ops,E1\n"
        let named = try await report(Array(text.utf8)) { $0.headerRow = 2 }
        #expect(named.rows == 1 && named.valid == 1 && named.warnings.isEmpty)
    }

    @Test func `names the encoding if it is not UTF-8`() async throws {
        let text = "姓名,手机号,部门,工号\n林小北,13800000001,ops,E1\n"
        let wide = try #require(text.data(using: .utf16LittleEndian))
        let report = try await report([0xFF, 0xFE] + Array(wide))
        #expect(report.valid == 1 && report.warnings.map(\.code) == ["file.encoding"])
        #expect(report.warnings[0].value == "UTF-16LE" && report.warnings[0].problem.en.contains("姓名"))
        #expect(try await self.report(Array(text.utf8)).warnings.isEmpty)
    }

    @Test func `reads the header's row from the job file, and refuses a wrong one`() async throws {
        try await withFolder { folder in
            func load(_ row: String) throws -> JobDefinition {
                let text = """
                    job: x
                    kind: import
                    steps: [{ subject: people, source: a.csv, match: employee_no, header_row: \(row) }]
                    """
                try text.write(toFile: folder + "/x.yaml", atomically: true, encoding: .utf8)
                return try JobFile.load(folder + "/x.yaml", isRegion: PhoneRegion.isKnown).0
            }
            let (named, found) = (try load("12"), try load("auto"))
            #expect(named.steps[0].headerRow == 12 && found.steps[0].headerRow == nil)
            for wrong in ["0", "-1", "x", "1.5"] { #expect(throws: JobFileError.self) { try load(wrong) } }
        }
    }
}
