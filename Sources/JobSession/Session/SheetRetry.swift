import Foundation
package import JobEngine
package import JobModel
import LocalFiles
import Wording

/// Rows of a run that are tried again as their sheet stands by now: with what was corrected, matched and chosen since.
package struct SheetRetry: Sendable {
    private let run: RunRecord
    private let history: RunHistory
    /// Where the rows are written: a retry that is planned again reads them again.
    private let folder: String

    /// The job of a single sheet has one step.
    package static let step = 1

    /// - Parameters:
    ///   - run: Any run of the lineage.
    ///   - history: The runs of its ledger.
    ///   - stateFolder: Where the rows are kept.
    package init(_ run: RunRecord, in history: RunHistory, stateFolder: String) {
        (self.run, self.history) = (run, history)
        folder = Self.folder(in: stateFolder)
    }

    /// The folder of the rows that were chosen for retries.
    package static func folder(in stateFolder: String) -> String { stateFolder + "/console/retries" }

    /// Whether a job has the sheet of the run read as the run has read it, be it said or found out.
    ///
    /// - Parameters:
    ///   - job: With the same sheet.
    ///   - place: What its paths are relative to.
    /// - Returns: `false` also where the sheet cannot be read so: then it has none of the rows.
    /// - Throws: `CancellationError`; what keeps the sheet's file from being opened.
    package func isRead(by job: JobDefinition, in place: String) async throws -> Bool {
        guard let now = job.steps.first, let then = run.definition.steps.first else { return false }
        let base = run.base
        return try await Self.onThread {
            do {
                let reading = try EffectiveReading(now, folder: place)
                return try EffectiveReading(then, folder: base) == reading
            } catch is any ExplainedError {
                return false
            }
        }
    }

    /// A file from elsewhere by which rows of the lineage were tried again, the last one: the sheet knows nothing of it.
    ///
    /// - Throws: `LedgerError`.
    package func foreignInput() async throws -> String? {
        let own = folder + "/"
        return try await history.ledger.lineage(of: run.root).compactMap(\.input).last { !$0.hasPrefix(own) }
    }

    /// Writes rows as the sheet has them by now; those that corrections leave out are not among them.
    ///
    /// - Parameter rows: By their numbers in the sheet.
    /// - Returns: The file; `nil` where no row is left.
    /// - Throws: What keeps the sheet from being read, or the file from being written.
    package func write(_ rows: Set<Int>) async throws -> String? {
        let path = try newFile()
        let standing = StandingRows(rows, step: Self.step, of: run)
        // Reading the sheet takes a thread for as long as the disk takes.
        let count = try await Self.onThread { try standing.write(to: path) }
        guard count == 0 else { return path }
        try FileManager.default.removeItem(atPath: path)
        return nil
    }

    /// Where rows of the run can be written.
    ///
    /// - Throws: `LocalFileError`.
    package func newFile() throws -> String {
        try PrivatePlace.makeFolder(folder)
        let word = UUID().uuidString.replacing("-", with: "").prefix(12).lowercased()
        return "\(folder)/\(run.id)-\(word).csv"
    }

    /// Removes rows that were written for a retry that was not begun.
    ///
    /// - Throws: `LedgerError`; what keeps the file from being removed.
    package func removeUnused(_ path: String) async throws {
        guard try await history.ledger.lineage(of: run.root).allSatisfy({ $0.input != path }) else { return }
        try FileManager.default.removeItem(atPath: path)
    }

    private static func onThread<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value
    {
        let work = BackgroundWork<Result<Value, any Error>>()
        Thread.detachNewThread { work.finish(Result { try body() }) }
        return try await work.value().get()
    }
}
