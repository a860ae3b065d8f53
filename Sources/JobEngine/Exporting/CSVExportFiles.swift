import CSVStream
import JobModel

/// `departments.csv` and `people.csv`.
final class CSVExportFiles: ExportFiles {
    private let folder: String
    private var files: [Subject: File] = [:]

    /// A file and how many records it has.
    private final class File {
        let name: String
        var writer: CSVWriter
        var records = 0

        init(_ subject: Subject, folder: String) throws {
            name = subject.rawValue + ".csv"
            writer = try CSVWriter(path: folder + "/" + name)
        }
    }

    init(folder: String) { self.folder = folder }

    func begin(_ subject: Subject, header: [String]) throws {
        let file = try File(subject, folder: folder)
        try file.writer.write(header)
        files[subject] = file
    }

    func write(_ record: [String], of subject: Subject) throws {
        guard let file = files[subject] else { return }
        try file.writer.write(record)
        file.records += 1
    }

    func close() throws -> [ExportManifest.File] {
        try files.values.sorted { $0.name < $1.name }.map { file in
            try file.writer.close()
            return try ExportManifest.File(file.name, in: folder, records: file.records)
        }
    }
}
