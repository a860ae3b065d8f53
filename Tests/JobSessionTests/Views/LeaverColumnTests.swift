import Foundation
import JobEngine
import JobModel
import JobSession
import TestSupport
import Testing

/// What a sheet says of people who have left.
struct LeaverColumnTests {
    private func leavers(
        _ rows: [String],
        mode: StepDefinition.Mode = .upsert,
        corrections: [SheetCorrection] = []
    ) throws -> LeaverColumn? {
        let folder = try TemporaryFolder()
        defer { withExtendedLifetime(folder) {} }
        let text = (["姓名,状态"] + rows).joined(separator: "\n") + "\n"
        try Data(text.utf8).write(to: URL(fileURLWithPath: folder.path + "/a.csv"))
        var step = StepDefinition(subject: .people, source: "a.csv", match: "mobile")
        step.mode = mode
        if !corrections.isEmpty {
            step.corrections = "corrections.csv"
            try CorrectionFile(folder.path + "/corrections.csv").write(corrections)
        }
        var job = JobDefinition(job: "a")
        job.steps = [step]
        return try #require(try ColumnMatching(job: job, folder: folder.path)).leavers
    }

    private func correction(_ row: Int, _ change: SheetCorrection.Change) -> SheetCorrection {
        SheetCorrection(time: "2026-12-01T00:00:00Z", row: row, change: change)
    }

    @Test func `rows that are left out or corrected do not count`() throws {
        let rows = ["Ada,离职", "Bo,在职", "Cy,离职", "Di,已离职"]
        #expect(try leavers(rows)?.rows == 3)
        let changed = [
            correction(2, .leaveOut),
            correction(5, .cell(column: SheetColumnName("状态"), old: "已离职", new: "在职")),
        ]
        let left = try #require(try leavers(rows, corrections: changed))
        #expect(left.rows == 1 && left.word == "离职")
        #expect(try leavers(rows, corrections: [2, 4, 5].map { correction($0, .leaveOut) }) == nil)
        #expect(try leavers(rows, mode: .update) == nil)
    }

    /// Corrections of the cell of row 2, one after the other.
    private func chain(_ words: String...) -> [SheetCorrection] {
        zip(words, words.dropFirst()).map { old, new in
            correction(2, .cell(column: SheetColumnName("状态"), old: old, new: new))
        }
    }

    @Test func `of several corrections of a cell the last one counts`() throws {
        #expect(try leavers(["Ada,离职"], corrections: chain("离职", "在职", "离职"))?.rows == 1)
        #expect(try leavers(["Ada,离职"], corrections: chain("离职", "在职", " 已离职 "))?.word == "已离职")
        #expect(try leavers(["Ada,离职"], corrections: chain("离职", "已离职", "在职")) == nil)
        // Of another row, which says so only since it was corrected.
        #expect(try leavers(["Ada,在职", "Bo,离职"], corrections: chain("在职", "离职"))?.rows == 2)
        let leftOut = chain("离职", "在职", "离职") + [correction(2, .leaveOut)]
        #expect(try leavers(["Ada,离职", "Bo,离职"], corrections: leftOut)?.rows == 1)
    }

    @Test func `corrections that do not agree with the sheet change no cell`() throws {
        #expect(try leavers(["Ada,离职"], corrections: chain("休假", "在职"))?.rows == 1)
        #expect(try leavers(["Ada,离职"], corrections: chain("离职", "在职") + chain("休假", "在职"))?.rows == 1)
        #expect(try leavers(["Ada,在职", "Bo,离职"], corrections: chain("休假", "离职"))?.rows == 1)
    }

    @Test(arguments: [(5000, false), (5001, true)])
    func `a count is the least only where rows were not looked at`(count: Int, isPartial: Bool) throws {
        let leavers = try #require(try leavers((1...count).map { "P\($0),离职" }))
        #expect(leavers.rows == 5000 && leavers.isPartial == isPartial)
    }
}
