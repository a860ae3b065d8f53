import Foundation
package import JobEngine
package import JobModel
import LocalFiles
import Wording

/// A comparison of two exports, of two sheets, or of either with what a directory holds now.
package struct DiffSession: WorkSession {
    package let work = SessionWork<Differences>()
    private let old: String
    private let new: String
    private let subject: Subject
    private let match: String?
    private let rows: String?
    private let leftApart: Bool
    private let force: Bool
    private let connector: Connector
    private let each: @Sendable (Subject, RowChange) throws -> Void

    /// - Parameters:
    ///   - old: The older export or sheet, or a job of kind export, whose directory is read.
    ///   - new: The newer one.
    ///   - subject: What a sheet by itself is about.
    ///   - match: The field or heading that names a row.
    ///   - rows: A new folder for the rows that joined, moved or changed.
    ///   - leftApart: Whether those who left have a file of their own in that folder, `people-left.csv`.
    ///   - force: Whether exports of two directories are compared.
    ///   - connector: The way to the directory of a job.
    ///   - each: Takes every difference, in order.
    package init(
        old: String,
        new: String,
        subject: Subject = .people,
        match: String? = nil,
        rows: String? = nil,
        leftApart: Bool = false,
        force: Bool = false,
        connector: Connector,
        each: @escaping @Sendable (Subject, RowChange) throws -> Void
    ) {
        (self.old, self.new, self.subject, self.match) = (old, new, subject, match)
        (self.rows, self.leftApart, self.force) = (rows, leftApart, force)
        (self.connector, self.each) = (connector, each)
    }

    package func perform() async throws -> Differences {
        var made: [ScratchFolder] = []
        let differences: Result<Differences, any Error>
        do { differences = .success(try await compared(&made)) } catch { differences = .failure(error) }
        // They hold people's data; what a killed command leaves, the next one removes.
        for folder in made { try folder.remove() }
        return try differences.get()
    }

    private func compared(_ made: inout [ScratchFolder]) async throws -> Differences {
        let first = try await compared(old, in: nil, &made)
        let newer = try await compared(new, in: first.timezone, &made)
        let isOpenedAgain = first.assumesZone && newer.timezone != nil
        let older = isOpenedAgain ? try await compared(old, in: newer.timezone, &made) : first
        if !force, !newer.isOfSame(as: older), let one = older.origin, let other = newer.origin {
            throw UsageError.otherDirectory(one, other)
        }
        let pair = try ComparedPair(older, newer)
        guard !pair.subjects.isEmpty else { throw UsageError.nothingInCommon(old: old, new: new) }
        let sheets = [older, newer].flatMap { export in pair.subjects.compactMap { export.sheets[$0] } }
        if let match, let first = sheets.first, !sheets.contains(where: { $0.column(match) != nil }) {
            throw ComparisonError.keyMissing(path: first.path, column: match)
        }
        let work = work
        for doubt in [older, newer].flatMap({ [$0.doubt, $0.zoneDoubt] }).compactMap(\.self) { work.say(.note(doubt)) }
        if let doubt = newer.doubt(ofReachBeside: older) { work.say(.note(doubt)) }
        if let doubt = newer.doubt(ofNamesBeside: older, of: pair.subjects) { work.say(.note(doubt)) }
        if let doubt = Self.doubt(ofDays: older.timezone, newer.timezone) { work.say(.note(doubt)) }
        let differences = try await work.cancelling { try compare(pair) }
        let isDifferent = differences.sheets.contains { $0.counts.joined + $0.counts.left > 0 }
        if isDifferent, let doubt = newer.doubt(ofSelectionBeside: older) { work.say(.note(doubt)) }
        return differences
    }

    /// What is to be known of two exports whose dates are days of different zones.
    private static func doubt(ofDays old: String?, _ new: String?) -> LocalizedText? {
        guard let old, let new, old != new else { return nil }
        return LocalizedText(
            en:
                "Dates are days of \(old) in the one and of \(new) in the other, so a date can differ where nothing has changed. Export both in one time zone.",
            zh: "两份导出的日期分别按 \(old) 和 \(new) 的时区书写，因此即使没有变更，日期也可能不同。请按同一时区导出。"
        )
    }

    private func compare(_ pair: ComparedPair) throws -> Differences {
        let comparisons = try pair.comparisons(match: match)
        let folder = try rows.map {
            try OutputFolder.make(URL(fileURLWithPath: $0).lastPathComponent, in: parent(of: $0))
        }
        do {
            return try compare(comparisons, of: pair, rows: folder)
        } catch {
            // What is in it is not all of the rows.
            if let folder { try FileManager.default.removeItem(atPath: folder) }
            throw error
        }
    }

    private func compare(
        _ comparisons: [(subject: Subject, comparison: SheetComparison)],
        of pair: ComparedPair,
        rows folder: String?
    ) throws -> Differences {
        var differences = Differences()
        for (subject, comparison) in comparisons {
            let file = try folder.map { try ChangedRows(path: "\($0)/\(subject.rawValue).csv", like: comparison.new) }
            let left = try folder.flatMap { folder in
                guard leftApart else { return nil as ChangedRows? }
                let path = "\(folder)/\(subject.rawValue)-left.csv"
                return try ChangedRows(path: path, like: comparison.old, kinds: [.left])
            }
            let counts = try comparison.run {
                try pair.older.prove(comparison.old)
                try pair.newer.prove(comparison.new)
            } _: { change in
                try Task.checkCancellation()
                try file?.note(change)
                try left?.note(change)
                try each(subject, change)
            }
            try file?.close()
            try left?.close()
            differences.sheets.append(
                Differences.Sheet(
                    subject: subject,
                    match: comparison.match,
                    key: comparison.key,
                    counts: counts,
                    onlyOld: comparison.onlyOld,
                    onlyNew: comparison.onlyNew,
                    rows: file.map(\.path)
                )
            )
        }
        return differences
    }

    /// Opens an export or sheet; what a job names is exported first, to a folder that is removed at the end.
    ///
    /// `zone` is that of the other side, for a file whose dates are moments and that no manifest describes.
    private func compared(
        _ path: String,
        in zone: String?,
        _ made: inout [ScratchFolder]
    ) async throws -> ComparedExport {
        guard SheetJob.isJob(path) else { return try ComparedExport(path: path, subject: subject, in: zone) }
        let scratch = try ScratchFolder(for: .load, stateFolder: connector.stateFolder)
        made.append(scratch)
        let session = ExportSession(file: path, connector: connector, out: scratch.path + "/export", format: .csv)
        let work = work
        let telling = Task {
            for await event in session.events {
                switch event {
                case .note(let words): work.say(.note(words))
                case .work(let event): work.say(.work(event))
                case .counting(let words): work.say(.counting(words))
                case .counted(let count, let total): work.say(.counted(count, of: total))
                case .finished, .failed: break
                }
            }
        }
        let export = try await work.cancelling { try await session.run() }
        await telling.value
        return try ComparedExport(path: export.folder)
    }

    private func parent(of path: String) -> String {
        URL(fileURLWithPath: path).standardizedFileURL.deletingLastPathComponent().path
    }
}

/// What a comparison came to.
package struct Differences: Sendable {
    package struct Sheet: Sendable {
        package let subject: Subject
        /// The column by which rows were matched.
        package let match: String
        /// The column by whose value a row is called.
        package let key: String
        package let counts: ChangeCounts
        /// Columns that only one of the sheets has; they are not compared.
        package let onlyOld: [String]
        package let onlyNew: [String]
        /// The file of the rows that joined, moved or changed.
        package let rows: String?
    }

    package var sheets: [Sheet] = []

    /// How a command ends that has compared.
    package var exit: ExitStatus { sheets.allSatisfy { $0.counts.different == 0 } ? .success : .different }
}
