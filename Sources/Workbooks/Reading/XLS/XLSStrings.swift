/// The texts that cells name by a number: one block of bytes.
struct XLSStrings: Sendable {
    private(set) var bytes: [UInt8] = []
    /// Text `n` is `bytes[ends[n]..<ends[n + 1]]`.
    private(set) var ends: [UInt32] = [0]

    init() {}

    /// Reads as many as there are, whatever the file says of their number.
    init(_ stream: LittleEndianBytes, _ pieces: [Range<Int>], path: String, limits: WorkbookLimits) throws {
        var reader = try XLSTextReader(stream, pieces, skipping: 8)
        while !reader.isAtEnd {
            try reader.read(into: &bytes, limit: limits.rowBytes)
            ends.append(UInt32(bytes.count))
            if bytes.count > limits.sharedStringBytes {
                throw WorkbookError.tooLarge(path: path, part: "", .sharedStringBytes(limits.sharedStringBytes))
            }
            if ends.count - 1 > limits.sharedStrings {
                throw WorkbookError.tooLarge(path: path, part: "", .sharedStrings(limits.sharedStrings))
            }
        }
    }

    /// Where a text lies; `nil` where there is none of the number.
    func range(of place: Int) -> Range<Int>? {
        guard place >= 0, place < ends.count - 1 else { return nil }
        return Int(ends[place])..<Int(ends[place + 1])
    }
}
