import Foundation
import Glibc
import JobModel

extension ExportManifest {
    /// The folder in an export that holds what has changed since an earlier one.
    package static let changes = "changes"

    /// What lies in the export's folder and no export writes, in the order of the names.
    func foreign(in folder: String) throws -> [String] {
        let own = Set(files.map(\.name) + [Self.name])
        var others: [String] = []
        for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() where !own.contains(name) {
            // A link may lead to anything.
            guard name == Self.changes, Self.isRealFolder(folder + "/" + name) else {
                others.append(name)
                continue
            }
            others += try FileManager.default.contentsOfDirectory(atPath: folder + "/" + name).sorted()
                .filter { !Self.filesOfChanges.contains($0) }.map { name + "/" + $0 }
        }
        return others
    }

    private static let filesOfChanges = Set(
        Subject.allCases.flatMap { ["\($0.rawValue).csv", "\($0.rawValue)-left.csv"] }
            + ["changes.ndjson", "changes.json"]
    )

    private static func isRealFolder(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
}
