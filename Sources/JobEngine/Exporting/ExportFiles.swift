import JobModel
import LocalFiles
import Wording

/// The files of an export while they are written.
protocol ExportFiles: AnyObject {
    /// Begins a table.
    func begin(_ table: ExportTable, _ columns: [TableColumn]) throws

    func write(_ block: TableBlock, of table: ExportTable) throws

    /// Puts all of it on the disk and says what is there.
    func close() throws -> [ExportManifest.File]
}

/// A column as far as a file knows it.
struct TableColumn: Sendable {
    var field: String
    var header: String
    /// Whether its values are whole numbers.
    var isNumber: Bool
}

extension ExportManifest.File {
    /// What a finished file is.
    init(_ name: String, in folder: String, records: Int) throws {
        let path = folder + "/" + name
        guard let sums = try FileSums(path) else {
            throw OutputError.cannotWrite(path: path, reason: LocalizedText(en: "it is no longer there", zh: "文件已不存在"))
        }
        self.init(name: name, records: records, bytes: sums.bytes, crc32: sums.crc32, sha256: sums.sha256)
    }
}
