import CSVStream
import JobModel
import LocalFiles
import Wording

/// The files of an export while they are written.
protocol ExportFiles: AnyObject {
    /// Begins the sheet of a subject; each subject has one.
    func begin(_ subject: Subject, header: [String]) throws

    func write(_ record: [String], of subject: Subject) throws

    /// Puts all of it on the disk and says what is there.
    func close() throws -> [ExportManifest.File]
}

extension ExportManifest.File {
    /// What a finished file is.
    init(_ name: String, in folder: String, records: Int) throws {
        let path = folder + "/" + name
        guard let written = try CRC32.ofFile(path) else {
            throw OutputError.cannotWrite(path: path, reason: LocalizedText(en: "it is no longer there", zh: "文件已不存在"))
        }
        self.init(name: name, records: records, bytes: written.bytes, crc32: written.text)
    }
}
