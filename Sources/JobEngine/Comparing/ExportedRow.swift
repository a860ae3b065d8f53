import JobModel

/// The cells of a row in the order of a header, made into a record.
///
/// One object for all rows of a reading, so that their memory is used again.
final class ExportedRow {
    private var cells: [[UInt8]]

    init(columns: Int) { cells = [[UInt8]](repeating: [], count: columns) }

    /// Changes the cell of a column.
    func set(_ column: Int, _ change: (inout [UInt8]) -> Void) { change(&cells[column]) }

    /// The record that the cells are; they are empty afterwards.
    func take(row: Int) -> InputRecord {
        var block: [UInt8] = []
        var ends: [Int32] = [0]
        ends.reserveCapacity(cells.count + 1)
        for place in cells.indices {
            block += cells[place]
            cells[place].removeAll(keepingCapacity: true)
            ends.append(Int32(block.count))
        }
        return InputRecord(line: row, row: row, offset: 0, block: block, ends: ends)
    }
}
