import Foundation
package import JobModel

/// A CSV file as a sheet: how it is encoded, how it is laid out, what its header says.
package struct CSVFile: Sheet {
    package let path: String
    /// `UTF-8`, `UTF-8-BOM`, `UTF-16LE`, `UTF-16BE`, `GB18030`, or the iconv name asked for.
    package let encoding: String
    package let delimiter: UInt8
    package private(set) var header: [String]
    package private(set) var numberedPlaces: Set<Int> = []
    package private(set) var repeatedHeadings: [Int: String] = [:]
    /// Physical line on which the header starts.
    package let headerLine: Int
    /// The same as the spreadsheet numbers it.
    package let headerRow: Int
    /// Records above the header that hold something; none of them is a row.
    package let preamble: [PreambleRow]
    /// What is wrong with the header or the file; none of it about a single row.
    package private(set) var problems: [Finding]
    /// Why the sheet has no header that its columns could be told by; whatever else would be said follows from that.
    package let refusal: Finding?
    /// Fields of the header's record, separators behind its last name included.
    package let width: Int
    let guess: EncodingGuess
    let consistency: ReadConsistency
    /// What the first line outside ASCII says, where the encoding is not UTF-8.
    private let firstOddLine: String?

    package var confidence: EncodingConfidence { guess.confidence }

    /// What the file is; `nil` until a large one has been read to its end.
    package var fingerprint: FileFingerprint? { consistency.fingerprint }

    /// Whether it is UTF-8, marked or not; any other encoding is named in the notes.
    package var isUTF8: Bool { firstOddLine == nil }

    /// Names the encoding wherever it is not UTF-8, with what can be looked at to see that it is right.
    package var notes: [Finding] {
        guard let firstOddLine else { return [] }
        return [.encoding(encoding, confidence, sample: firstOddLine)]
    }

    /// Calls columns without a heading as a step does.
    package mutating func name(_ header: [String], numbered places: Set<Int>) {
        (repeatedHeadings, problems) = (repeatedHeadings(at: places), problems(under: header))
        (self.header, numberedPlaces) = (header, places)
    }

    /// Looks at the file's beginning and tells how it is to be read.
    ///
    /// - Throws: `CSVStreamError` where there is nothing to read or it is no sheet.
    package static func open(_ path: String, options: CSVReadOptions = CSVReadOptions()) throws -> CSVFile {
        let bytes = try FileBytes(path: path)
        let status = bytes.status
        var sample: [UInt8] = []
        var isWhole = false
        while sample.count < ReadingLimits.sample {
            let block = try bytes.next(ReadingLimits.block)
            if block.isEmpty {
                isWhole = true
                break
            }
            sample += block
        }
        guard !sample.isEmpty else { throw CSVStreamError.empty(path: path) }
        try FileKind.refuseOthers(than: sample, path: path)
        let guess = try guess(sample, isWhole: isWhole, options, path: path)
        let consistency = ReadConsistency(path: path, beginning: sample, isWhole: isWhole, status: status)
        return try open(path, sample, isWhole, guess: guess, consistency: consistency, options: options)
    }

    private static func open(
        _ path: String,
        _ sample: [UInt8],
        _ isWhole: Bool,
        guess: EncodingGuess,
        consistency: ReadConsistency,
        options: CSVReadOptions
    ) throws -> CSVFile {
        let content = Array(sample.dropFirst(guess.markLength))
        let text = try guess.decoder.map { try Transcoder(from: $0).decode(content, isLast: isWhole) } ?? content
        let declared = options.delimiter == nil ? Dialect.declaredDelimiter(of: text) : nil
        let delimiter =
            try options.delimiter ?? declared ?? Dialect.delimiter(of: text, isColumnName: options.isColumnName)
        let source: DelimiterSource =
            options.delimiter != nil ? .option : declared != nil ? .firstLine : .records
        let search = HeaderSearch(delimiter: delimiter, isColumnName: options.isColumnName) {
            () throws(CSVStreamError) in
            try TextBlocks(path: path, encoding: guess)
        }
        guard let header = try search.header(atRow: options.headerRow) else {
            throw options.headerRow.map { CSVStreamError.noHeaderRow(path: path, row: $0) } ?? .empty(path: path)
        }
        let found = header.found
        return CSVFile(
            path: path,
            encoding: guess.name,
            delimiter: delimiter,
            header: found.fields,
            headerLine: found.line,
            headerRow: found.row,
            preamble: header.above,
            problems: found.problems,
            refusal: try search.refusal(of: found, delimiterBy: source),
            width: found.width,
            guess: guess,
            consistency: consistency,
            firstOddLine: guess.decoder == nil ? nil : firstOddLine(of: text)
        )
    }

    /// The first line outside ASCII, or the first one.
    private static func firstOddLine(of text: [UInt8]) -> String {
        let lines = text.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
        let line = lines.first { $0.contains { $0 >= 0x80 } } ?? lines.first ?? []
        return String(decoding: Unseen.withoutMarks(line), as: UTF8.self).excerptOutsideASCII
    }

    private static func guess(
        _ sample: [UInt8],
        isWhole: Bool,
        _ options: CSVReadOptions,
        path: String
    ) throws -> EncodingGuess {
        if let asked = options.encoding, asked.lowercased() != "auto" {
            return EncodingGuess(asked: asked, sample: sample)
        }
        let isText = FileKind.isText(sample, isWhole: isWhole)
        if isText, let guess = EncodingGuess(sample: sample, isWhole: isWhole, isColumnName: options.isColumnName) {
            return guess
        }
        if let earlier = options.earlierEncoding,
            let guess = try EncodingGuess(earlier: earlier, sample: sample, isWhole: isWhole)
        {
            return guess
        }
        guard isText else { throw FileKind.otherProgram(path: path) }
        let candidates = EncodingCandidate.of(sample, isWhole: isWhole)
        throw CSVStreamError.unknownEncoding(path: path, candidates: candidates)
    }

    /// Demands that the file is still what an earlier opening of it has read.
    ///
    /// - Throws: `CSVStreamError.changed`, at once or while the records are read.
    package func require(_ earlier: FileFingerprint) throws { try consistency.require(earlier) }

    /// The data records from the first on; may be called again, and reads the file again.
    ///
    /// Every reading gives the same records, or throws `CSVStreamError.changed`, at its end at the latest.
    package func records() throws -> any SheetRecords { try records(blockSize: ReadingLimits.block) }

    /// How many data records there are, by a reading of its own.
    package func countRecords() throws -> Int {
        var records = try records(blockSize: ReadingLimits.block)
        var count = 0
        while let passed = try records.skipBatch() { count += passed }
        return count
    }

    /// The records must not depend on where blocks end.
    package func records(blockSize: Int) throws -> CSVRecords { try CSVRecords(file: self, blockSize: blockSize) }
}
