import CSVStream
import JobModel

/// `departments.csv` and `people.csv`.
final class CSVExportFiles: ExportFiles {
    private let folder: String
    private let encoding: ExportChoice.Encoding
    private var files: [ExportTable: File] = [:]

    /// A file and how many records it has.
    private final class File {
        let name: String
        var writer: CSVWriter
        var records = 0

        init(_ table: ExportTable, folder: String, encoding: String) throws {
            name = table.rawValue + ".csv"
            writer = try CSVWriter(path: folder + "/" + name, encoding: encoding)
        }
    }

    init(folder: String, encoding: ExportChoice.Encoding) {
        self.folder = folder
        self.encoding = encoding
    }

    func begin(_ table: ExportTable, _ columns: [TableColumn]) throws {
        let name =
            switch encoding {
            case .utf8: "UTF-8"
            case .gb18030: "GB18030"
            case .utf16: "UTF-16LE"
            }
        let file = try File(table, folder: folder, encoding: name)
        try file.writer.write(columns.map(\.header))
        files[table] = file
    }

    func write(_ block: TableBlock, of table: ExportTable) throws {
        guard let file = files[table], case .bytes(let bytes) = block.content else { return }
        try file.writer.write(records: bytes)
        file.records += block.records
    }

    func close() throws -> [ExportManifest.File] {
        try files.values.sorted { $0.name < $1.name }.map { file in
            try file.writer.close()
            return try ExportManifest.File(file.name, in: folder, records: file.records)
        }
    }
}
