import JobModel
import Testing
import Wording

@testable import WebConsole

/// What has changed since a plan was made, and what tells it from later changes.
struct PlanChangesTests {
    private func correction(_ row: Int, _ new: String, at second: Int = 1) -> SheetCorrection {
        let change = SheetCorrection.Change.cell(column: SheetColumnName("mobile"), old: "12", new: new)
        return SheetCorrection(time: "2026-03-01T08:00:0\(second).000Z", row: row, change: change)
    }

    private func changes(_ corrections: [SheetCorrection]) -> PlanChanges {
        var changes = PlanChanges()
        changes.note(corrections, after: [0])
        return changes
    }

    @Test func `the mark is another one for another value, time or row, and for one that is taken back`() {
        let lists = [
            [correction(2, "13")], [correction(2, "14")], [correction(3, "13")], [correction(2, "13", at: 2)],
            [correction(2, "13"), correction(2, "14", at: 2)], [correction(2, "13"), correction(3, "13")],
        ]
        #expect(Set(lists.map { changes($0).mark }).count == lists.count)
        #expect(changes(lists[4]).mark == changes(lists[4]).mark)
    }

    @Test func `a cell that was corrected twice is one change, from what the plan has to what it is`() {
        let twice = changes([correction(2, "13"), correction(2, "14", at: 2)])
        #expect(twice.cells == [PlanChanges.Cell(row: 2, column: "mobile", old: "12", new: "14")])
    }

    @Test func `what was corrected while the plan was made is named, and not called taken back`() {
        var changes = PlanChanges()
        changes.note([correction(2, "13")], after: [4_000_000_000, 0])
        #expect(changes.cells.count == 1 && !changes.areTakenBack)
        changes = PlanChanges()
        changes.note([correction(2, "13")], after: [4_000_000_000])
        #expect(changes.cells.isEmpty && changes.areTakenBack)
    }

    @Test func `the mark is another one for another choice, and the same for the same`() throws {
        func mark(_ change: (inout StepDefinition) -> Void) throws -> String {
            let then = StepDefinition(subject: .people, source: "x.csv", match: "mobile")
            var now = then
            now.mode = .upsert
            change(&now)
            var changes = PlanChanges()
            try changes.note(then, now)
            #expect(!changes.isEmpty)
            return changes.mark
        }
        let names = ["city", "job_title", "department"]
        let one = try mark { $0.allowNew = Set(names) }
        #expect(try mark { step in for name in names.reversed() { step.allowNew.insert(name) } } == one)
        #expect(try mark { $0.allowNew = ["city"] } != one)
        #expect(try mark { $0.columns["部门"] = ColumnDefinition(field: "department_ids", values: ["a": "1"]) } != one)
    }

    @Test func `the mark is another one for a file that has changed once more`() {
        func mark(_ now: PlannedFile?) -> String {
            var changes = PlanChanges()
            changes.note(fileAt: "/mnt/hr/people.csv", now: now)
            #expect(changes.files.map(\.name) == ["people.csv"])
            return changes.mark
        }
        let sums = ["00000001", "00000002"].map { mark(PlannedFile(path: "/mnt/hr/people.csv", bytes: 1, crc32: $0)) }
        #expect(Set(sums + [mark(nil)]).count == 3)
    }

    @Test func `of a sheet that was deleted one sentence is said`() {
        var changes = PlanChanges()
        #expect(changes.isEmpty)
        changes.noteDeletedSheet()
        changes.note(fileAt: "/state/console/sheets/x/job.yaml", now: nil)
        #expect(!changes.isEmpty && !changes.mark.isEmpty)
        let frame = PageFrame(language: .english, place: .runs)
        #expect(changes.sentences(frame) == ["The sheet was deleted."])
    }
}
