import Foundation
import JobModel
import LocalFiles

extension ExportManifest {
    /// Demands that the people and departments of an export lie there as they were written.
    ///
    /// - Parameter path: The folder of the export, or the one file of it that counts.
    /// - Throws: `ComparedExportError.missing` and `.changed`; what reading the files throws.
    package func proveSheets(of path: String) throws {
        var isFolder: ObjCBool = false
        _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        let url = URL(fileURLWithPath: path)
        let names = isFolder.boolValue ? Self.sheetNames : [url.lastPathComponent]
        let folder = isFolder.boolValue ? path : url.deletingLastPathComponent().path
        for file in files where names.contains(file.name) {
            let place = folder + "/" + file.name
            guard let sums = try CRC32.ofFile(place) else { throw ComparedExportError.missing(path: place) }
            guard sums.bytes == file.bytes, sums.text == file.crc32 else {
                throw ComparedExportError.changed(path: place)
            }
        }
    }

    private static let sheetNames = Set(
        Subject.allCases.flatMap { ["\($0.rawValue).csv", "\($0.rawValue).ndjson"] }
            + [WorkbookExportFiles.name, SQLiteExportFiles.name]
    )
}
