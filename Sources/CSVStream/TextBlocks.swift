/// A file's text as UTF-8, block by block, the byte order mark left out.
struct TextBlocks {
    /// `nil` where the text was given.
    private let bytes: FileBytes?
    private var given: [UInt8]?
    private let transcoder: Transcoder?
    private var mark: Int
    private var isAtEnd = false
    private let blockSize: Int

    init(
        path: String,
        encoding: EncodingGuess,
        blockSize: Int = ReadingLimits.block,
        consistency: ReadConsistency? = nil
    ) throws(CSVStreamError) {
        bytes = try FileBytes(path: path, consistency: consistency)
        if let name = encoding.decoder { transcoder = try Transcoder(from: name) } else { transcoder = nil }
        mark = encoding.markLength
        self.blockSize = blockSize
    }

    /// A text that has been read already.
    init(_ text: [UInt8]) {
        bytes = nil
        given = text
        transcoder = nil
        mark = 0
        blockSize = ReadingLimits.block
    }

    /// A text with the next piece behind it; `nil` at the end.
    mutating func next(behind rest: ArraySlice<UInt8>) throws(CSVStreamError) -> [UInt8]? {
        // Most text lies in the file as it is wanted, and goes from there to its place without a copy.
        if let bytes, transcoder == nil, mark == 0, !isAtEnd {
            let text = try bytes.next(blockSize, behind: rest)
            isAtEnd = text.count == rest.count
            return isAtEnd ? nil : text
        }
        return try next().map { Array(rest + $0) }
    }

    /// The next piece of text; `nil` at the end.
    mutating func next() throws(CSVStreamError) -> [UInt8]? {
        guard let bytes else {
            defer { given = nil }
            return given
        }
        guard !isAtEnd else { return nil }
        var block = try bytes.next(blockSize)
        if block.isEmpty {
            isAtEnd = true
            let last = transcoder?.decode([], isLast: true) ?? []
            return last.isEmpty ? nil : last
        }
        let skipped = min(mark, block.count)
        if skipped > 0 {
            block.removeFirst(skipped)
            mark -= skipped
        }
        return transcoder?.decode(block, isLast: false) ?? block
    }
}
