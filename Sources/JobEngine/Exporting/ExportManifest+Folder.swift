import Foundation
import Glibc
import LocalFiles

extension ExportManifest {
    /// The folder in an export that holds what has changed since an earlier one.
    package static let changes = "changes"

    /// What lies in the export's folder beside its files and is not as an export wrote it, in the order of the names.
    func foreign(in folder: String) throws -> [String] {
        let own = Set(files.map(\.name) + [Self.name])
        let others = try FileManager.default.contentsOfDirectory(atPath: folder).filter { !own.contains($0) }
        return try others.sorted().flatMap { name in
            guard name == Self.changes else { return [name] }
            return try Self.foreignChanges(in: folder + "/" + name)
        }
    }

    /// The same of a folder of changes: people correct these rows, and import them.
    private static func foreignChanges(in folder: String) throws -> [String] {
        guard isOfKind(S_IFDIR, folder), let written = ChangeFiles(recordedIn: folder) else { return [changes] }
        let others = try FileManager.default.contentsOfDirectory(atPath: folder).filter { name in
            guard name != ChangeFiles.record else { return false }
            guard let file = written.files.first(where: { $0.name == name }) else { return true }
            let path = folder + "/" + name
            guard isOfKind(S_IFREG, path), let found = try CRC32.ofFile(path) else { return true }
            return found.bytes != file.bytes || found.text != file.crc32
        }
        return others.sorted().map { changes + "/" + $0 }
    }

    /// A link is of no kind but its own: it may lead to anything.
    private static func isOfKind(_ kind: mode_t, _ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == kind
    }
}
