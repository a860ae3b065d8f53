import CSVStream
import JobModel
import LocalFiles
import Wording

/// A sheet of the export while it is written: counts its records and which of its columns ever held a value.
final class ExportFile {
    let name: String
    private let path: String
    private let header: [String]
    private var writer: CSVWriter
    private var isSeen: [Bool]
    private(set) var records = 0

    init(_ name: String, header: [String], folder: String) throws {
        self.name = name
        self.header = header
        path = folder + "/" + name
        isSeen = header.map { _ in false }
        writer = try CSVWriter(path: path)
        try writer.write(header)
    }

    /// Columns in which no record has a value; none while there are no records.
    var columnsNeverSeen: [String] { records == 0 ? [] : header.indices.filter { !isSeen[$0] }.map { header[$0] } }

    func write(_ record: [String]) throws {
        try writer.write(record)
        records += 1
        for place in record.indices where !record[place].isEmpty { isSeen[place] = true }
    }

    /// Puts the file on the disk and says what is there.
    func close() throws -> ExportManifest.File {
        try writer.close()
        guard let written = try CRC32.ofFile(path) else {
            throw OutputError.cannotWrite(path: path, reason: LocalizedText(en: "it is no longer there", zh: "文件已不存在"))
        }
        return ExportManifest.File(name: name, records: records, bytes: written.bytes, crc32: written.text)
    }
}
