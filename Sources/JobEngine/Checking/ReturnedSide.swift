import JobModel

/// One of the two that are compared: a sheet with its corrections, or a returned file.
struct ReturnedSide {
    let sheet: any Sheet
    /// By the sheet's rows; the file has none.
    let corrections: RowCorrections

    var header: [String] { sheet.header }

    init(_ sheet: any Sheet, _ corrections: RowCorrections = RowCorrections()) {
        (self.sheet, self.corrections) = (sheet, corrections)
    }

    /// A row, and what it has by now.
    struct Row {
        let read: ReadRecord
        let correction: RowCorrections.Row?

        var number: Int { read.record.row }

        /// A cell with its corrections.
        func text(at place: Int) -> String {
            correction?.text(of: read.record, at: place) ?? read.record.string(at: place)
        }

        /// The number of the sheet's row that a cell says; a program may have written it as `3.0` or `1,003`.
        func sheetRow(at place: Int) -> Int32? { WrittenNumber(ComparedText.loose(text(at: place)))?.counted }
    }

    /// Reads all rows once, from the first on.
    ///
    /// - Parameter body: Is given each row with its ordinal; ends the reading by `false`.
    /// - Throws: What reading throws, and what `body` throws.
    func read(_ body: (Int, Row) throws -> Bool) throws {
        var records = try sheet.records()
        var ordinal = 0
        while let batch = try records.nextBatch() {
            for entry in batch.entries {
                let row = Row(read: batch.record(of: entry), correction: corrections.rows[entry.row])
                guard try body(ordinal, row) else { return }
                ordinal += 1
            }
        }
    }

    /// The places of columns without a heading that have cells.
    func unnamed() throws -> [Int] {
        var found: Set<Int> = []
        try read { _, row in
            for place in 0..<max(row.read.record.count, header.count)
            where (place >= header.count || header[place].isEmpty) && !found.contains(place) {
                if !row.text(at: place).allSatisfy(\.isWhitespace) { found.insert(place) }
            }
            return true
        }
        return found.sorted()
    }
}
