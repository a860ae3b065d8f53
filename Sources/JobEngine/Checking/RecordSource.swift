import CSVStream
import JobModel

/// Where a step's records come from: a file, or the rows of an earlier run.
enum RecordSource: Sendable {
    case file(CSVFile, origins: RetryOrigins?)
    case ledger(header: [String], rows: [StoredRecord])

    /// A record kept in the ledger by an earlier run.
    struct StoredRecord: Sendable {
        var line: Int
        var row: Int
        var originRow: Int
        var fields: [String]
    }

    var header: [String] {
        switch self {
        case .file(let file, _): file.header
        case .ledger(let header, _): header
        }
    }

    var problems: [Finding] {
        switch self {
        case .file(let file, _): file.problems
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

/// One reading of a source, record by record.
struct SourceRecords {
    private var file: CSVRecords?
    private var origins: RetryOrigins?
    private var rows: IndexingIterator<[RecordSource.StoredRecord]>

    init(file: CSVRecords, origins: RetryOrigins?) {
        self.file = file
        self.origins = origins
        rows = [].makeIterator()
    }

    init(rows: [RecordSource.StoredRecord]) { self.rows = rows.makeIterator() }

    /// The next record, with the row's number in the lineage's first run.
    mutating func next() throws -> (read: ReadRecord, originRow: Int)? {
        while let read = try file?.next() {
            guard let origins else { return (read, read.record.row) }
            // What a corrected file says of rows that have ended well changes nothing.
            if let origin = origins.origin(of: read.record) { return (read, origin) }
        }
        guard let row = rows.next() else { return nil }
        let record = InputRecord(line: row.line, row: row.row, fields: row.fields)
        return (ReadRecord(record: record), row.originRow)
    }
}

/// Which records of a corrected file belong to which row of the lineage.
struct RetryOrigins: Sendable {
    /// The place of `roster_row`, where the file has it.
    var rowColumn: Int?
    /// The place of the match key's column.
    var keyColumn: Int?
    /// Rows of the lineage that did not end well, by origin row.
    var open: Set<Int>
    /// The same by match key.
    var openByKey: [String: Int]

    /// The row of the lineage that a record corrects, or `nil` where that row has ended well or never was.
    func origin(of record: InputRecord) -> Int? {
        if let rowColumn, let origin = Int(record.string(at: rowColumn)) {
            return open.contains(origin) ? origin : nil
        }
        if let keyColumn { return openByKey[record.string(at: keyColumn)] }
        return nil
    }
}
