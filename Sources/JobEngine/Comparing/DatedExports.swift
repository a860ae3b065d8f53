import Foundation
import Glibc
import JobModel
package import LocalFiles
package import Wording

/// The exports that lie side by side in a folder, as a timer makes one after the other.
///
/// A folder is one of them where its manifest can be read and all that is in it is as it was written; anything else that
/// lies there is not touched.
package struct DatedExports: Sendable {
    private let folder: String

    package init(folder: String) { self.folder = folder }

    package struct Export: Sendable, Equatable {
        package let path: String
        package let manifest: ExportManifest

        package init(path: String, manifest: ExportManifest) { (self.path, self.manifest) = (path, manifest) }
    }

    /// The exports of the same job, directory and app as `newest`, the latest first; their files are not read yet.
    private func like(_ newest: Export) -> [Export] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.sorted().compactMap { name -> Export? in
            let path = folder + "/" + name
            // What a link leads to is not of this folder.
            guard Self.isRealFolder(path), let manifest = Self.manifest(in: path), path != newest.path,
                manifest.directory == newest.manifest.directory, manifest.job == newest.manifest.job,
                // One host has many companies: an app is of one of them.
                manifest.app == newest.manifest.app, manifest.started <= newest.manifest.started
            else { return nil }
            return Export(path: path, manifest: manifest)
        }.sorted { ($0.manifest.started, $0.path) > ($1.manifest.started, $1.path) }
    }

    /// The latest before `newest` that can be compared with it, and whose files are as they were written; `nil` where there
    /// is none.
    ///
    /// - Throws: What reading their files throws.
    package func latest(before newest: Export) throws -> Export? {
        // Without their files it is not known of all whether they were to hold the same people: most that were not, it is.
        let alike = like(newest).filter { $0.manifest.isChosenAlike(as: newest.manifest) }
        return try alike.first { try Self.isWhole($0) && Self.isComparable($0, with: newest) }
    }

    /// Whether a comparison with the newest one is not refused.
    private static func isComparable(_ old: Export, with newest: Export) throws -> Bool {
        do {
            _ = try ComparedPair(ComparedExport(path: old.path), ComparedExport(path: newest.path)).comparisons()
            return true
        } catch ComparedExportError.chosenOtherwise {
            return false
        } catch ComparedExportError.writtenOtherwise {
            return false
        }
    }

    /// Removes what is older than the `count` latest exports of the same job, directory and app, `newest` among them.
    ///
    /// Where people are known to be missing from `newest`, nothing is removed: an older one may be the last that has them.
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
        let older = like(newest).dropFirst(max(0, count - 1))
        if newest.manifest.isIncomplete {
            return ([], older.isEmpty ? [] : [Self.incomplete(newest.path)])
        }
        for old in older {
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

    private static func manifest(in path: String) -> ExportManifest? {
        guard let data = FileManager.default.contents(atPath: path + "/manifest.json") else { return nil }
        return try? JSONDecoder().decode(ExportManifest.self, from: data)  // Another's manifest is no export's.
    }

    private static func isWhole(_ export: Export) throws -> Bool {
        guard !export.manifest.files.isEmpty,
            let data = FileManager.default.contents(atPath: export.path + "/manifest.json"),
            ExportManifest.isUnedited(data) != false  // Those of earlier versions do not prove themselves.
        else { return false }
        for file in export.manifest.files {
            guard !file.name.contains("/"),
                try isFile(export.path + "/" + file.name, bytes: file.bytes, crc32: file.crc32)
            else { return false }
        }
        return true
    }

    /// Whether there is a file, and no link, with these bytes.
    private static func isFile(_ path: String, bytes: Int, crc32: String) throws -> Bool {
        guard isOfKind(S_IFREG, path), let found = try CRC32.ofFile(path) else { return false }
        return found.bytes == bytes && found.text == crc32
    }

    private static func isRealFolder(_ path: String) -> Bool { isOfKind(S_IFDIR, path) }

    private static func isOfKind(_ kind: mode_t, _ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == kind
    }

    private static func changed(_ path: String) -> LocalizedText {
        LocalizedText(
            en: "\(path) is older and stays: it was changed after the export. Remove it yourself.",
            zh: "\(path) 已过期但予以保留：导出后曾被修改，请自行删除。"
        )
    }

    private static func incomplete(_ newest: String) -> LocalizedText {
        LocalizedText(
            en: "No older export is removed, because people are missing from \(newest).",
            zh: "\(newest) 中有人员缺失，因此未删除更早的导出结果。"
        )
    }

    private static func notAlone(_ path: String, _ name: String) -> LocalizedText {
        LocalizedText(
            en:
                "\(path) is older and stays: it holds '\(name)', which is not as an export wrote it. Remove it yourself.",
            zh: "\(path) 已过期但予以保留：其中的“\(name)”不是导出所写的原样，请自行删除。"
        )
    }
}
