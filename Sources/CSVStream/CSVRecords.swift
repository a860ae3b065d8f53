package import JobModel

/// One reading of a CSV file: its data records, one after the other, blank rows left out and counted.
package struct CSVRecords: SheetRecords {
    var framer: RecordFramer
    /// `nil` where every record is read with care.
    var scan: PlainScan?
    private let parser: FieldParser
    private let header: [String]
    let columns: Int
    /// Fields of the header's record, separators at its end included.
    private let width: Int
    let headerLine: Int
    private let delimiter: UInt8
    private let isTranscoded: Bool
    /// Bytes of text that a batch is made of, at least, unless the text ends.
    let blockSize: Int
    /// Records that the next batch may have.
    var recordsOfBatch = Self.fewestRecords
    /// The number of the last record read.
    var row = 0
    package private(set) var blankRows = 0

    init(file: CSVFile, blockSize: Int) throws {
        let blocks = try TextBlocks(
            path: file.path,
            encoding: file.guess,
            blockSize: blockSize,
            consistency: file.consistency
        )
        framer = RecordFramer(blocks: blocks, delimiter: file.delimiter)
        framer.header = (columns: file.header.count, width: file.width, line: file.headerLine)
        parser = try FieldParser(delimiter: file.delimiter)
        header = file.header
        columns = file.header.count
        width = max(file.width, columns)
        headerLine = file.headerLine
        delimiter = file.delimiter
        isTranscoded = file.guess.decoder != nil
        self.blockSize = blockSize
        scan = PlainScan(delimiter: delimiter, columns: columns, width: width, most: Self.mostRecords)
    }

    /// The next data record, with what its damage makes of it; `nil` at the end.
    package mutating func next() throws -> ReadRecord? { try nextFrame().map(read) }

    mutating func nextFrame() throws -> RecordFramer.Frame? {
        while let frame = try framer.next() {
            row += 1
            guard frame.line > headerLine else { continue }
            if isBlank(frame.bytes) {
                blankRows += 1
                continue
            }
            return frame
        }
        return nil
    }

    /// Nothing but separators, empty quotes and what looks like space.
    private func isBlank(_ bytes: ArraySlice<UInt8>) -> Bool {
        for byte in bytes {
            if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == delimiter { continue }
            // Only a line that begins like a blank one is worth decoding.
            guard byte >= 0x80 || byte == UInt8(ascii: "\"") else { return false }
            let text = String(decoding: bytes, as: UTF8.self)
            return text.unicodeScalars.allSatisfy { scalar in
                scalar.value == UInt32(delimiter) || scalar == "\"" || scalar.properties.isWhitespace
                    || scalar == "\u{FEFF}" || (0x200B...0x200F).contains(scalar.value)
            }
        }
        return true
    }

    func read(_ frame: RecordFramer.Frame) -> ReadRecord {
        var findings: [Finding] = []
        var bytes = Unseen.withoutMarks(frame.bytes)
        if let damage = frame.damage { findings.append(Finding(damage)) }
        if bytes.contains(0) { findings.append(.nul) }
        if !isValid(bytes) {
            // One that was too long is cut, perhaps within a character.
            if frame.damage != .tooLong { findings.append(invalid(bytes)) }
            bytes = Array(String(decoding: bytes, as: UTF8.self).utf8)[...]
        }
        var repaired: [Int] = []
        if frame.hasSpacesAroundQuotes {
            let removed = QuoteSpaces.removed(from: bytes, delimiter: delimiter)
            (bytes, repaired) = (removed.record[...], removed.fields)
        }
        var (block, ends) = frame.damage == nil ? parser.parse(bytes) : plainFields(bytes)
        if findings.isEmpty, let finding = fit(&ends) { findings.append(finding) }
        let record = InputRecord(line: frame.line, row: row, offset: frame.offset, block: block, ends: ends)
        let names = repaired.compactMap { $0 < header.count && !header[$0].isEmpty ? header[$0] : nil }
        let column = names.isEmpty ? nil : names.joined(separator: " + ")
        let repair = Finding.spacesAroundQuotes.at(line: frame.line, row: row, column: column)
        let repairs = frame.hasSpacesAroundQuotes ? [repair] : []
        return ReadRecord(
            record: record,
            findings: findings.map { $0.at(line: frame.line, row: row) },
            repairs: repairs
        )
    }

    /// What bytes are that are no text in the file's encoding: another encoding's, or damaged.
    private func invalid(_ bytes: ArraySlice<UInt8>) -> Finding {
        guard !isTranscoded, !hasUTF8(bytes) else { return .invalidBytes }
        let line = Array(bytes.prefix(Self.bytesLooked))
        let candidates = EncodingCandidate.of(line, isWhole: true, least: Self.leastPlausible)
        return candidates.isEmpty ? .invalidBytes : .otherEncoding(Array(candidates.prefix(Self.candidatesSaid)))
    }

    /// Whether there are characters of several bytes that only UTF-8 writes so: then the others are damage.
    private func hasUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
        let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars.filter { !$0.isASCII }
        let damaged = scalars.count { $0 == "\u{FFFD}" }
        return scalars.count > damaged * 2
    }

    private static let bytesLooked = 4096
    /// Mostly letters where letters stand; below it the bytes are damage.
    private static let leastPlausible = 0.5
    private static let candidatesSaid = 3

    /// Fields of a damaged record: split at separators, quotes as they stand, for a person to recognise the row by.
    private func plainFields(_ bytes: ArraySlice<UInt8>) -> (block: [UInt8], ends: [Int32]) {
        var block: [UInt8] = []
        var ends: [Int32] = [0]
        for field in bytes.split(separator: delimiter, omittingEmptySubsequences: false) {
            block += field
            ends.append(Int32(block.count))
        }
        return (block, ends)
    }

    /// Gives a row the header's number of fields, or says why it cannot have it.
    ///
    /// What a row lacks at its end are empty cells: spreadsheets leave their separators out. What it has more are the
    /// separators behind the header's last name, neither more nor fewer; a row with others may have a cell parted in two, and
    /// all behind it shifted, even where the last of them is empty.
    private func fit(_ ends: inout [Int32]) -> Finding? {
        guard let last = ends.last else { return nil }
        let fields = ends.count - 1
        if fields < columns {
            ends += repeatElement(last, count: columns - fields)
        } else if fields > columns {
            let isRestEmpty = ends[columns] == last
            if fields != width { return .ragged(fields: fields, columns: columns, isRestEmpty: isRestEmpty) }
            // With values in them they are columns without a name.
            if isRestEmpty { ends.removeLast(fields - columns) }
        }
        return nil
    }

    /// Most rows are ASCII, and that is seen eight bytes at a time; only the others are decoded.
    private func isValid(_ bytes: ArraySlice<UInt8>) -> Bool {
        let hasHighBit = bytes.withUnsafeBytes { raw in
            var place = 0
            var all: UInt64 = 0
            while place + 8 <= raw.count {
                all |= raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)
                place += 8
            }
            while place < raw.count {
                all |= UInt64(raw[place])
                place += 1
            }
            return all & 0x8080_8080_8080_8080 != 0
        }
        return !hasHighBit || String(validating: bytes, as: UTF8.self) != nil
    }
}
