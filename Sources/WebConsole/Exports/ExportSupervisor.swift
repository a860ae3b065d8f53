import Foundation
import JobEngine
import JobModel
import JobSession
import LocalFiles
import Wording

/// The exports that the console's process makes, whatever becomes of the pages that began them.
///
/// What must not be lost stands in the ledger: an export that ends with the console goes on by `roster resume`.
actor ExportSupervisor {
    private let connector: Connector
    /// A folder for each export, for this user alone.
    private let folder: String
    private var working: [String: (session: ExportSession, task: Task<Void, Never>)] = [:]
    private var isEnding = false

    init(connector: Connector) {
        self.connector = connector
        folder = connector.stateFolder + "/console/exports"
    }

    /// Begins an export, and returns as soon as its run is known.
    ///
    /// - Returns: The run.
    /// - Throws: What kept it from beginning.
    func begin(_ wish: ExportWish) async throws -> String {
        guard !isEnding else { throw ExportRequestError.ending }
        let place = folder + "/" + StoredSheet.makeID()
        try PrivatePlace.makeFolder(place)
        let job = place + "/export.yaml"
        try PrivateFile.write(Data(Self.job.utf8), to: job)
        let session = ExportSession(file: job, connector: connector.near(place), out: place + "/export") {
            wish.change(&$0)
        }
        // What came of it is said by its events, and stands in the ledger.
        let task = Task { _ = try? await session.run() }
        var events = session.events.makeAsyncIterator()
        while let event = await events.next() {
            switch event {
            case .work(.begun(let run)):
                working[run] = (session, task)
                return run
            case .failed(let error):
                try FileManager.default.removeItem(atPath: place)
                throw error
            case .note, .work, .counting, .counted, .finished: break
            }
        }
        throw CancellationError()
    }

    /// Stops every export, and waits for their ends.
    func end() async {
        isEnding = true
        for (session, _) in working.values { _ = session.stop() }
        for (_, task) in working.values { await task.value }
        working = [:]
    }

    private static let job = "job: console-export\nkind: export\n"
}
