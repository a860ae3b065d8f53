package import JobModel
import RowValidation

/// Which of a sheet's columns tell one row from another, so that no two rows may have the same cell there.
package struct KeyColumns: Sendable {
    /// By their headers; of columns of one name the first.
    private let fields: [String: String]
    private let match: String
    private let keys: Set<String>

    /// - Parameters:
    ///   - step: Reads the sheet.
    ///   - header: The sheet's.
    package init(_ step: StepDefinition, header: [String]) {
        let columns = SheetColumns(header: header, step: step, attributes: []).columns
        fields = Dictionary(
            columns.compactMap { column in column.meaning.fieldName.map { (column.header, $0) } }
        ) { first, _ in first }
        (match, keys) = (step.match, Set(step.subject.matchable))
    }

    /// The columns of a header, those first by which a reader knows a row: its name, what it is matched by, its other keys.
    package func knownFirst(_ header: [String]) -> [Int] {
        let ranks = header.map { column in
            switch fields[column] {
            case "name": 0
            case match: 1
            case let field? where keys.contains(field): 2
            default: 3
            }
        }
        return header.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }
    }

    /// What one value for many rows of a cause would do.
    package enum Offer: Sendable, Equatable {
        /// They may all have the same one.
        case value
        /// No two may have the same, and all may have none.
        case nothing
        /// Each needs one of its own.
        case none
    }

    /// What can be offered for all rows of a cause at once.
    ///
    /// - Parameters:
    ///   - header: The column; `nil` where the cause is of none.
    ///   - code: The cause.
    /// - Returns: Whether a value, none, or nothing at all.
    package func offer(for header: String?, code: String) -> Offer {
        guard let field = header.flatMap({ fields[$0] }) else { return .value }
        if code == Finding.Code.duplicate(of: field) { return .none }
        guard keys.contains(field) else { return .value }
        return field == match ? .none : .nothing
    }
}
