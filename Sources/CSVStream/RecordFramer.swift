/// Finds where records begin and end in text, and what is wrong with their quotes, before libcsv parses them.
///
/// libcsv by itself reads on through a quote that never closes; here such a record ends with its first line, and the
/// text after it is looked at again, so that it costs itself only.
struct RecordFramer {
    /// One record's bytes, without its line end.
    struct Frame {
        var bytes: ArraySlice<UInt8>
        /// Physical line on which it starts, 1-based.
        var line: Int
        var offset: Int
        var damage: Damage?
        /// Whether a quoted field has something unseen before its first or after its last quote.
        var hasSpacesAroundQuotes = false
    }

    enum Damage: Sendable, Equatable {
        case unclosedQuote
        case textAfterQuote
        case tooLong
    }

    private var blocks: TextBlocks
    private let delimiter: UInt8
    /// The header's columns, its fields with the separators at its end, and its line, once known.
    var header: (columns: Int, width: Int, line: Int)?
    /// Text in memory; the next record starts at `start`.
    private(set) var buffer: [UInt8] = []
    private(set) var start = 0
    /// Physical line and offset of the next record.
    private(set) var line = 1
    private(set) var offset = 0
    private(set) var isAtEnd = false
    /// How often other text has come into the buffer, or what it has was moved: places found before that hold no longer.
    private(set) var fillings = 0

    init(blocks: TextBlocks, delimiter: UInt8) {
        self.blocks = blocks
        self.delimiter = delimiter
    }

    /// The next record, blank lines included as empty records; `nil` at the end.
    mutating func next() throws(CSVStreamError) -> Frame? {
        while true {
            let scan = scan()
            let isWhole = scan.end != .needsMore || isAtEnd
            // What is looked at behind a quote or a CR is no part of the record.
            let length = isWhole ? scan.stop - start : buffer.count - start - Self.lookedAtBehind
            if length > ReadingLimits.record, let cut = try overlong(scan) { return cut }
            if isWhole { return frame(scan) }
            try refill()
        }
    }

    private mutating func refill() throws(CSVStreamError) {
        fillings += 1
        if start > 0 {
            buffer.removeFirst(start)
            start = 0
        }
        if let block = try blocks.next() { buffer += block } else { isAtEnd = true }
    }

    /// Reads on until so many bytes lie behind `start`, or the text ends; into memory of its own, for what lay in the
    /// buffer may be held by others.
    mutating func fill(_ least: Int) throws(CSVStreamError) {
        guard buffer.count - start < least, !isAtEnd else { return }
        fillings += 1
        var rest = buffer[start...]
        var text: [UInt8]?
        while rest.count < least, !isAtEnd {
            if let longer = try blocks.next(behind: rest) {
                (text, rest) = (longer, longer[...])
            } else {
                isAtEnd = true
            }
        }
        buffer = text ?? Array(rest)
        start = 0
    }

    /// Passes over records that were found by other means, each of one line; the last one ends before `place`.
    mutating func pass(_ records: Int, to place: Int) {
        offset += place - start
        start = place
        line += records
    }

    private enum End { case found, needsMore, file }

    private struct Scan {
        var end = End.needsMore
        /// Place of the line end, and how many bytes it has.
        var stop = 0
        var lineEndLength = 0
        /// Place and length of the first line end inside quotes.
        var firstBreak: (place: Int, length: Int)?
        var lines = 1
        var fields = 1
        var isInQuotes = false
        /// Separators of the first and of the last line so far, those in quotes included.
        var separators = (first: 0, last: 0)
        var hasTextAfterQuote = false
        var hasSpacesAroundQuotes = false

        mutating func countSeparator() {
            if lines == 1 { separators.first += 1 }
            separators.last += 1
        }
    }

    /// Walks one record from `start`.
    private func scan() -> Scan {
        buffer.withUnsafeBufferPointer { bytes in
            var scan = Scan()
            var place = start
            var isFieldStart = true
            var hasUnseen = false
            let count = bytes.count
            while place < count {
                let byte = bytes[place]
                if scan.isInQuotes {
                    if byte == Self.quote {
                        guard place + 1 < count || isAtEnd else { return scan }
                        let after = place + 1 < count ? bytes[place + 1] : Self.lf
                        if after == Self.quote {
                            place += 2
                            continue
                        }
                        scan.isInQuotes = false
                        if after != delimiter, after != Self.lf, after != Self.cr {
                            switch endOfField(afterQuoteAt: place, in: bytes) {
                            case .spaces: scan.hasSpacesAroundQuotes = true
                            case .text: scan.hasTextAfterQuote = true
                            case .needsMore: return scan
                            }
                        }
                    } else if byte == Self.lf || byte == Self.cr {
                        guard place + 1 < count || isAtEnd else { return scan }
                        let length = byte == Self.cr && place + 1 < count && bytes[place + 1] == Self.lf ? 2 : 1
                        if scan.firstBreak == nil { scan.firstBreak = (place, length) }
                        scan.lines += 1
                        scan.separators.last = 0
                        place += length
                        continue
                    } else if byte == delimiter {
                        scan.countSeparator()
                    }
                    isFieldStart = false
                } else if byte == delimiter {
                    scan.fields += 1
                    scan.countSeparator()
                    isFieldStart = true
                    hasUnseen = false
                } else if byte == Self.lf || byte == Self.cr {
                    guard place + 1 < count || isAtEnd else { return scan }
                    scan.lineEndLength = byte == Self.cr && place + 1 < count && bytes[place + 1] == Self.lf ? 2 : 1
                    scan.stop = place
                    scan.end = .found
                    return scan
                } else if isFieldStart, byte == Self.quote {
                    scan.isInQuotes = true
                    if hasUnseen { scan.hasSpacesAroundQuotes = true }
                    isFieldStart = false
                } else if isFieldStart {
                    // A quote after invisible characters still opens the field.
                    let unseen = Unseen.length(at: place, in: bytes)
                    if unseen == nil, !isAtEnd { return scan }
                    if let unseen, unseen > 0 {
                        hasUnseen = true
                        place += unseen
                        continue
                    }
                    isFieldStart = false
                }
                place += 1
            }
            scan.stop = count
            scan.end = isAtEnd ? .file : .needsMore
            return scan
        }
    }

    private enum AfterQuote { case spaces, text, needsMore }

    /// What stands between a closing quote and the end of its field.
    private func endOfField(afterQuoteAt quote: Int, in bytes: UnsafeBufferPointer<UInt8>) -> AfterQuote {
        var place = quote + 1
        while place < bytes.count, bytes[place] != delimiter {
            guard let length = Unseen.length(at: place, in: bytes) else { return isAtEnd ? .text : .needsMore }
            if length == 0 { break }
            place += length
        }
        guard place < bytes.count else { return isAtEnd ? .spaces : .needsMore }
        let byte = bytes[place]
        return byte == delimiter || byte == Self.lf || byte == Self.cr ? .spaces : .text
    }

    private mutating func frame(_ scan: Scan) -> Frame? {
        if scan.stop == start, scan.end != .found { return nil }
        let isUnclosed = scan.isInQuotes || scan.lines > 1 && (scan.hasTextAfterQuote || hasWrongCount(scan))
        if isUnclosed {
            // The quote that was meant to close stands nowhere: the record is its first line, and no more.
            let stop = scan.firstBreak?.place ?? scan.stop
            return cut(stop: stop, lineEnd: scan.firstBreak?.length ?? scan.lineEndLength, lines: 1, .unclosedQuote)
        }
        let damage: Damage? = scan.hasTextAfterQuote ? .textAfterQuote : nil
        var frame = cut(stop: scan.stop, lineEnd: scan.lineEndLength, lines: scan.lines, damage)
        frame.hasSpacesAroundQuotes = scan.hasSpacesAroundQuotes && damage == nil
        return frame
    }

    /// Whether a record of several lines is two records, a quote too many in each.
    ///
    /// Both its first and its last line have the separators of a whole record then. A record that only lacks cells at its end
    /// has as many as it has on all its lines together.
    private func hasWrongCount(_ scan: Scan) -> Bool {
        guard let header, line > header.line, scan.fields != header.columns, scan.fields != header.width else {
            return false
        }
        let whole = max(header.columns - 2, 1)
        return scan.separators.first >= whole && scan.separators.last >= whole
    }

    private mutating func cut(stop: Int, lineEnd: Int, lines: Int, _ damage: Damage?) -> Frame {
        let frame = Frame(bytes: buffer[start..<stop], line: line, offset: offset, damage: damage)
        offset += stop + lineEnd - start
        start = stop + lineEnd
        line += lines
        return frame
    }

    /// A record past the limit: its first line if it has several, else what was read of it, the rest skipped unread.
    private mutating func overlong(_ scan: Scan) throws(CSVStreamError) -> Frame? {
        if let first = scan.firstBreak, first.place - start <= ReadingLimits.record {
            return cut(stop: first.place, lineEnd: first.length, lines: 1, .unclosedQuote)
        }
        let kept = Array(buffer[start..<min(start + 100, buffer.count)])
        let (at, began) = (line, offset)
        var found: Int?
        while found == nil {
            found = buffer[start...].firstIndex { $0 == Self.lf || $0 == Self.cr }
            if found == nil {
                offset += buffer.count - start
                buffer.removeAll(keepingCapacity: true)
                start = 0
                guard !isAtEnd else { break }
                try refill()
            }
        }
        if let stop = found {
            if stop + 1 == buffer.count, !isAtEnd { try refillKeeping(from: stop) }
            let place =
                found.map { _ in buffer[start...].firstIndex { $0 == Self.lf || $0 == Self.cr } ?? buffer.count } ?? 0
            let isPair = place + 1 < buffer.count && buffer[place] == Self.cr && buffer[place + 1] == Self.lf
            _ = cut(stop: place, lineEnd: isPair ? 2 : 1, lines: 1, nil)
        }
        return Frame(bytes: kept[...], line: at, offset: began, damage: .tooLong)
    }

    /// A CR at the very end of the block may have its LF in the next.
    private mutating func refillKeeping(from stop: Int) throws(CSVStreamError) {
        offset += stop - start
        start = stop
        try refill()
    }

    /// Bytes behind a record's end that may have to be there for it to be seen.
    private static let lookedAtBehind = 4
    private static let quote = UInt8(ascii: "\"")
    private static let lf = UInt8(ascii: "\n")
    private static let cr = UInt8(ascii: "\r")
}
