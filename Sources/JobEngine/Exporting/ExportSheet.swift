import JobModel

/// A sheet of the export while it is written: counts its records and which of its columns ever held a value.
final class ExportSheet {
    private let subject: Subject
    private let header: [String]
    private let files: any ExportFiles
    private var isSeen: [Bool]
    private(set) var records = 0

    init(_ subject: Subject, header: [String], in files: any ExportFiles) throws {
        self.subject = subject
        self.header = header
        self.files = files
        isSeen = header.map { _ in false }
        try files.begin(subject, header: header)
    }

    /// Columns in which no record has a value; none while there are no records.
    var columnsNeverSeen: [String] { records == 0 ? [] : header.indices.filter { !isSeen[$0] }.map { header[$0] } }

    func write(_ record: [String]) throws {
        try files.write(record, of: subject)
        records += 1
        for place in record.indices where !record[place].isEmpty { isSeen[place] = true }
    }
}
