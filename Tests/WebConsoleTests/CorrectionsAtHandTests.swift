import Foundation
import JobEngine
import JobModel
import JobSession
import TestSupport
import Testing

@testable import WebConsole

/// The corrections of a sheet are parsed once, however many pages show them.
struct CorrectionsAtHandTests {
    private func correction(_ row: Int) -> SheetCorrection {
        SheetCorrection(
            time: "2026-11-26T08:00:00.000Z",
            row: row,
            change: .cell(column: SheetColumnName("name"), old: "Ada", new: "Bo")
        )
    }

    @Test func `a store has of a sheet what was read and corrected before, on any page`() async throws {
        try await withFolder { folder in
            let source = folder + "/people.csv"
            try Data("name\nAda\n".utf8).write(to: URL(fileURLWithPath: source))
            let store = SheetStore(stateFolder: folder + "/state", limitBytes: 1 << 20)
            let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: source))
            let id = try store.keep(file, named: "people.csv").id
            _ = try store.sheet(id).importJob()
            let path = try store.sheet(id).wave.corrections.path
            try CorrectionFile(path).write([correction(2)])
            #expect(try store.sheet(id).corrections().count == 1)
            try store.sheet(id).wave.correct { $0.append(correction(3)) }
            #expect(try store.all().map { try $0.corrections().map(\.row) } == [[2, 3]])
            #expect(store.memory.readings == 1)
            // The command line, or another console.
            try CorrectionFile(path).write([correction(5)])
            #expect(try store.sheet(id).rowsLeftOut().isEmpty && store.sheet(id).corrections().map(\.row) == [5])
            #expect(store.memory.readings == 2)
        }
    }
}
