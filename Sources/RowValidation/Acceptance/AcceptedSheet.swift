import JobModel

/// What a row must be like so that it is one of people and not of the sheet itself.
struct AcceptedSheet: Sendable {
    let header: [[UInt8]]
    /// Whether Roster wrote the column, by its place.
    let own: [Bool]
    let secondHeader: SecondHeaderRule
    /// Columns that must have one of some values.
    let conditions: [(place: Int, allowed: [[UInt8]])]
    /// Columns without a name, which must be empty.
    let unnamed: [Int]
    /// The column that says which rows were left out before; `nil` where there is none.
    let leftOut: Int?

    /// Whether the rules that look at a whole record have nothing to say.
    func isCertainlyFine(_ record: some LyingRecord) -> Bool {
        guard record.count == header.count, SheetNoteRule.isCertainlyFine(record, header: header, own: own),
            secondHeader.isCertainlyFine(record), OtherSeparatorRule.isCertainlyFine(record),
            LeftOutBeforeRule.isCertainlyFine(record, at: leftOut)
        else { return false }
        for (place, allowed) in conditions {
            let bytes = record[place]
            guard !bytes.isEmpty, case let cell = PlainCell(bytes), CellText.isCertainlyWhole(cell),
                allowed.contains(where: { cell.equals($0) })
            else { return false }
        }
        for place in unnamed where !record[place].isEmpty { return false }
        return true
    }
}
