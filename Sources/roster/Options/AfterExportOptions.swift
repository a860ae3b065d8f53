import ArgumentParser
import DirectoryServing
import Foundation
import JobEngine
import JobModel
import JobSession
import Wording

/// What is done once an export is written, for one that a timer makes every day.
struct AfterExportOptions: ParsableArguments {
    @Option(
        help:
            "An earlier export, or a folder with exports of this job, of which the latest is taken: what has changed since is written to `changes` in the new one, in whichever format the two are.",
        completion: .directory
    )
    var since: String?

    @Option(
        help:
            "How many exports of this job to keep in the folder of the new one, itself included. Older ones are removed, but for those that were changed or hold something else; nothing is removed where people are missing from the new one."
    )
    var keep: Int?

    @Flag(help: "Say nothing but what is wrong.")
    var quiet = false

    func validate() throws {
        guard keep.map({ $0 > 0 }) ?? true else {
            throw ValidationError(LocalizedText(en: "--keep must be 1 or more.", zh: "--keep 须不小于 1。"))
        }
    }

    /// Refuses what would compare the new export with itself, or with nothing.
    ///
    /// - Parameters:
    ///   - target: The folder to write.
    ///   - replaces: Whether what lies there gives way.
    /// - Throws: `ValidationError`.
    func validate(target: String, replaces: Bool) throws {
        guard let since else { return }
        let earlier = URL(fileURLWithPath: since).standardizedFileURL
        let written = URL(fileURLWithPath: target).standardizedFileURL
        func path(_ url: URL) -> String { url.resolvingSymlinksInPath().path }
        if replaces, path(earlier) == path(written) {
            throw ValidationError(
                LocalizedText(
                    en: "--force replaces \(since), which --since compares with: write to another folder.",
                    zh: "--force 会替换 --since 要比较的 \(since)：请写入其他文件夹。"
                )
            )
        }
        var isFolder: ObjCBool = false
        let isThere = FileManager.default.fileExists(atPath: since, isDirectory: &isFolder) && isFolder.boolValue
        // The folder that the first export makes is not there before it.
        guard isThere || path(earlier) == path(written.deletingLastPathComponent()) else {
            throw ValidationError(
                LocalizedText(en: "--since: there is no folder \(since).", zh: "--since：文件夹 \(since) 不存在。")
            )
        }
    }

    /// A path with `{date}` in it, such as `backup/{date}`, of today at this machine.
    static func dated(_ path: String, now: Date = Date()) -> String {
        guard path.contains(Self.date) else { return path }
        let style = Date.ISO8601FormatStyle(timeZone: .current).year().month().day()
        return path.replacing(Self.date, with: now.formatted(style))
    }

    /// What is kept with the run: a resume may be given in another folder.
    var following: ExportFollowing? {
        guard since != nil || keep != nil else { return nil }
        return ExportFollowing(since: since.map { URL(fileURLWithPath: $0).standardizedFileURL.path }, keep: keep)
    }

    /// Does what was asked for after an export, and says what came of it.
    ///
    /// - Returns: What came of it; `nil` where nothing was asked for.
    static func perform(
        after export: FinishedExport,
        connector: Connector,
        isSaid: Bool
    ) async throws -> ExportAftermath? {
        guard let following = export.following else { return nil }
        let session = ChangesSession(
            export: export,
            since: following.since,
            keep: following.keep,
            connector: connector
        )
        let aftermath = try await WorkScreen().run(session)
        guard isSaid else { return aftermath }
        if let differences = aftermath.differences {
            let view = DiffView(isJSON: false, showsAll: true)
            try view.close(differences)
        }
        for path in aftermath.removed {
            try StandardOutput.line(LocalizedText(en: "Removed \(path)", zh: "已删除 \(path)"))
        }
        return aftermath
    }

    /// How the command ends: as the export, or saying that something has changed.
    static func exit(_ export: FinishedExport, _ aftermath: ExportAftermath?) -> ExitStatus {
        guard export.exit == .success, let differences = aftermath?.differences else { return export.exit }
        return differences.exit
    }

    private static let date = "{date}"
}

/// An export as a program is given it: manifest.json, where it lies, and what came after it.
struct PrintedExport: Encodable {
    let export: FinishedExport
    let aftermath: ExportAftermath?

    private enum Key: String, CodingKey { case folder, changes, removed }

    func encode(to encoder: any Encoder) throws {
        try export.manifest.encode(to: encoder)
        var values = encoder.container(keyedBy: Key.self)
        try values.encode(export.folder, forKey: .folder)
        guard let aftermath else { return }
        if let since = aftermath.since, let differences = aftermath.differences {
            try values.encode(PrintedChanges(since: since, export: export.folder, differences), forKey: .changes)
        }
        try values.encode(aftermath.removed, forKey: .removed)
    }
}
