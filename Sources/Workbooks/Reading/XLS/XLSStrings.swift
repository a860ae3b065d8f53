/// The texts that cells name by a number: one block of bytes.
struct XLSStrings: Sendable {
    private(set) var bytes: [UInt8] = []
    /// Text `n` is `bytes[ends[n]..<ends[n + 1]]`.
    private(set) var ends: [UInt32] = [0]

    init() {}

    /// Reads as many as there are, whatever the file says of their number.
    init(_ stream: LittleEndianBytes, _ pieces: [Range<Int>], path: String, limits: WorkbookLimits) throws {
        // They are kept in memory, as the file is.
        let most = (bytes: min(limits.sharedStringBytes, 512 << 20), texts: min(limits.sharedStrings, 20_000_000))
        var reader = try XLSTextReader(stream, pieces, skipping: 8)
        while !reader.isAtEnd {
            try reader.read(into: &bytes, limit: limits.rowBytes)
            ends.append(UInt32(bytes.count))
            if bytes.count > most.bytes {
                throw WorkbookError.tooLarge(path: path, part: "", .sharedStringBytes(most.bytes))
            }
            if ends.count - 1 > most.texts {
                throw WorkbookError.tooLarge(path: path, part: "", .sharedStrings(most.texts))
            }
        }
    }

    /// Where a text lies; `nil` where there is none of the number.
    func range(of place: Int) -> Range<Int>? {
        guard place >= 0, place < ends.count - 1 else { return nil }
        return Int(ends[place])..<Int(ends[place + 1])
    }
}
