import Foundation
import LocalFiles

/// The files in a folder of changes, as `changes.json` names them: by this they are known again as they were written.
package struct ChangeFiles: Sendable, Codable {
    package struct File: Sendable, Codable {
        package let name: String
        package let bytes: Int
        /// As in the manifest of an export.
        package let crc32: String
    }

    package let files: [File]

    /// Reads all that was written to a folder.
    ///
    /// - Throws: What reading a file throws.
    package init(writtenTo folder: String) throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        files = try names.compactMap { name in
            try CRC32.ofFile(folder + "/" + name).map { File(name: name, bytes: $0.bytes, crc32: $0.text) }
        }
    }

    /// Reads what `changes.json` says; `nil` where it is not there, or does not say it.
    init?(recordedIn folder: String) {
        guard let data = FileManager.default.contents(atPath: folder + "/" + Self.record),
            let said = try? JSONDecoder().decode(Self.self, from: data)  // Another program's file says nothing here.
        else { return nil }
        self = said
    }

    /// The file that is written last.
    package static let record = "changes.json"
}
