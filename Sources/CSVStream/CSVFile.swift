import Foundation
package import JobModel

/// A sheet: how it is encoded, how it is laid out, what its header says.
package struct CSVFile: Sendable {
    package let path: String
    /// `UTF-8`, `UTF-8-BOM`, `UTF-16LE`, `UTF-16BE`, `GB18030`, or the iconv name asked for.
    package let encoding: String
    package let delimiter: UInt8
    package let header: [String]
    /// Physical line on which the header starts.
    package let headerLine: Int
    /// What is wrong with the header or the file; none of it about a single row.
    package let problems: [Finding]
    let guess: EncodingGuess
    let consistency: ReadConsistency

    package var confidence: EncodingConfidence { guess.confidence }

    /// What the file is; `nil` until a large one has been read to its end.
    package var fingerprint: FileFingerprint? { consistency.fingerprint }

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
        let guess = try guess(sample, isWhole: isWhole, asked: options.encoding, path: path)
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
        let declared = Dialect.declaredDelimiter(of: text)
        let delimiter = options.delimiter ?? declared ?? Dialect.delimiter(of: text)
        guard
            let found = try HeaderSearch.header(
                of: path,
                guess: guess,
                delimiter: delimiter,
                isColumnName: options.isColumnName
            )
        else { throw CSVStreamError.empty(path: path) }
        return CSVFile(
            path: path,
            encoding: guess.name,
            delimiter: delimiter,
            header: found.fields,
            headerLine: found.line,
            problems: found.problems,
            guess: guess,
            consistency: consistency
        )
    }

    private static func guess(
        _ sample: [UInt8],
        isWhole: Bool,
        asked: String?,
        path: String
    ) throws -> EncodingGuess {
        if let asked, asked.lowercased() != "auto" { return EncodingGuess(asked: asked, sample: sample) }
        guard let guess = EncodingGuess(sample: sample, isWhole: isWhole) else {
            let candidates = EncodingCandidate.of(sample, isWhole: isWhole)
            throw CSVStreamError.unknownEncoding(path: path, candidates: candidates)
        }
        return guess
    }

    /// Demands that the file is still what an earlier opening of it has read.
    ///
    /// - Throws: `CSVStreamError.changed`, at once or while the records are read.
    package func require(_ earlier: FileFingerprint) throws { try consistency.require(earlier) }

    /// The data records from the first on; may be called again, and reads the file again.
    ///
    /// Every reading gives the same records, or throws `CSVStreamError.changed`, at its end at the latest.
    package func records() throws -> CSVRecords { try CSVRecords(file: self, blockSize: ReadingLimits.block) }

    /// How many data records there are, by a reading of its own.
    package func countRecords() throws -> Int {
        var records = try records()
        var count = 0
        while try records.skip() { count += 1 }
        return count
    }

    /// For tests: the records must not depend on where blocks end.
    package func records(blockSize: Int) throws -> CSVRecords { try CSVRecords(file: self, blockSize: blockSize) }
}
