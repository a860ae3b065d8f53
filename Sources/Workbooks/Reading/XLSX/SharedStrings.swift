/// The texts that cells name by a number: one block of bytes, so that a million of them take little more than their bytes.
struct SharedStrings: Sendable {
    private(set) var bytes: [UInt8] = []
    /// Text `n` is `bytes[ends[n]..<ends[n + 1]]`.
    private(set) var ends: [UInt32] = [0]

    var count: Int { ends.count - 1 }

    /// Where a text lies; `nil` where there is none of the number.
    func range(of place: Int) -> Range<Int>? {
        guard place >= 0, place < count else { return nil }
        return Int(ends[place])..<Int(ends[place + 1])
    }

    /// Appends to the text that is being made.
    mutating func append(_ runs: TextRuns) { runs.appendPiece(to: &bytes) }

    /// Ends the text that is being made.
    mutating func endText() { ends.append(UInt32(bytes.count)) }

    /// Bytes of the text that is being made.
    var unfinishedBytes: Int { bytes.count - Int(ends[ends.count - 1]) }
}
