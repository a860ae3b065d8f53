import Foundation
import JobEngine
package import JobModel
import RowValidation

/// How well the columns of a sheet tell its rows apart by which these can be matched.
package struct KeyCounts: Sendable, Equatable {
    /// Rows that the job takes.
    package let rows: Int
    /// Those that the sheet has.
    package let columns: [Column]

    package struct Column: Sendable, Equatable {
        package let field: String
        /// Rows whose cell is empty.
        package let blank: Int
        /// Rows whose cell another row has as well.
        package let shared: Int
        /// Rows whose cell cannot be such a value.
        package let unreadable: Int

        /// Whether every row has a value of its own.
        package var isWhole: Bool { blank == 0 && shared == 0 && unreadable == 0 }
    }

    /// - Parameters:
    ///   - step: Reads the sheet.
    ///   - folder: What its paths are relative to.
    /// - Throws: What reading the sheet throws; `CancellationError`.
    package init(_ step: StepDefinition, folder: String) throws {
        let source = try StepSource.open(step, folder: folder)
        let keys = SheetColumns(header: source.header, step: step, attributes: []).columns.filter { column in
            column.source == .whole && column.meaning.fieldName.map(step.subject.matchable.contains) ?? false
        }
        let checker = Self.checker(step, header: source.header, keys: Set(keys.map(\.place)))
        var counts = [[Int: Int]](repeating: [:], count: keys.count)
        var blanks = [Int](repeating: 0, count: keys.count)
        var unreadable = blanks
        var rows = 0
        var records = try source.records()
        while let batch = try records.nextBatch() {
            try Task.checkCancellation()
            for entry in batch.entries {
                let read = batch.record(of: entry)
                let checked = checker.check(read)
                guard !checked.isLeftOut else { continue }
                rows += 1
                let refused = Set(checked.findings.compactMap(\.column))
                let record = read.record
                for (offset, column) in keys.enumerated() {
                    let cell = record.string(at: column.place).trimmingCharacters(in: .whitespaces)
                    if cell.isEmpty {
                        blanks[offset] += 1
                    } else if refused.contains(column.header) {
                        unreadable[offset] += 1
                    } else {
                        // The hash is enough for a hint, and takes the memory of none of the cells.
                        counts[offset][column.translated(cell).lowercased().hashValue, default: 0] += 1
                    }
                }
            }
        }
        self.rows = rows
        columns = keys.enumerated().map { offset, column in
            Column(
                field: column.meaning.fieldName ?? "",
                blank: blanks[offset],
                shared: counts[offset].values.filter { $0 > 1 }.reduce(0, +),
                unreadable: unreadable[offset]
            )
        }
    }

    /// Tells which rows are left out: by the job's conditions, by a correction, or as notes.
    ///
    /// Other columns than the keys are
    /// not judged.
    private static func checker(_ step: StepDefinition, header: [String], keys: Set<Int>) -> SheetChecker {
        var bare = step
        let others = header.enumerated().filter { !keys.contains($0.offset) }.map(\.element)
        bare.ignore = others
        bare.columns = step.columns.filter { !others.contains($0.key) }
        (bare.defaults, bare.accept, bare.mode) = ([:], nil, .update)
        return SheetChecker(header: header, job: JobDefinition(job: ""), step: bare)
    }
}
