import Foundation
import JobEngine
import JobModel
import JobSession
import TestSupport
import Testing

@testable import WebConsole

/// Rows of which the check of a sheet has nothing to say: pages of a run show them all the same.
struct RowsReadSinceTests {
    private func sheet(_ store: SheetStore, in folder: String, rows: Int) throws -> StoredSheet {
        let people = (0..<rows).map { "Person \($0),139\(10_000_000 + $0),0,1\n" }.joined()
        let source = folder + "/people.csv"
        try Data("name,mobile,department_ids,employee_type\n\(people)".utf8).write(to: URL(fileURLWithPath: source))
        return try store.keep(try FileHandle(forReadingFrom: URL(fileURLWithPath: source)), named: "people.csv")
    }

    @Test func `are read once, and so is which of them the sheet does not have`() async throws {
        try await withFolder { folder in
            let store = SheetStore(stateFolder: folder + "/state", limitBytes: 1 << 20)
            let sheet = try sheet(store, in: folder, rows: 20)
            let reviews = SheetReviews()
            for _ in 0..<3 {
                let rows = try await reviews.checked(sheet, with: [2, 21, 99]).review.rows
                #expect(rows[2]?.cells.first == "Person 0" && rows[21]?.cells.first == "Person 19" && rows[99] == nil)
            }
            #expect(await reviews.readings == 1)
            #expect(try await reviews.checked(sheet, with: [3]).review.rows[3]?.cells.first == "Person 1")
            #expect(await reviews.readings == 2)
        }
    }

    @Test func `are read again once somebody else has corrected the sheet`() async throws {
        try await withFolder { folder in
            let store = SheetStore(stateFolder: folder + "/state", limitBytes: 1 << 20)
            let sheet = try sheet(store, in: folder, rows: 20)
            let reviews = SheetReviews()
            #expect(try await reviews.checked(sheet, with: [2, 3]).review.rows[2]?.cells.first == "Person 0")
            let line = "2026-11-26T08:00:00.000Z,correct,2,name,Person 0,Ada\n"
            try Data("time,action,row,column,old,new\n\(line)".utf8)
                .write(to: URL(fileURLWithPath: sheet.wave.corrections.path))
            let rows = try await reviews.checked(sheet, with: [2, 3]).review.rows
            #expect(rows[2]?.cells.first == "Ada" && rows[3]?.cells.first == "Person 1")
        }
    }

    /// A sheet whose check takes long is checked behind its pages, and what is known of it is kept after a correction.
    @Test func `stay at hand while corrections are made`() async throws {
        try await withFolder { folder in
            let store = SheetStore(stateFolder: folder + "/state", limitBytes: 1 << 24)
            let sheet = try sheet(store, in: folder, rows: 20)
            let reviews = SheetReviews(briefCheck: .zero)
            let checked = try await reviews.checked(sheet, with: [2, 3])
            var edit = CellEdit()
            edit.cells = [CellEdit.Cell(row: 2, place: 0, shown: CellEdit.mark(of: "Person 0"), text: "Ada")]
            let outcome = try edit.apply(to: sheet.wave, checked)
            #expect(outcome.cells == 1)
            try await reviews.note(outcome, in: checked.review.rows, of: sheet)
            for _ in 0..<2 {
                let rows = try await reviews.checked(sheet, with: [3]).review.rows
                #expect(rows[3]?.cells.first == "Person 1")
            }
            #expect(await reviews.readings == 1)
            #expect(try await reviews.checked(sheet, with: [2]).review.rows[2]?.cells.first == "Ada")
        }
    }

    @Test func `stay at hand where a correction takes the place of one that no longer fits`() async throws {
        try await withFolder { folder in
            let store = SheetStore(stateFolder: folder + "/state", limitBytes: 1 << 24)
            let sheet = try sheet(store, in: folder, rows: 20)
            let line = "2026-11-26T08:00:00.000Z,correct,2,name,Nobody,Bo\n"
            try Data("time,action,row,column,old,new\n\(line)".utf8)
                .write(to: URL(fileURLWithPath: sheet.wave.corrections.path))
            let reviews = SheetReviews(briefCheck: .zero)
            let checked = try await reviews.checked(sheet, with: [2, 3])
            #expect(checked.review.report.findings.contains { $0.code == Finding.Code.correctionDiffers })
            var edit = CellEdit()
            edit.cells = [CellEdit.Cell(row: 2, place: 0, shown: CellEdit.mark(of: "Person 0"), text: "Ada")]
            let outcome = try edit.apply(to: sheet.wave, checked)
            #expect(outcome.cells == 1 && outcome.lists.before.count == 1 && outcome.lists.after.count == 1)
            try await reviews.note(outcome, in: checked.review.rows, of: sheet)
            #expect(try await reviews.checked(sheet, with: [3]).review.rows[3]?.cells.first == "Person 1")
            #expect(await reviews.readings == 1)
            let after = try await reviews.checked(sheet, with: [2]).review
            #expect(after.rows[2]?.cells.first == "Ada")
            #expect(!after.report.findings.contains { $0.code == Finding.Code.correctionDiffers })
        }
    }

    /// What another console writes between a correction and the moment in which it is taken in.
    private func correctElsewhere(_ sheet: StoredSheet) throws {
        try sheet.wave.correct { list in
            let change = SheetCorrection.Change.cell(column: SheetColumnName("name"), old: "Person 1", new: "Bo")
            list.append(SheetCorrection(time: SheetWave.time(after: list), row: 3, change: change))
        }
    }

    @Test func `are not kept over what another console writes in the moment of a correction`() async throws {
        try await withFolder { folder in
            let store = SheetStore(stateFolder: folder + "/state", limitBytes: 1 << 24)
            let sheet = try sheet(store, in: folder, rows: 20)
            let reviews = SheetReviews(briefCheck: .zero)
            let checked = try await reviews.checked(sheet, with: [2, 3, 4000])
            var edit = CellEdit()
            edit.cells = [CellEdit.Cell(row: 2, place: 0, shown: CellEdit.mark(of: "Person 0"), text: "Ada")]
            let outcome = try edit.apply(to: sheet.wave, checked)
            try correctElsewhere(sheet)
            try await reviews.note(outcome, in: checked.review.rows, of: sheet)
            let rows = try await reviews.checked(sheet, with: [2, 3]).review.rows
            #expect(rows[2]?.cells.first == "Ada" && rows[3]?.cells.first == "Bo")
        }
    }

    @Test func `of two pages that begin a sheet at once the first one makes its job`() async throws {
        try await withFolder { folder in
            let store = SheetStore(stateFolder: folder + "/state", limitBytes: 1 << 20)
            let sheet = try sheet(store, in: folder, rows: 2)
            let made = try await withThrowingTaskGroup(of: Bool.self) { group in
                for reading: String in ["header=1", "delimiter=,"] {
                    group.addTask { try sheet.begin(SheetReading(query: FormQuery(reading))) }
                }
                var made: [Bool] = []
                for try await one in group { made.append(one) }
                return made
            }
            #expect(made.count { $0 } == 1)
            // What has been chosen meanwhile stays.
            try sheet.wave.change { $0.steps[0].mode = .update }
            #expect(try !sheet.begin(SheetReading(query: FormQuery(nil))))
            #expect(try sheet.wave.job().steps[0].mode == .update)
        }
    }
}
