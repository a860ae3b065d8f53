package import JobModel

/// One reading of a sheet: its data records, one after the other, blank rows left out and counted.
package struct CSVRecords {
    private var framer: RecordFramer
    private let parser: FieldParser
    private let columns: Int
    private let headerLine: Int
    private let delimiter: UInt8
    private let isTranscoded: Bool
    private var row = 0
    package private(set) var blankRows = 0

    init(file: CSVFile, blockSize: Int) throws {
        let blocks = try TextBlocks(
            path: file.path,
            encoding: file.guess,
            blockSize: blockSize,
            consistency: file.consistency
        )
        framer = RecordFramer(blocks: blocks, delimiter: file.delimiter)
        framer.columns = file.header.count
        parser = try FieldParser(delimiter: file.delimiter)
        columns = file.header.count
        headerLine = file.headerLine
        delimiter = file.delimiter
        isTranscoded = file.guess.decoder != nil
    }

    /// The next data record, with what its damage makes of it; `nil` at the end.
    package mutating func next() throws -> ReadRecord? { try nextFrame().map(read) }

    /// Passes over the next data record without looking at its fields; `false` at the end.
    mutating func skip() throws -> Bool { try nextFrame() != nil }

    private mutating func nextFrame() throws -> RecordFramer.Frame? {
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

    private func read(_ frame: RecordFramer.Frame) -> ReadRecord {
        var findings: [Finding] = []
        var bytes = frame.bytes
        if let damage = frame.damage { findings.append(Finding(damage)) }
        if bytes.contains(0) { findings.append(.nul) }
        if !isValid(bytes) {
            // One that was too long is cut, perhaps within a character.
            if frame.damage != .tooLong { findings.append(invalid(bytes)) }
            bytes = Array(String(decoding: bytes, as: UTF8.self).utf8)[...]
        }
        if frame.hasSpacesAroundQuotes { bytes = QuoteSpaces.removed(from: bytes, delimiter: delimiter)[...] }
        var (block, ends) = frame.damage == nil ? parser.parse(bytes) : plainFields(bytes)
        if findings.isEmpty { dropEmptyEnd(of: block, &ends) }
        if findings.isEmpty, ends.count - 1 != columns {
            findings.append(.ragged(fields: ends.count - 1, columns: columns))
        }
        let record = InputRecord(line: frame.line, row: row, offset: frame.offset, block: block, ends: ends)
        let repairs = frame.hasSpacesAroundQuotes ? [Finding.spacesAroundQuotes.at(line: frame.line, row: row)] : []
        return ReadRecord(
            record: record,
            findings: findings.map { $0.at(line: frame.line, row: row) },
            repairs: repairs
        )
    }

    /// What octets are that are no text in the file's encoding: another encoding's, or damaged.
    private func invalid(_ bytes: ArraySlice<UInt8>) -> Finding {
        guard !isTranscoded, EncodingGuess.looksChinese(Array(bytes), isWhole: true),
            // It has been decoded once without a fault.
            let text = try? Transcoder(from: "GB18030").decode(Array(bytes), isLast: true)
        else { return .invalidBytes }
        return .otherEncoding(String(decoding: text.prefix(200), as: UTF8.self))
    }

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

    /// Separators after the last column say nothing.
    private func dropEmptyEnd(of block: [UInt8], _ ends: inout [Int32]) {
        while ends.count - 1 > columns, ends[ends.count - 1] == ends[ends.count - 2] { ends.removeLast() }
    }

    /// Most rows are ASCII, and that is seen sixteen octets at a time; only the others are decoded.
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
