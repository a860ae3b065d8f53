import JobModel
import LocalFiles

/// `departments.ndjson` and `people.ndjson`: one object a line, in UTF-8.
final class JSONExportFiles: ExportFiles {
    private let folder: String
    private var files: [ExportTable: File] = [:]

    /// A file and how many objects it has.
    private final class File {
        let name: String
        let file: PrivateFile
        var records = 0

        init(_ table: ExportTable, folder: String) throws {
            name = table.rawValue + ".ndjson"
            file = try OutputError.converting(try PrivateFile(making: folder + "/" + name))
        }
    }

    init(folder: String) { self.folder = folder }

    func begin(_ table: ExportTable, _ columns: [TableColumn]) throws {
        files[table] = try File(table, folder: folder)
    }

    func write(_ block: TableBlock, of table: ExportTable) throws {
        guard let file = files[table], case .bytes(let bytes) = block.content else { return }
        try OutputError.converting(try file.file.write(bytes))
        file.records += block.records
    }

    func close() throws -> [ExportManifest.File] {
        try files.values.sorted { $0.name < $1.name }.map { file in
            try OutputError.converting(try file.file.synchronize())
            return try ExportManifest.File(file.name, in: folder, records: file.records)
        }
    }
}
