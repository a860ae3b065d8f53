import Foundation
import JobEngine
package import JobModel
import RowValidation

/// The cells of a step's rows as they are shown to people, with what the job takes them for.
///
/// The columns that Roster adds to rows for a retry are left out: no sheet of a reader has them.
package struct RowCells: Sendable {
    package struct Cell: Sendable, Equatable {
        package let column: String
        package let value: String
        /// What is written in its place; `nil` where that is the cell itself.
        package let taken: String?
    }

    private struct Column: Sendable {
        let place: Int
        let header: String
        /// What is translated by the job; `nil` where nothing is.
        let translated: SheetColumns.Column?
    }

    /// What all rows get that have no value in any of the field's columns.
    private struct Given: Sendable {
        let field: String
        let places: [Int]
        let value: String
    }

    private let columns: [Column]
    private let given: [Given]
    private let isOfRetry: Bool

    /// - Parameters:
    ///   - header: As the step's run had it.
    ///   - step: By which its rows were read; `nil` where that is lost.
    ///   - isOfRetry: Whether they stand in a file that was written for a retry: there apostrophes protect cells in which the
    ///     sheet itself has none.
    package init(_ header: [String], step: StepDefinition?, isOfRetry: Bool = false) {
        self.isOfRetry = isOfRetry
        let known = step.map { SheetColumns(header: header, step: $0, attributes: []).columns } ?? []
        given = (step?.defaults ?? [:]).sorted { $0.key < $1.key }.map { field, value in
            let places = known.filter { $0.meaning.fieldName == field }.map(\.place)
            return Given(field: field, places: places, value: value)
        }
        let whole = known.filter { $0.source == .whole && !$0.values.isEmpty }.map { ($0.place, $0) }
        let translated = Dictionary(whole) { first, _ in first }
        columns = header.indices.filter { !FailedColumns.all.contains(header[$0].lowercased()) }.map {
            Column(place: $0, header: header[$0], translated: translated[$0])
        }
    }

    /// The cells of a record; fewer where it is short.
    package func cells(of record: [String]) -> [Cell] {
        columns.filter { $0.place < record.count }.map { column in
            let value = isOfRetry ? SpreadsheetApostrophe.removing(from: record[column.place]) : record[column.place]
            let text = value.trimmingCharacters(in: .whitespaces)
            let taken = column.translated.map { $0.values[value] ?? $0.translated(text) } ?? text
            return Cell(column: column.header, value: value, taken: taken == text || taken == value ? nil : taken)
        }
    }

    /// What the row gets that all rows get which have nothing there: by the fields, in no cell of the sheet.
    package func given(to record: [String]) -> [Cell] {
        given.filter { given in
            given.places.allSatisfy { place in
                place >= record.count || record[place].trimmingCharacters(in: .whitespaces).isEmpty
            }
        }.map { Cell(column: $0.field, value: "", taken: $0.value) }
    }
}
