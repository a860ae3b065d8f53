import Foundation
package import JobEngine
import JobModel
import LocalFiles
import Synchronization
import Wording

/// What follows an export that is written: its changes since an earlier one, beside it, and the removal of old ones.
package struct ChangesSession: WorkSession {
    package let work = SessionWork<ExportAftermath>()
    private let export: FinishedExport
    private let since: String?
    private let keep: Int?
    private let connector: Connector

    /// - Parameters:
    ///   - export: The export.
    ///   - since: An earlier export, or a folder of which the latest is taken.
    ///   - keep: How many of the exports beside it stay, itself among them; without it all do.
    ///   - connector: Has the state folder.
    package init(export: FinishedExport, since: String?, keep: Int?, connector: Connector) {
        (self.export, self.since, self.keep, self.connector) = (export, since, keep, connector)
    }

    package func perform() async throws -> ExportAftermath {
        let newest = DatedExports.Export(path: Self.absolute(export.folder), manifest: export.manifest)
        var aftermath = ExportAftermath()
        if let since = since.map(Self.absolute) {
            aftermath.since = try Self.earlier(in: since, than: newest)
            if let earlier = aftermath.since {
                aftermath.differences = try await changes(of: newest.path, since: earlier)
                aftermath.changes = newest.path + "/" + ExportManifest.changes
            } else {
                work.say(
                    .note(
                        LocalizedText(
                            en:
                                "\(since) holds no earlier export of this job with the same people chosen and cells written in the same way, so there are no changes to write.",
                            zh: "\(since) 中没有本任务范围和写法都相同的更早导出结果，因此没有可写出的变化。"
                        )
                    )
                )
            }
        }
        if let keep {
            let parent = URL(fileURLWithPath: newest.path).deletingLastPathComponent().path
            let kept = try DatedExports(folder: parent).keep(
                keep,
                newest: newest,
                ScratchRegistry(stateFolder: connector.stateFolder)
            )
            aftermath.removed = kept.removed
            for words in kept.left { work.say(.note(words)) }
        }
        return aftermath
    }

    /// An export itself, or the latest in a folder of exports.
    private static func earlier(in since: String, than newest: DatedExports.Export) throws -> String? {
        guard FileManager.default.fileExists(atPath: since + "/manifest.json") else {
            return try DatedExports(folder: since).latest(before: newest)?.path
        }
        // The export that was just made is no earlier one, even if its folder is the one that was named.
        return resolved(since) == resolved(newest.path) ? nil : since
    }

    private static func resolved(_ path: String) -> String {
        URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    }

    /// Writes `changes/`: the rows, who left, every difference, and last how many there are.
    private func changes(of folder: String, since earlier: String) async throws -> Differences {
        let target = folder + "/" + ExportManifest.changes
        let lines = ChangeLines()
        let diff = DiffSession(
            old: earlier,
            new: folder,
            rows: target,
            leftApart: true,
            connector: connector
        ) { subject, change in
            try lines.note(PrintedChange(change, of: subject), in: target)
        }
        let differences = try await work.forwarding(diff)
        try lines.close(in: target)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let files = try ChangeFiles(writtenTo: target)
        let data = try encoder.encode(PrintedChanges(since: earlier, export: folder, differences, files))
        try OutputError.converting(try PrivateFile.write(data, to: target + "/" + ChangeFiles.record))
        return differences
    }

    private static func absolute(_ path: String) -> String { URL(fileURLWithPath: path).standardizedFileURL.path }
}

/// What came after an export.
package struct ExportAftermath: Sendable {
    /// The earlier export that it was compared with.
    package var since: String?
    package var differences: Differences?
    /// The folder with the changes.
    package var changes: String?
    /// Exports that were removed because they are older.
    package var removed: [String] = []

    package init() {}
}

/// The differences as lines of JSON in one file, a block at a time.
private final class ChangeLines: Sendable {
    private let waiting = Mutex<(data: Data, isBegun: Bool)>((Data(), false))

    func note(_ change: PrintedChange, in folder: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let line = try encoder.encode(change) + [UInt8(ascii: "\n")]
        let isFull = waiting.withLock { waiting in
            waiting.data += line
            return waiting.data.count > 1 << 16
        }
        if isFull { try write(to: folder) }
    }

    func close(in folder: String) throws { try write(to: folder) }

    private func write(to folder: String) throws {
        let (data, isBegun) = waiting.withLock { waiting in
            defer { waiting = (Data(), true) }
            return waiting
        }
        let path = folder + "/changes.ndjson"
        guard isBegun else { return try OutputError.converting(try PrivateFile.write(data, to: path)) }
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        try file.seekToEnd()
        try file.write(contentsOf: data)
        try file.close()
    }
}

/// `changes.json`: since when, how many of each kind, and the files beside it.
package struct PrintedChanges: Encodable, Sendable {
    private let since: String
    private let export: String
    private let sheets: [PrintedCounts]
    private let files: [ChangeFiles.File]?

    package init(since: String, export: String, _ differences: Differences, _ files: ChangeFiles? = nil) {
        (self.since, self.export) = (since, export)
        sheets = differences.sheets.map(PrintedCounts.init)
        self.files = files?.files
    }
}
