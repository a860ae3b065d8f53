import JobModel

/// Some records of a source, and which rows of the lineage's first run they are.
struct SourceBatch: Sendable {
    let records: RecordBatch
    /// One for each record; `nil` where the source is read for the first time, and each record is the row it says.
    private let origins: [RowOrigin]?

    /// Of a sheet that is read for the first time.
    init(_ records: RecordBatch) {
        self.records = records
        origins = nil
    }

    init(_ records: [(read: ReadRecord, origin: RowOrigin)]) {
        self.records = RecordBatch(records.map(\.read))
        origins = records.map(\.origin)
    }

    var count: Int { records.entries.count }

    func record(at place: Int) -> ReadRecord { records.record(of: records.entries[place]) }

    func origin(at place: Int) -> RowOrigin { origins?[place] ?? RowOrigin(row: records.entries[place].row) }
}

extension SourceRecords {
    /// The next records; `nil` at the end, or where nobody wants them any more.
    mutating func nextBatch(while isWanted: () -> Bool) throws -> SourceBatch? {
        if isFirstReading { return try nextFileBatch().map(SourceBatch.init) }
        var records: [(read: ReadRecord, origin: RowOrigin)] = []
        while records.count < RecordBatch.ordinaryCount, isWanted(), let record = try next() { records.append(record) }
        return records.isEmpty ? nil : SourceBatch(records)
    }
}
