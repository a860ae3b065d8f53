import Foundation
package import JobEngine
package import JobModel
import RowValidation
import Wording

/// A row of a sheet that did not succeed, beside what the run that tried it last has made of it.
package struct TriedRow: Sendable {
    package let open: OpenRow
    /// Whether a cell, or what a value of it is taken for, is no longer what the run had.
    package let isCorrected: Bool
    /// The columns that the reason is about, by their headers; several that make up a value are joined by ` + `.
    package let columns: [String]

    package var standing: RowStanding { RowStanding(open.row.state, open.row.outcome) }

    /// Whether the run cannot say if the row was written.
    package var isUnknown: Bool { Outcome.shown(state: open.row.state, outcome: open.row.outcome) == .unknown }
}

/// The sheet as it stands, to which the rows of a run are compared.
package struct TriedSheet: Sendable {
    private let header: [String]
    private let cells: RowCells
    private let subject: Subject
    private let columns: SheetColumns

    /// - Parameters:
    ///   - header: The sheet's.
    ///   - step: By which it is read now.
    package init(header: [String], step: StepDefinition) {
        (self.header, subject) = (header, step.subject)
        cells = RowCells(header, step: step)
        columns = SheetColumns(header: header, step: step, attributes: [])
    }

    /// - Parameters:
    ///   - open: As the run has it.
    ///   - now: Its cells as they are by now; `nil` where the sheet has no such row any more.
    /// - Returns: Both together.
    package func row(_ open: OpenRow, now: [String]?) -> TriedRow {
        TriedRow(open: open, isCorrected: now.map { differs($0, from: open) } ?? false, columns: columns(of: open.row))
    }

    private func differs(_ now: [String], from open: OpenRow) -> Bool {
        let then = RowCells(open.header, step: open.run.definition.steps.first).cells(of: open.row.planned.record)
        let taken = Dictionary(grouping: then) { $0.column }.mapValues { $0.map(Self.text) }
        let current = Dictionary(grouping: cells.cells(of: now)) { $0.column }.mapValues { $0.map(Self.text) }
        // A record may be shorter than the header.
        return current.contains { column, values in
            taken[column].map { $0 != values } ?? (open.header.contains(column) && values.contains { !$0.isEmpty })
        }
            || taken.contains { column, values in
                current[column] == nil && header.contains(column) && values.contains { !$0.isEmpty }
            }
    }

    /// What is written of a cell; a retry's own file may have kept a formula in braces.
    private static func text(_ cell: RowCells.Cell) -> String { cell.taken ?? FormulaCell.kept(cell.value) }

    private func columns(of row: LedgerRow) -> [String] {
        let found = row.planned.findings.compactMap(\.column)
        guard found.isEmpty else { return distinct(found) }
        return distinct(fields(of: row).flatMap(headers))
    }

    /// What the code is about, and what has changed in the directory since the plan.
    private func fields(of row: LedgerRow) -> [String] {
        let changed = row.problem?.en.firstMatch(of: /: ([a-z_]+) (?:was '|'.*' was free)/).map { String($0.1) }
        return [changed].compactMap(\.self) + (row.code.map { RefusedFields.names($0, of: subject) } ?? [])
    }

    private func headers(of field: String) -> [String] {
        columns.columns.filter { column in
            if case .attribute = column.meaning { return field == RefusedFields.attributes }
            return column.meaning.fieldName == field
        }.map(\.header)
    }

    private func distinct(_ names: [String]) -> [String] {
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted }
    }
}
