import JobModel

/// The cells that rows of a returned file have otherwise than the sheet.
struct ReturnedCells {
    private(set) var changes: [ReturnedChange] = []
    /// Whether there are more than are kept.
    private(set) var isTooMuch = false

    /// Reads the file once and the sheet once.
    ///
    /// - Parameters:
    ///   - rows: By the ordinals of the file's rows, those of the sheet.
    ///   - sheet: The sheet.
    ///   - file: The file.
    ///   - columns: The compared ones.
    ///   - limit: How many changes are kept.
    /// - Throws: What reading throws.
    init(
        _ rows: [Int: Int],
        _ sheet: ReturnedSide,
        _ file: ReturnedSide,
        _ columns: ReturnedColumns,
        limit: Int
    ) throws {
        guard !rows.isEmpty else { return }
        guard rows.count <= limit, let here = try Self.records(rows, file, columns) else {
            isTooMuch = true
            return
        }
        let names = columns.pairs.map { SheetColumnName(place: $0.there, in: sheet.header) }
        var left = rows.count
        try sheet.read { ordinal, row in
            guard let record = here[ordinal] else { return true }
            left -= 1
            for (place, pair) in columns.pairs.enumerated() {
                let isDate = columns.dates.contains(pair.there)
                if let change = Self.change(row, pair.there, record, place, names[place], isDate) {
                    changes.append(change)
                }
            }
            isTooMuch = changes.count > limit
            return left > 0 && !isTooMuch
        }
        if isTooMuch { changes = [] }
    }

    /// The cells of the file by the ordinals of the sheet's rows; `nil` where they are too long to be kept.
    private static func records(
        _ rows: [Int: Int],
        _ file: ReturnedSide,
        _ columns: ReturnedColumns
    ) throws -> [Int: InputRecord]? {
        var (records, bytes): ([Int: InputRecord], Int) = ([:], 0)
        try file.read { ordinal, row in
            guard let known = rows[ordinal] else { return true }
            // A record of its own: one that was read shares its memory with thousands.
            let cells = columns.pairs.map { row.text(at: $0.here) }
            let record = InputRecord(line: row.read.record.line, row: row.number, fields: cells)
            bytes += record.block.count
            records[known] = record
            return records.count < rows.count && bytes <= limitBytes
        }
        return bytes <= limitBytes ? records : nil
    }

    private static let limitBytes = 64 << 20

    private static func change(
        _ row: ReturnedSide.Row,
        _ place: Int,
        _ record: InputRecord,
        _ cell: Int,
        _ name: SheetColumnName,
        _ isDate: Bool
    ) -> ReturnedChange? {
        let (old, new) = (row.text(at: place), record.string(at: cell))
        if isSame(new, as: old) { return nil }
        let raw = row.read.record.string(at: place)
        let made = row.correction?.cells[place] ?? []
        let applies = made.isEmpty || RowCorrections.Row.value(of: raw, made) != nil
        let earlier = applies && !made.isEmpty ? [raw] + made.map(\.old) : []
        return ReturnedChange(
            row: row.number,
            fileRow: record.row,
            column: name,
            place: place,
            old: old,
            new: ComparedText.lines(new),
            kind: kind(of: new, beside: old, earlier, isDate: isDate),
            replaces: !applies
        )
    }

    /// - Parameters:
    ///   - new: What the file has.
    ///   - old: What the sheet has now.
    ///   - earlier: What it had before each of the corrections that the cell has by now.
    ///   - isDate: Whether the column is of dates.
    /// - Returns: What seems to have become of the cell.
    private static func kind(
        of new: String,
        beside old: String,
        _ earlier: [String],
        isDate: Bool
    ) -> ReturnedChange.Kind {
        if RewrittenText.isError(new) { return .formulaError }
        let isEarlier = earlier.contains { isSame(new, as: $0) || !$0.isEmpty && RewrittenText.mayBe(new, of: $0) }
        if isEarlier { return .overtaken }
        // Roster itself asks for a day in place of a text that may mean several.
        let isDecided = isDate && WrittenDay.isDecided(new, of: old)
        if !isDecided, RewrittenText.mayBe(new, of: old) { return .rewritten }
        if RewrittenText.isShortened(new) { return .lostDigits }
        return earlier.isEmpty ? .edited : .correctedSince
    }

    /// Whether a cell of the file is what the sheet's cell becomes on its way there.
    private static func isSame(_ new: String, as old: String) -> Bool {
        let form = ComparedText.exact(new)
        if ComparedText.isEqual(form, ComparedText.exact(old)) { return true }
        let whole = ComparedText.asInWorkbook(old)
        guard AnnotatedCell.isTooLong(whole) else { return false }
        return ComparedText.isEqual(form, ComparedText.lines(AnnotatedCell.text(whole)))
    }
}
