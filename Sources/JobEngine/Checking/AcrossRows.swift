import Foundation
import JobModel
import RowValidation

/// What the other rows of a sheet make to be said of a row, without a directory.
final class AcrossRows: Sendable {
    let checker: SheetChecker
    let index: FileIndex

    init(checker: SheetChecker, index: FileIndex) {
        self.checker = checker
        self.index = index
    }

    /// What is said of a row, or of several in their order.
    struct Said: Sendable {
        var findings: [Finding]
        var warnings: [Finding]
    }

    /// Of a record; `nil` where it is no row.
    func said(of read: ReadRecord, _ acceptor: RowAcceptor?) -> Said? {
        let row = acceptor?.fineCells(of: read).map { checker.check(read, but: $0) } ?? checker.check(read)
        return row.isLeftOut ? nil : said(of: row)
    }

    /// Of rows that were kept, in their order, on all cores; `note` is given what is said part by part, so that none of it
    /// is there twice.
    ///
    /// - Throws: `CancellationError`.
    func say(of rows: [SecondLook.Row], _ note: (Said) -> Void) async throws {
        let cores = ProcessInfo.processInfo.activeProcessorCount
        for first in stride(from: 0, to: rows.count, by: cores * Self.rowsOfPart) {
            let end = min(first + cores * Self.rowsOfPart, rows.count)
            let starts = Array(stride(from: first, to: end, by: Self.rowsOfPart))
            let parts = try await withThrowingTaskGroup(of: (place: Int, said: Said).self) { group in
                for (place, start) in starts.enumerated() {
                    group.addTask { (place, try self.said(of: rows[start..<min(start + Self.rowsOfPart, end)])) }
                }
                var parts = [Said](repeating: Said(findings: [], warnings: []), count: starts.count)
                while let part = try await group.next() { parts[part.place] = part.said }
                return parts
            }
            for part in parts { note(part) }
        }
    }

    private func said(of rows: ArraySlice<SecondLook.Row>) throws -> Said {
        var all = Said(findings: [], warnings: [])
        for row in rows where index.concerns(line: row.line) {
            try Task.checkCancellation()
            let said = said(of: row.person)
            all.findings += said.findings
            all.warnings += said.warnings
        }
        return all
    }

    private func said(of row: CheckedRow) -> Said {
        Said(
            findings: checker.findingsAcrossRows(row, index: index),
            warnings: checker.crossWarnings(row, index: index)
        )
    }

    /// Many enough to be worth a task.
    private static let rowsOfPart = 2048
}
