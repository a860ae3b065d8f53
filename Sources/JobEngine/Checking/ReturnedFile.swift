package import JobModel

/// What a file that was corrected in a spreadsheet has otherwise than the sheet that went there.
///
/// Neither the sheet nor the file is kept in memory: rows are distinguished by hashes, and texts are read where they differ.
package struct ReturnedFile: Sendable {
    /// Columns that the job reads and the file does not have.
    ///
    /// Where there are any, only `added` is known beside.
    package private(set) var missing: [String] = []
    /// Of these, those that the file has in another number than the sheet.
    package private(set) var repeated: [String] = []
    /// Visible tabs of the file that have the sheet's columns too, and were not compared.
    package private(set) var otherTabs: [String] = []
    /// Columns of the file that the sheet does not have.
    package private(set) var added: [String] = []
    /// Columns of the sheet that were not compared: the file does not have them, has another number of them,
    /// or other cells in their place.
    package private(set) var notCompared: [String] = []
    /// How many rows the file has, without blank ones.
    package private(set) var rows = 0
    /// By the sheet's rows, then by the columns' places.
    package private(set) var changes: [ReturnedChange] = []
    /// Whether more is different than is held against each other; `changes` and `gone` are empty then.
    package private(set) var isTooMuch = false
    /// Rows of the file of which nothing is taken, in its order.
    package private(set) var new: [ReturnedRow] = []
    /// Rows of the sheet that are not in the file and not left out, in their order.
    ///
    /// None that a row of the file may be, and none at all where the file is so damaged that rows may be hidden in it.
    package private(set) var gone: [Int] = []

    /// Rows of the sheet that its corrections leave out: they stay so, whatever the file has.
    package private(set) var leftOut: Set<Int> = []
    /// How many corrections the changes of a kind replace, because they do not apply to their cells.
    package private(set) var replaced: [ReturnedChange.Kind: Int] = [:]

    /// Of how many cells changes are kept.
    package static let limit = 100_000
    /// Of how many new rows cells are kept, and how many.
    private static let (rowsShown, cellsShown) = (20, 4)

    /// Compares both row by row.
    ///
    /// - Parameters:
    ///   - path: The file; a workbook's tab, the header's row, encoding and delimiter are found out.
    ///   - step: The step of the sheet, with its corrections.
    ///   - folder: What its paths are relative to.
    ///   - limit: Of how many cells changes are kept.
    /// - Throws: What keeps one of them from being read.
    package init(_ path: String, of step: StepDefinition, in folder: String, limit: Int = Self.limit) throws {
        var plain = step
        plain.corrections = nil
        let original = try StepSource.open(plain, folder: folder)
        let list = try step.corrections.map { try CorrectionFile(StepSource.path($0, folder: folder)).read() } ?? []
        let sheet = ReturnedSide(original, RowCorrections.all(of: list, header: original.header).0)
        let source = try ReturnedSource(path, of: sheet, by: step).open()
        let file = ReturnedSide(source.sheet)
        let columns = try ReturnedColumns(file, of: sheet, by: step, unsure: source.unsure)
        (missing, added, notCompared) = (columns.missing, columns.added, columns.notCompared)
        (repeated, otherTabs) = (columns.repeated, source.otherTabs)
        guard missing.isEmpty, !columns.pairs.isEmpty else { return }
        try compare(sheet, file, columns, limit)
        for kind in ReturnedChange.Kind.allCases {
            let cells = ReplacedCells(of: changes.filter { $0.kind == kind })
            replaced[kind] = list.count(where: cells.contains)
        }
    }

    private mutating func compare(
        _ sheet: ReturnedSide,
        _ file: ReturnedSide,
        _ columns: ReturnedColumns,
        _ limit: Int
    ) throws {
        var matching = RowMatching(try sheet.prints(columns), try file.returnedPrints(columns))
        rows = matching.file.count
        leftOut = Set(matching.sheet.lazy.filter(\.isLeftOut).map { Int($0.row) })
        let isWhole = try matching.takeAlike(limit: limit) { try RowLikeness($0, $1, sheet, file, columns) }
        var reasons =
            isWhole ? matching.reasons() : Dictionary(uniqueKeysWithValues: matching.open.map { ($0, .unknown) })
        var different: [Int: Int] = [:]
        for (place, row) in matching.found.enumerated() {
            guard let row, matching.isDifferent(place, row) else { continue }
            if matching.file[place].isDamaged {
                reasons[place] = .damaged(Int(matching.sheet[row].row))
            } else {
                different[place] = row
            }
        }
        let cells = try ReturnedCells(different, sheet, file, columns, limit: limit)
        isTooMuch = cells.isTooMuch || !isWhole
        changes = isTooMuch ? [] : cells.changes
        gone = isTooMuch ? [] : Self.gone(matching, reasons)
        new = try Self.new(reasons, matching, file, columns)
    }

    /// How many rows of the file are rows of the sheet.
    package var recognised: Int { rows - new.count }

    /// Whether it is that sheet: all columns are there, and at least half of its rows are rows of the sheet.
    package var isOfSheet: Bool { missing.isEmpty && rows > 0 && recognised * 2 >= rows }

    private static func gone(_ matching: RowMatching, _ reasons: [Int: ReturnedRow.Reason]) -> [Int] {
        var kept: Set<Int> = []
        for (place, reason) in reasons {
            switch reason {
            case .damaged(nil): return []
            case .damaged: if matching.file[place].isHiding { return [] }
            case .doubtful(let rows): kept.formUnion(rows)
            case .unknown, .copied, .keyed: break
            }
        }
        return matching.sheet.indices.compactMap { row in
            let print = matching.sheet[row]
            return matching.isTaken[row] || print.isLeftOut || kept.contains(Int(print.row)) ? nil : Int(print.row)
        }
    }

    private static func new(
        _ reasons: [Int: ReturnedRow.Reason],
        _ matching: RowMatching,
        _ file: ReturnedSide,
        _ columns: ReturnedColumns
    ) throws -> [ReturnedRow] {
        let places = reasons.keys.sorted()
        var rows = places.map { place in
            ReturnedRow(fileRow: Int(matching.file[place].row), reason: reasons[place] ?? .unknown)
        }
        let shown = Dictionary(places.prefix(rowsShown).enumerated().map { ($1, $0) }) { first, _ in first }
        guard !shown.isEmpty else { return rows }
        var left = shown.count
        try file.read { ordinal, row in
            guard let place = shown[ordinal] else { return true }
            left -= 1
            if case .damaged = rows[place].reason { rows[place].damage = columns.damage(row.read) }
            let texts = columns.pairs.lazy.map { row.text(at: $0.here) }.filter { !$0.allSatisfy(\.isWhitespace) }
            rows[place].cells = Array(texts.prefix(cellsShown))
            return left > 0
        }
        return rows
    }
}

extension RowMatching {
    /// Whether the cells of two rows have to be looked at.
    fileprivate func isDifferent(_ place: Int, _ row: Int) -> Bool {
        file[place].exact != sheet[row].exact || file[place].isLong || sheet[row].isLong
    }
}
