import JobModel

/// What is kept of a row to find it again: hashes, and no text.
struct RowPrint {
    /// The row's number in its own file.
    let row: Int32
    /// The number of the sheet's row that it says to be.
    var number: Int32?
    /// Whether `number` stands in a cell of the row, and is not its own.
    var isNumbered = false
    /// Of the exact forms of all compared cells, and of the loose ones.
    let exact: Int
    let loose: Int
    /// Of the match key; `nil` where it is empty.
    private(set) var key: Int?
    /// The same of a key whose zeros a program has taken away; `nil` where it has none before its digits.
    private let zeroless: Int?
    let isEmpty: Bool
    /// Whether a cell is so long that a workbook has its beginning alone.
    let isLong: Bool
    var isDamaged = false
    /// Whether the damage may have made one row of several.
    var isHiding = false
    var isLeftOut = false

    /// - Parameters:
    ///   - row: The row.
    ///   - places: Of the compared columns.
    ///   - key: Which of these are the match key.
    init(_ row: ReturnedSide.Row, _ places: [Int], key: [Int]) {
        var (exact, loose) = (Hasher(), Hasher())
        var (isEmpty, isLong) = (true, false)
        for place in places {
            let text = ComparedText.asInWorkbook(row.text(at: place))
            isLong = isLong || AnnotatedCell.isTooLong(text)
            let form = ComparedText.lines(AnnotatedCell.text(text))
            ComparedText.add(form, to: &exact)
            let bare = ComparedText.loose(form)
            if !bare.isEmpty { isEmpty = false }
            ComparedText.add(bare, to: &loose)
        }
        self.row = Int32(clamping: row.number)
        (self.exact, self.loose, self.isEmpty, self.isLong) = (exact.finalize(), loose.finalize(), isEmpty, isLong)
        let parts = key.map { ComparedText.loose(row.text(at: places[$0])) }
        self.key = Self.key(parts)
        zeroless = parts.contains(where: ComparedText.isZeroed) ? Self.key(parts.map(ComparedText.zeroless)) : nil
        isLeftOut = row.correction?.isLeftOut ?? false
    }

    private static func key(_ parts: [String]) -> Int? {
        guard parts.contains(where: { !$0.isEmpty }) else { return nil }
        var hasher = Hasher()
        for part in parts { ComparedText.add(part, to: &hasher) }
        return hasher.finalize()
    }
}

extension RowPrint {
    /// Takes the zeros from before the keys of a sheet where a program has done so in its file: 001 became 1 in all rows.
    ///
    /// - Parameters:
    ///   - sheet: The prints of the sheet's rows; changed where zeros are gone.
    ///   - file: Those of the file's rows.
    /// - Returns: Whether they are gone: the file has no key with zeros, at least half of those of the sheet stand there
    ///   without them, and no two of the sheet are the same then.
    static func dropZeros(of sheet: inout [RowPrint], asIn file: [RowPrint]) -> Bool {
        let zeroed = sheet.lazy.compactMap(\.zeroless)
        guard !zeroed.isEmpty, !file.contains(where: { $0.zeroless != nil }) else { return false }
        let here = Set(file.lazy.compactMap(\.key))
        guard zeroed.count(where: here.contains) * 2 >= zeroed.count else { return false }
        let distinct = Set(sheet.lazy.compactMap(\.key)).count
        guard Set(sheet.lazy.compactMap { $0.zeroless ?? $0.key }).count == distinct else { return false }
        for row in sheet.indices { if let key = sheet[row].zeroless { sheet[row].key = key } }
        return true
    }
}

extension ReturnedSide {
    /// The prints of the sheet's rows.
    func prints(_ columns: ReturnedColumns) throws -> [RowPrint] {
        let places = columns.pairs.map(\.there)
        var prints: [RowPrint] = []
        try read { _, row in
            prints.append(RowPrint(row, places, key: columns.key))
            return true
        }
        return prints
    }

    /// The prints of the file's rows, with the numbers that they have.
    func returnedPrints(_ columns: ReturnedColumns) throws -> [RowPrint] {
        let places = columns.pairs.map(\.here)
        var prints: [RowPrint] = []
        var isNumbered = false
        try read { _, row in
            var print = RowPrint(row, places, key: columns.key)
            print.isDamaged = !columns.damage(row.read).isEmpty
            print.isHiding = row.read.findings.contains { Self.hiding.contains($0.code) }
            if let cell = columns.number, let number = row.sheetRow(at: cell) {
                (print.number, print.isNumbered, isNumbered) = (number, true, true)
            }
            prints.append(print)
            return true
        }
        // Beside rows that say their numbers, where a row stands means nothing: it may have been put in.
        if !isNumbered { for place in prints.indices { prints[place].number = prints[place].row } }
        return prints
    }

    /// Codes of damage by which a row may have swallowed those behind it.
    private static let hiding: Set = ["quote.unclosed", "quote.textAfter", "cell.tooLong"]
}
