import CSVStream
import Foundation
import JobModel

/// Where a step's records come from: a file, or the rows of an earlier run.
enum RecordSource: Sendable {
    case file(any Sheet, origins: RetryOrigins?)
    case ledger(header: [String], rows: [StoredRecord])

    /// A record kept in the ledger by an earlier run.
    struct StoredRecord: Sendable {
        var line: Int
        var row: Int
        var origin: RowOrigin
        var fields: [String]
    }

    var header: [String] {
        switch self {
        case .file(let file, _): file.header
        case .ledger(let header, _): header
        }
    }

    /// What the file is, once it has been read to its end, and that of its corrections; none for rows of the ledger.
    var files: [PlannedFile] {
        guard case .file(let sheet, _) = self else { return [] }
        let path = URL(fileURLWithPath: sheet.path).standardizedFileURL.path
        let file = sheet.fingerprint.map { PlannedFile(path: path, bytes: $0.bytes, crc32: $0.crc32) }
        return [file, (sheet as? CorrectedSheet)?.correctionFile].compactMap(\.self)
    }

    var problems: [Finding] {
        switch self {
        case .file(let file, _): file.problems
        case .ledger: []
        }
    }

    /// How many records there are, by a reading of its own that looks at no field.
    func countRecords() throws -> Int {
        switch self {
        case .file(let file, _): try file.countRecords()
        case .ledger(_, let rows): rows.count
        }
    }

    /// Whether it has all rows of a sheet, not those alone that are tried again.
    var isWholeSheet: Bool {
        guard case .file(_, nil) = self else { return false }
        return true
    }

    /// Of a corrected file the columns of the sheet that it corrects; `nil` for any other source.
    var correctedHeader: [String]? {
        switch self {
        case .file(_, let origins): origins?.header
        case .ledger: nil
        }
    }

    /// Whether its records are known to a reader as rows of the first run's sheet, wherever they lie.
    var isOfSheet: Bool {
        guard case .file(_, let origins?) = self else { return false }
        return origins.isOfSheet
    }

    /// Why no column can be told; whatever else would be said follows from that.
    var refusal: Finding? {
        switch self {
        case .file(let file, _): file.refusal
        case .ledger: nil
        }
    }

    /// The encoding in which a CSV file is read; `nil` for UTF-8, for workbooks and for rows of the ledger.
    var encoding: String? {
        guard case .file(let sheet, _) = self, let file = sheet.uncorrected as? CSVFile, !file.isUTF8 else {
            return nil
        }
        return file.encoding
    }

    /// By which name or number the tab of a workbook is found again; `nil` for any other source.
    var tab: String? {
        guard case .file(let sheet, _) = self else { return nil }
        return (sheet.uncorrected as? TabSheet)?.name
    }

    /// The same findings, each with its cell where the source is a workbook.
    func named(_ findings: [Finding]) -> [Finding] {
        guard !findings.isEmpty, case .file(let sheet, _) = self else { return findings }
        return sheet.named(findings)
    }

    /// How the sheet was read, where that is to be looked at.
    var notes: [Finding] {
        switch self {
        case .file(let file, _): file.notes
        case .ledger: []
        }
    }

    /// Reads from the start; may be called again.
    func records() throws -> SourceRecords {
        switch self {
        case .file(let file, let origins): SourceRecords(file: try file.records(), origins: origins)
        case .ledger(_, let rows): SourceRecords(rows: rows)
        }
    }
}

/// Which row of the lineage's first run a record is.
struct RowOrigin: Sendable, Equatable {
    var row: Int
    /// Whether an earlier run has written the row, so that what it names may exist already.
    var wasWritten = false
    /// The match key that the earlier run knew it by.
    var key = ""
}

/// One reading of a source, record by record.
struct SourceRecords {
    private var file: (any SheetRecords)?
    private let origins: RetryOrigins?
    private var taken: Set<Int> = []
    private var rows: IndexingIterator<[RecordSource.StoredRecord]>
    /// Rows of a corrected file that are not to be tried again, as the spreadsheet numbers them.
    private(set) var notOpen: [Int] = []

    init(file: any SheetRecords, origins: RetryOrigins?) {
        self.file = file
        self.origins = origins
        rows = [].makeIterator()
    }

    init(rows: [RecordSource.StoredRecord]) {
        self.rows = rows.makeIterator()
        origins = nil
    }

    /// Whether the records are all those of a file, each the row that it says.
    var isFirstReading: Bool { file != nil && origins == nil }

    /// The next records of the file, whatever rows they are.
    mutating func nextFileBatch() throws -> RecordBatch? { try file?.nextBatch() }

    mutating func next() throws -> (read: ReadRecord, origin: RowOrigin)? {
        while var read = try file?.next() {
            guard let origins else { return (read, RowOrigin(row: read.record.row)) }
            // A row that stands twice in the file is tried once; the other record is said to be left out. Where the two
            // differ, nobody knows which is meant, and neither is tried.
            if let origin = origins.origin(of: read),
                origins.conflicts[origin.row] != nil || taken.insert(origin.row).inserted
            {
                if origins.isOfSheet { read = read.numbered(origin.row, isLine: origins.isInOrder) }
                read.findings += origins.findings(for: read, of: origin)
                return (read, origin)
            }
            notOpen.append(origins.number(of: read))
        }
        guard let row = rows.next() else { return nil }
        let record = InputRecord(line: row.line, row: row.row, fields: row.fields)
        return (ReadRecord(record: record), row.origin)
    }
}

extension ReadRecord {
    /// The same record, and what is said of it, under another number, which may take the place of the line as well.
    fileprivate func numbered(_ row: Int, isLine: Bool) -> ReadRecord {
        let line = isLine ? row : nil
        return ReadRecord(
            record: record.numbered(row, line: line),
            findings: findings.map { $0.at(line: line ?? $0.line, row: row) },
            repairs: repairs.map { $0.at(line: line ?? $0.line, row: row) }
        )
    }
}

/// Which records of a corrected file belong to which row of the lineage.
struct RetryOrigins: Sendable {
    /// The place of `roster_row`, where the file has it.
    var rowColumn: Int?
    /// The match key of a record, in the form in which the directory compares it.
    var matchKey: @Sendable (ReadRecord) -> String?
    /// Rows of the lineage that did not succeed, by their number in its first run.
    var open: [Int: RowOrigin]
    /// The same by match key.
    var openByKey: [String: RowOrigin]
    /// The columns of the sheet that the file corrects.
    var header: [String] = []
    /// Rows that the file has several differing records of, with the numbers of these records in the spreadsheet: the
    /// first, one more than each of them names.
    var conflicts: [Int: Excerpt<Int>] = [:]
    /// Whether Roster wrote the file for itself, of rows of the first run's sheet: only the sheet is before a reader's
    /// eyes, so that its name and its numbers are said.
    var isOfSheet = false
    /// Whether the rows come in the order of the first run, each once.
    ///
    /// Then those of a file that Roster wrote for itself have these numbers for lines too: that file has no reader.
    var isInOrder = false

    /// By which number a reader finds a record.
    func number(of read: ReadRecord) -> Int {
        let said = isOfSheet ? rowColumn.flatMap { Int(read.record.string(at: $0)) } : nil
        return said ?? read.record.row
    }

    /// The row of the lineage that a record corrects, or `nil` where that row has succeeded or never existed.
    func origin(of read: ReadRecord) -> RowOrigin? {
        if let rowColumn, let origin = Int(read.record.string(at: rowColumn)) { return open[origin] }
        return matchKey(read).flatMap { openByKey[$0] }
    }
}
