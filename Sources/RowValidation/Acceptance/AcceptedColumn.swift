import JobModel

/// A column of a sheet as far as its cells' bytes are judged.
struct AcceptedColumn: Sendable {
    let place: Int
    /// `nil` for a column whose cells are read and have no rule of their own: an attribute, what an export wrote.
    let field: PersonField?
    /// Whether the job's word for clearing means something in it.
    let isWritten: Bool
    /// The field, as rows note what they give.
    let gives: FieldSet
    /// The place of its exceptions among those of all columns; `nil` where the cells are taken as they are.
    let exceptions: Int?

    /// `exceptions` are those of the columns before, and get this one's.
    init?(_ column: SheetColumns.Column, _ exceptions: inout [ColumnExceptions]) {
        guard column.source == .whole else { return nil }
        switch column.meaning {
        case .person(let field): (self.field, isWritten) = (field.isReadOnly ? nil : field, !field.isReadOnly)
        case .attribute: (field, isWritten) = (nil, true)
        case .department, .condition, .part, .ignored, .own, .unknown: return nil
        }
        place = column.place
        gives = field.map { FieldSet($0) } ?? []
        let isPlain = column.values.isEmpty && column.accepted.isEmpty
        self.exceptions = isPlain ? nil : exceptions.count
        if !isPlain { exceptions.append(ColumnExceptions(column)) }
    }

    /// A field that the job gives a value.
    init(_ field: PersonField) {
        (place, self.field, isWritten, gives, exceptions) = (0, field, true, FieldSet(field), nil)
    }
}

/// Translations of cells, and values that the job calls right, by their bytes.
final class ColumnExceptions: Sendable {
    private let values: [(cell: [UInt8], value: [UInt8])]
    private let accepted: [[UInt8]]
    /// Whether the items of a list are translated one by one.
    private let hasItems: Bool

    init(_ column: SheetColumns.Column) {
        values = column.values.map { (Array($0.key.composed.utf8), Array($0.value.utf8)) }
        accepted = column.accepted.map { Array($0.composed.utf8) }
        hasItems = !column.values.isEmpty && column.meaning.isList
    }

    /// Whether a cell is translated as a whole or not at all.
    func isWhole(_ cell: PlainCell) -> Bool { !hasItems || cell.lacks([.semicolon, .rare]) }

    /// Whether the job's `accept` has nothing to do with a cell, as a whole or as a list.
    func leave(_ cell: PlainCell) -> Bool {
        accepted.isEmpty || cell.lacks(.semicolon) && !accepted.contains { cell.equals($0) }
    }

    /// What the job makes of a cell; `nil` where it leaves it as it is.
    func translation(of cell: PlainCell) -> [UInt8]? { values.first { cell.equals($0.cell) }?.value }
}
