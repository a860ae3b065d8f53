import Foundation
import Glibc
import JobModel
package import LocalFiles
package import Wording

/// The exports that lie side by side in a folder, as a timer makes one after the other.
///
/// A folder is one of them where its manifest can be read and its files are what the manifest says; anything else that
/// lies there is not touched.
package struct DatedExports: Sendable {
    private let folder: String

    package init(folder: String) { self.folder = folder }

    package struct Export: Sendable, Equatable {
        package let path: String
        package let manifest: ExportManifest

        package init(path: String, manifest: ExportManifest) { (self.path, self.manifest) = (path, manifest) }
    }

    /// The exports of the same job and directory as `newest`, the latest first; their files are not read yet.
    private func like(_ newest: Export) -> [Export] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.sorted().compactMap { name -> Export? in
            let path = folder + "/" + name
            // What a link leads to is not of this folder.
            guard Self.isRealFolder(path), let manifest = Self.manifest(in: path), path != newest.path,
                manifest.directory == newest.manifest.directory, manifest.job == newest.manifest.job,
                manifest.started <= newest.manifest.started
            else { return nil }
            return Export(path: path, manifest: manifest)
        }.sorted { ($0.manifest.started, $0.path) > ($1.manifest.started, $1.path) }
    }

    /// The latest before `newest` whose files are as they were written; `nil` where there is none.
    package func latest(before newest: Export) throws -> Export? { try like(newest).first(where: Self.isWhole) }

    /// Removes what is older than the `count` latest exports of the same job and directory, `newest` among them.
    ///
    /// - Parameters:
    ///   - count: How many stay, from 1 on.
    ///   - newest: The export that was just made.
    ///   - registry: Where it is recorded what is being removed, so that the next command ends what a killed one began.
    /// - Returns: What was removed, and what was left although it is older, with the reason.
    /// - Throws: `OutputError` where a folder cannot be removed; what reading one throws.
    package func keep(
        _ count: Int,
        newest: Export,
        _ registry: ScratchRegistry?
    ) throws -> (removed: [String], left: [LocalizedText]) {
        var (removed, left): ([String], [LocalizedText]) = ([], [])
        for old in like(newest).dropFirst(max(0, count - 1)) {
            guard try Self.isWhole(old) else {
                left.append(Self.changed(old.path))
                continue
            }
            let others = try old.manifest.foreign(in: old.path)
            guard others.isEmpty else {
                left.append(Self.notAlone(old.path, others[0]))
                continue
            }
            let scratch = try OutputError.converting(try Scratch.reserve(.export, in: folder, registry))
            guard rename(old.path, scratch.path) == 0 else {
                scratch.release()
                throw OutputError.cannotWrite(
                    path: old.path,
                    reason: LocalizedText(said: String(cString: strerror(errno)))
                )
            }
            try scratch.remove()
            removed.append(old.path)
        }
        return (removed, left)
    }

    /// The export in a folder; `nil` where none is there that can be read.
    package static func export(at path: String) -> Export? {
        manifest(in: path).map { Export(path: path, manifest: $0) }
    }

    private static func manifest(in path: String) -> ExportManifest? {
        guard let data = FileManager.default.contents(atPath: path + "/manifest.json") else { return nil }
        return try? JSONDecoder().decode(ExportManifest.self, from: data)  // Another's manifest is no export's.
    }

    private static func isWhole(_ export: Export) throws -> Bool {
        guard !export.manifest.files.isEmpty else { return false }
        for file in export.manifest.files {
            guard !file.name.contains("/"), let found = try CRC32.ofFile(export.path + "/" + file.name),
                found.bytes == file.bytes, found.text == file.crc32
            else { return false }
        }
        return true
    }

    private static func isRealFolder(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    private static func changed(_ path: String) -> LocalizedText {
        LocalizedText(
            en: "\(path) is older and stays: its files are not those that its manifest names. Remove it yourself.",
            zh: "\(path) 已过期但予以保留：其文件与清单不符，请自行删除。"
        )
    }

    private static func notAlone(_ path: String, _ name: String) -> LocalizedText {
        LocalizedText(
            en: "\(path) is older and stays: it holds '\(name)', which no export writes. Remove it yourself.",
            zh: "\(path) 已过期但予以保留：其中的“\(name)”不是导出所写，请自行删除。"
        )
    }
}
