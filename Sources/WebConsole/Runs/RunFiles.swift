import Foundation
import JobModel
import JobSession
import LocalFiles

/// The files of a run's results, as they lie on the disk.
struct RunFiles: Sendable {
    /// A file and how an address names it: `people/results.csv`.
    struct File: Sendable {
        let name: String
        let path: String
        let bytes: Int
    }

    let all: [File]

    /// - Parameter run: The run; its newest folder of results is meant.
    /// - Throws: What keeps the folder from being read.
    init(of run: RunRecord) throws {
        guard let folder = OutputFolder.newest(run.id, in: run.out) else {
            all = []
            return
        }
        let files = FileManager.default
        var found: [File] = []
        for entry in try files.contentsOfDirectory(atPath: folder).sorted() {
            let path = folder + "/" + entry
            var isFolder: ObjCBool = false
            guard files.fileExists(atPath: path, isDirectory: &isFolder) else { continue }
            let names = isFolder.boolValue ? try files.contentsOfDirectory(atPath: path).sorted() : []
            found += isFolder.boolValue ? names.map { "\(entry)/\($0)" }.compactMap { Self.file($0, in: folder) } : []
            if !isFolder.boolValue { found += [Self.file(entry, in: folder)].compactMap(\.self) }
        }
        all = found
    }

    /// The files that a rehearsal has written, each named from the folder in which all of them are.
    init(rehearsed files: [String]) {
        let folder = files.last.map { URL(fileURLWithPath: $0).deletingLastPathComponent().path } ?? ""
        all = files.filter { $0.hasPrefix(folder + "/") }
            .compactMap { Self.file(String($0.dropFirst(folder.count + 1)), in: folder) }
    }

    /// A file by its name in the list; no other can be had.
    ///
    /// - Throws: `RunRequestError.noSuchFile`.
    func file(_ name: String) throws(RunRequestError) -> File {
        guard let file = all.first(where: { $0.name == name }) else { throw .noSuchFile }
        return file
    }

    /// `nil` for what is no plain file: a link could lead elsewhere.
    private static func file(_ name: String, in folder: String) -> File? {
        let path = folder + "/" + name
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
            attributes[.type] as? FileAttributeType == .typeRegular
        else { return nil }
        return File(name: name, path: path, bytes: (attributes[.size] as? NSNumber)?.intValue ?? 0)
    }
}
