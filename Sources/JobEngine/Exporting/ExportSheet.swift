import JobModel

/// A sheet of the export while it is written: counts its records, and those that have a value in each column.
final class ExportSheet {
    private let subject: Subject
    private let files: any ExportFiles
    private(set) var columns: [ColumnUse]
    private(set) var records = 0

    init(_ subject: Subject, header: [String], in files: any ExportFiles) throws {
        self.subject = subject
        self.files = files
        columns = header.map { ColumnUse(field: $0, header: $0) }
        try files.begin(subject, header: header)
    }

    func write(_ record: [String]) throws {
        try files.write(record, of: subject)
        records += 1
        for place in record.indices where !record[place].isEmpty { columns[place].records += 1 }
    }
}
