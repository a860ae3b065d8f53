import CSVStream
import Foundation
import JobModel
import Wording

extension Engine {
    /// Keeps in mind what the sheets were as they were planned: the bytes that were read, whatever the files are by now.
    func noteFiles(_ sources: [RecordSource], of run: RunRecord) async throws {
        try await ledger.putFiles(sources.flatMap(\.files).filter { Self.isPlain($0.path) }, of: run.id)
    }

    /// What is no plain file, such as a pipe, gives its bytes once, and they are the plan's.
    func note(_ paths: [String], of run: String) async throws {
        let files = try paths.filter(Self.isPlain).compactMap(PlannedFile.now)
        try await ledger.putFiles(files, of: run)
    }

    private static func isPlain(_ path: String) -> Bool {
        let values = try? URL(fileURLWithPath: path).resourceValues(forKeys: [.isRegularFileKey])
        return values?.isRegularFile == true
    }

    /// What is to be said of files that are no longer what a run was planned from: it goes on without them.
    func changes(of run: RunRecord) async throws -> [LocalizedText] {
        try await RunHistory(ledger: ledger).changes(of: run.id)
    }
}
