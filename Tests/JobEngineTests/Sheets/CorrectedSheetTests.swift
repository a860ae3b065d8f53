import Foundation
import JobEngine
import JobModel
import TestSupport
import Testing
import Wording

struct CorrectedSheetTests {
    private func job(_ folder: String, _ text: String, _ corrections: [SheetCorrection]) throws -> JobDefinition {
        try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/a.csv"))
        try CorrectionFile(folder + "/c.csv").write(corrections)
        var step = StepDefinition(subject: .people, source: "a.csv", match: "mobile")
        step.corrections = "c.csv"
        var job = JobDefinition(job: "x")
        job.steps = [step]
        return job
    }

    private func cell(_ row: Int, _ column: String, _ old: String, _ new: String) -> SheetCorrection {
        SheetCorrection(
            time: "2026-11-26T08:00:00.000Z",
            row: row,
            change: .cell(column: SheetColumnName(column), old: old, new: new)
        )
    }

    private let sheet = """
        name,mobile,department_ids,employee_type
        Ada,13800013164,0,1
        Bo,1380001316,0,1
        Cy,13800013165,0,1

        """

    @Test func `a corrected cell is checked as if the sheet had it, and the sheet stays as it is`() async throws {
        try await withFolder { folder in
            let before = try job(folder, sheet, [])
            let report = try await OfflineCheck(job: before, folder: folder).report().steps[0]
            #expect(report.findings.map(\.row) == [3] && report.valid == 2)
            let corrected = try job(folder, sheet, [cell(3, "mobile", "1380001316", "13800013166")])
            let after = try await OfflineCheck(job: corrected, folder: folder).report().steps[0]
            #expect(after.findings.isEmpty && after.valid == 3)
            #expect(after.warnings.contains { $0.code == "correction.applied" })
            #expect(try String(contentsOfFile: folder + "/a.csv", encoding: .utf8) == sheet)
        }
    }

    @Test func `a corrected cell counts among the other rows`() async throws {
        try await withFolder { folder in
            let job = try job(folder, sheet, [cell(3, "mobile", "1380001316", "13800013164")])
            let report = try await OfflineCheck(job: job, folder: folder).report().steps[0]
            #expect(Set(report.findings.compactMap(\.row)) == [2, 3])
        }
    }

    @Test func `an old value that the sheet does not have is a finding, and nothing is applied`() async throws {
        try await withFolder { folder in
            let job = try job(folder, sheet, [cell(4, "mobile", "13800019999", "13800013167")])
            let report = try await OfflineCheck(job: job, folder: folder).report().steps[0]
            let finding = try #require(report.findings.first { $0.code == "correction.differs" })
            #expect(finding.row == 4 && finding.column == "mobile" && finding.value == "13800013165")
            #expect(report.invalid == 2)
        }
    }

    @Test func `a cell is corrected again from what it was corrected to`() async throws {
        try await withFolder { folder in
            let changes = [cell(3, "mobile", "1380001316", "138"), cell(3, "mobile", "138", "13800013166")]
            let good = try job(folder, sheet, changes)
            #expect(try await OfflineCheck(job: good, folder: folder).report().steps[0].findings.isEmpty)
            let broken = try job(folder, sheet, changes.reversed())
            let report = try await OfflineCheck(job: broken, folder: folder).report().steps[0]
            #expect(report.findings.map(\.code).contains("correction.differs"))
        }
    }

    @Test func `a row that is left out is counted so`() async throws {
        try await withFolder { folder in
            let out = SheetCorrection(time: "2026-11-26T08:00:00.000Z", row: 3, change: .leaveOut)
            let report = try await OfflineCheck(job: job(folder, sheet, [out]), folder: folder).report().steps[0]
            #expect(report.findings.isEmpty && report.rows == 3 && report.leftOut == 1 && report.valid == 2)
        }
    }

    @Test(arguments: ["b.csv", "b.xlsx"])
    func `a row that is left out stands in the annotated sheet, and stays left out of it`(name: String) async throws {
        try await withFolder { folder in
            let out = SheetCorrection(time: "2026-11-26T08:00:00.000Z", row: 3, change: .leaveOut)
            var job = try job(folder, sheet, [out])
            let report = try await OfflineCheck(job: job, folder: folder).report()
            _ = try AnnotatedSheet(job: job, folder: folder, language: { $0.en }).write(report, to: folder + "/" + name)
            job.steps[0].corrections = nil
            // A copy of the copy says it as well.
            for copy in [name, "copy-of-" + name] {
                job.steps[0].source = copy
                let again = try await OfflineCheck(job: job, folder: folder).report()
                #expect(again.steps[0].rows == 3 && again.steps[0].leftOut == 1 && again.steps[0].valid == 2)
                #expect(again.steps[0].warnings.filter { $0.code == "row.leftOutBefore" }.map(\.row) == [3])
                guard copy == name else { continue }
                _ = try AnnotatedSheet(job: job, folder: folder, language: { $0.en })
                    .write(again, to: folder + "/copy-of-" + name)
            }
        }
    }

    @Test(arguments: [(5, "mobile", "correction.noRow"), (3, "nothing", "correction.noColumn")])
    func `what the sheet does not have refuses it`(row: Int, column: String, code: String) async throws {
        try await withFolder { folder in
            let job = try job(folder, sheet, [cell(row, column, "", "x")])
            let report = try await OfflineCheck(job: job, folder: folder).report().steps[0]
            #expect(report.findings.map(\.code).contains(code) && report.valid == 0)
        }
    }

    @Test func `columns of one name are distinguished by their places`() throws {
        let header = ["name", "note", "note", ""]
        #expect(header.indices.map { SheetColumnName(place: $0, in: header).text } == ["name", "#2", "#3", "#4"])
        #expect(header.indices.allSatisfy { SheetColumnName(place: $0, in: header).place(in: header) == $0 })
        #expect(SheetColumnName("note").place(in: header) == nil && SheetColumnName("#5").place(in: header) == nil)
    }

    @Test func `corrections read back as they were written, whatever the values are`() async throws {
        let values = [
            "", " ", "=1+1", "'=x", "+8613800013164", "'007", "a\nb", "a,b;\"c\"", "\t", "张三", "<script>", "e\u{301}",
            "--", "'", "''", "{=x}", "@x",
        ]
        try await withFolder { folder in
            var list = values.enumerated().map { place, value in
                cell(place + 2, value.isEmpty ? "name" : value, value, values[values.count - 1 - place])
            }
            list.append(SheetCorrection(time: "t", row: 9, change: .leaveOut))
            let file = CorrectionFile(folder + "/c.csv")
            try file.write(list)
            #expect(try file.read() == list)
            // Again, in the place of what is there.
            try file.write([])
            #expect(try file.read().isEmpty)
        }
    }

    @Test(arguments: [(text: "a\u{0}b", count: 1), (text: "a", count: 2 << 20)])
    func `what would not be read back is not kept, and what was corrected before stays`(
        text: String,
        count: Int
    ) async throws {
        let value = String(repeating: text, count: count)
        try await withFolder { folder in
            let file = CorrectionFile(folder + "/c.csv")
            let before = [cell(3, "mobile", "1", "2")]
            try file.write(before)
            let after = before + [cell(4, "mobile", "3", value)]
            #expect(throws: CorrectionFileError.cannotBeKept) { try file.write(after) }
            #expect(try file.read() == before)
        }
    }

    @Test(arguments: [
        "time,action,row,column,old\nx,correct,2,name,a\n", "time,action,row,column,old,new\nx,correct,0,name,a,b\n",
        "time,action,row,column,old,new\nx,remove,2,name,a,b\n",
        "time,action,row,column,old,new\nx,correct,two,name,a,b\n",
    ])
    func `refuses a file that is none of corrections`(text: String) async throws {
        try await withFolder { folder in
            try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/c.csv"))
            #expect(throws: CorrectionFileError.self) { try CorrectionFile(folder + "/c.csv").read() }
        }
    }

    @Test func `a review keeps the rows with findings, and judges them again by themselves`() async throws {
        try await withFolder { folder in
            let job = try job(folder, sheet, [])
            let read = try await OfflineCheck(job: job, folder: folder).review(keeping: 10)
            var review = try #require(read)
            #expect(review.rows[3]?.cells == ["Bo", "1380001316", "0", "1"] && review.rows[2] == nil)
            review.correct([3: [1: "138000131666"]])
            #expect(review.report.findings.map(\.row) == [3] && review.report.invalid == 1)
            review.correct([3: [1: "13800013166"]])
            #expect(review.report.findings.isEmpty && review.report.valid == 3 && review.report.invalid == 0)
        }
    }

    @Test func `what is said of the sheet as a whole stays, whatever is corrected in its rows`() async throws {
        try await withFolder { folder in
            let job = try job(folder, sheet, [cell(99, "mobile", "1", "2")])
            let read = try await OfflineCheck(job: job, folder: folder).review(keeping: 10)
            var review = try #require(read)
            #expect(review.report.invalid == 3 && review.report.valid == 0)
            review.correct([3: [1: "13800013166"]])
            #expect(review.report.findings.map(\.code) == ["correction.noRow"])
            #expect(review.report.invalid == 3 && review.report.valid == 0)
        }
    }

    @Test func `rows that are corrected at once are judged as one by one`() async throws {
        try await withFolder { folder in
            let header = "name,mobile,email,department_ids,employee_type\n"
            let text = header + (1...6).map { ",138000131\($0),\($0)x,0,1\n" }.joined()
            let job = try job(folder, text, [])
            let read = try await OfflineCheck(job: job, folder: folder).review(keeping: 10)
            var (together, alone) = (try #require(read), try #require(read))
            let place = try #require(together.header.firstIndex(of: "mobile"))
            let changes = Dictionary(uniqueKeysWithValues: (2...6).map { ($0, [place: "1380001316\($0)"]) })
            together.correct(changes)
            for (row, cells) in changes { alone.correct([row: cells]) }
            #expect(together.report == alone.report)
            #expect(together.report.findings.count { $0.column == "mobile" } == 1)
            #expect(Set(together.report.findings.compactMap(\.row)) == Set(2...7))
        }
    }

    @Test func `rows of a fast batch are corrected as those that are read with care`() async throws {
        try await withFolder { folder in
            var lines = ["name,mobile,department_ids,employee_type"]
            var corrections: [SheetCorrection] = []
            for number in 0..<3000 {
                let mobile = "1380\(String(1_000_000 + number))"
                let isQuoted = number.isMultiple(of: 7)
                lines.append(isQuoted ? "\"P\(number)\",\(mobile),0,1" : "P\(number),\(mobile),0,1")
                if number.isMultiple(of: 5) { corrections.append(cell(number + 2, "mobile", mobile, "x")) }
            }
            let job = try job(folder, lines.joined(separator: "\n") + "\n", corrections)
            let report = try await OfflineCheck(job: job, folder: folder).report().steps[0]
            #expect(Set(report.findings.compactMap(\.row)) == Set(corrections.map(\.row)))
            #expect(report.invalid == 600 && report.valid == 2400)
        }
    }
}
