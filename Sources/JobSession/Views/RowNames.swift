import Foundation
package import JobModel
import RowValidation

/// Who the people of a step's rows are, or what its departments are called, as their sheet has it.
package struct RowNames: Sendable {
    private let columns: [SheetColumns.Column]

    /// - Parameters:
    ///   - header: As the step's run had it.
    ///   - step: By which its rows were read; `nil` where that is lost.
    package init(_ header: [String], step: StepDefinition?) {
        let known = step.map { SheetColumns(header: header, step: $0, attributes: []).columns } ?? []
        // A sheet without names may have English ones.
        columns = Self.fields.flatMap { field in known.filter { $0.meaning.fieldName == field } }
    }

    /// - Parameter record: The row's.
    /// - Returns: `nil` where no cell says it.
    package func name(of record: [String]) -> String? {
        columns.lazy.map { $0.plainName(in: record) }.first { !$0.isEmpty }
    }

    private static let fields = [PersonField.name, .enName].map(\.rawValue)
}

extension SheetColumns.Column {
    fileprivate func plainName(in record: [String]) -> String {
        func cell(_ place: Int) -> String {
            guard record.indices.contains(place) else { return "" }
            return SpreadsheetApostrophe.removing(from: record[place]).trimmingCharacters(in: .whitespaces)
        }
        switch source {
        case .whole: return cell(place)
        case .piece(let template, let piece): return template.pieces(of: cell(place))?[piece] ?? cell(place)
        case .joined(let template, let places): return template.joined(places.map(cell))
        }
    }
}
