import Foundation
import Glibc
import LocalFiles
import Wording

/// The folder in which an export is made, and how it gets its final name.
struct ExportFolder {
    /// Where the export is to be.
    let target: String
    /// Where it is made: beside that, so that one `rename` finishes it.
    let path: String

    /// - Parameters:
    ///   - target: Where the export is to be.
    ///   - run: Makes the name of the unfinished folder.
    init(target: String, run: String) {
        let url = URL(fileURLWithPath: target).standardizedFileURL
        self.target = url.path
        path = url.deletingLastPathComponent().path + "/roster-export-\(run).unfinished"
    }

    init(target: String, path: String) { (self.target, self.path) = (target, path) }

    /// Makes it, and what it lies in, where it is not there.
    func make() throws {
        let parent = URL(fileURLWithPath: path).deletingLastPathComponent().path
        try OutputError.converting(try OutputFolder.makeParent(parent))
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw OutputError(LocalFileError.cannotWrite(path)) }
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR, status.st_uid == geteuid() else {
            throw OutputError(LocalFileError.notOurs(path: path))
        }
    }

    func remove() throws {
        try Self.remove(path)
        try removeReplaced()
    }

    /// Whether what the directory answered is still there.
    var hasJournal: Bool { FileManager.default.fileExists(atPath: path + "/" + WalkJournal.name) }

    func removeJournal() throws { try Self.remove(path + "/" + WalkJournal.name) }

    private static func remove(_ path: String) throws {
        guard FileManager.default.fileExists(atPath: path) else { return }
        do { try FileManager.default.removeItem(atPath: path) } catch {
            throw OutputError.cannotWrite(
                path: path,
                reason: LocalizedText(en: "it cannot be removed", zh: "无法删除")
            )
        }
    }

    /// Demands that what lies in the target may give way: an export and nothing else, or nothing at all.
    ///
    /// - Throws: `OutputError` for a folder that holds anything else, and for what is no folder.
    func requireReplaceable() throws {
        var status = stat()
        guard lstat(target, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFDIR else { throw refused }
        let names = try FileManager.default.contentsOfDirectory(atPath: target)
        guard !names.isEmpty else { return }
        guard let manifest = Self.manifest(in: target) else { throw refused }
        guard try manifest.foreign(in: target).isEmpty else { throw refused }
    }

    /// Gives the finished folder its name: the target, or `-2`, `-3` … behind it where something lies there.
    ///
    /// With `replacing` an export that lies there gives way; a folder of that name is whole at any moment.
    func finish(replacing: Bool) throws -> String {
        if replacing {
            try requireReplaceable()
            if FileManager.default.fileExists(atPath: target) {
                try exchange()
                return target
            }
        }
        let place = try OutputError.converting(try OutputFolder.move(path, to: target))
        // Of a process that was killed between the two steps.
        if replacing { try removeReplaced() }
        return place
    }

    /// The old one steps aside first, and comes back where the new one cannot take its place.
    private func exchange() throws {
        guard rename(target, aside) == 0 else { throw OutputError(LocalFileError.cannotWrite(target)) }
        guard rename(path, target) == 0 else {
            let error = OutputError(LocalFileError.cannotWrite(target))
            rename(aside, target)
            throw error
        }
        try removeReplaced()
    }

    /// The export that gave way.
    private var aside: String { path + ".replaced" }

    private func removeReplaced() throws {
        try Self.remove(aside)
    }

    /// Where the finished folder of a run is by now, if a process was killed after it had given it its name.
    func finished(run: String) -> String? {
        for number in 1...1000 {
            let place = number == 1 ? target : "\(target)-\(number)"
            guard FileManager.default.fileExists(atPath: place) else { return nil }
            if Self.manifest(in: place)?.run == run { return place }
        }
        return nil
    }

    /// `nil` where there is none, or it is damaged.
    static func manifest(in folder: String) -> ExportManifest? {
        guard let data = FileManager.default.contents(atPath: folder + "/" + ExportManifest.name) else { return nil }
        return try? JSONDecoder().decode(ExportManifest.self, from: data)
    }

    private var refused: OutputError {
        .cannotWrite(
            path: target,
            reason: LocalizedText(
                en: "it holds something else than an export, which --force does not replace",
                zh: "其中有导出以外的内容，--force 不会替换"
            )
        )
    }
}
