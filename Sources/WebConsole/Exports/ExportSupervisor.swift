import Foundation
import JobEngine
import JobModel
import JobSession
import LocalFiles
import Wording

/// The exports that the console's process makes, whatever becomes of the pages that began them.
///
/// What must not be lost stands in the ledger: an export that ends with the console goes on from its page, or by
/// `roster resume`.
actor ExportSupervisor {
    private let connector: Connector
    /// The way to the directory of exports that are begun on the page.
    private let beginning: Connector
    /// A folder for each export, for this user alone.
    private let folder: String
    private var sessions: [String: ExportSession] = [:]
    private var said: [String: RunSupervisor.Said] = [:]
    private var isEnding = false
    private var waitingForEnd: [CheckedContinuation<Void, Never>] = []

    /// - Parameters:
    ///   - connector: The way to the directories of jobs and runs.
    ///   - beginning: The way to the directory of exports that are begun without a job.
    init(connector: Connector, beginning: Connector) {
        (self.connector, self.beginning) = (connector, beginning)
        folder = connector.stateFolder + "/console/exports"
    }

    /// Asks the directory whether it has the departments that were typed.
    ///
    /// - Throws: `ExportChoiceError` where it has not; what keeps it from answering.
    func check(_ wish: ExportWish) async throws {
        var choice = ExportChoice()
        wish.change(&choice)
        guard !choice.within.isEmpty else { return }
        var job = JobDefinition(job: Self.job)
        job.kind = .exporting
        let asked = choice
        try await beginning.connected(beginning.named(job)) { try await asked.requireDepartments(of: $0) }
    }

    /// Begins an export, and returns as soon as its run is known.
    ///
    /// - Returns: The run.
    /// - Throws: What kept it from beginning.
    func begin(_ wish: ExportWish) async throws -> String {
        try await begin { place in
            let job = place + "/export.yaml"
            try PrivateFile.write(Data(Self.jobFile.utf8), to: job)
            return ExportSession(file: job, connector: beginning.near(place), out: place + "/export") {
                wish.change(&$0)
            }
        }
    }

    /// Begins the export that a job describes; its files are downloaded as those of any other.
    ///
    /// - Parameter job: A job of kind export.
    /// - Returns: The run.
    /// - Throws: What kept it from beginning.
    func begin(job: String) async throws -> String {
        try await begin { place in ExportSession(file: job, connector: connector, out: place + "/export") }
    }

    /// Begins an export in a folder of its own.
    private func begin(_ make: (_ place: String) throws -> ExportSession) async throws -> String {
        let place = folder + "/" + StoredSheet.makeID()
        try PrivatePlace.makeFolder(place)
        do {
            return try await follow(try make(place))
        } catch {
            try FileManager.default.removeItem(atPath: place)
            throw error
        }
    }

    /// Goes on with an export that was stopped or killed.
    ///
    /// - Throws: `LedgerError.owned` where a process is at work on it; as `Engine.resumeExport`.
    func goOn(_ run: String) async throws {
        _ = try await follow(ExportSession(resuming: run, connector: connector))
    }

    /// Stops an export that this console makes: what was read is kept.
    ///
    /// - Throws: `RunRequestError.notHere`; `CancellationError`.
    func stop(_ run: String) async throws {
        // Between two parts of its work a session has nothing that could be stopped.
        for _ in 0..<Self.glances {
            guard let session = sessions[run] else { break }
            if session.stop() {
                said[run]?.isStopping = true
                return
            }
            try await Task.sleep(for: Self.glance)
        }
        throw RunRequestError.notHere(run: run)
    }

    func isWorking(on run: String) -> Bool { sessions[run] != nil }

    func said(of run: String) -> RunSupervisor.Said { said[run] ?? RunSupervisor.Said() }

    /// Stops every export, and waits for their ends.
    func end() async {
        isEnding = true
        guard !sessions.isEmpty else { return }
        // Between two parts of its work a session has nothing that could be stopped. A task of its own, because the
        // console's may have been cancelled, and then no wait in it lasts.
        let stopping = Task.detached {
            while await self.stopAll() { try await Task.sleep(for: Self.glance) }
        }
        while !sessions.isEmpty { await withCheckedContinuation { waitingForEnd.append($0) } }
        stopping.cancel()
    }

    /// Whether some session is left.
    private func stopAll() -> Bool {
        for session in sessions.values { _ = session.stop() }
        return !sessions.isEmpty
    }

    /// Runs a session, and returns as soon as its run is known and this process's.
    private func follow(_ session: ExportSession) async throws -> String {
        guard !isEnding else { throw ExportRequestError.ending }
        let working = Task { try await session.run() }
        // A task of its own: a browser that goes away meanwhile must not leave a session that nobody follows.
        let beginning = Task { () async throws -> String in
            for await event in session.events {
                switch event {
                case .work(.begun(let run)):
                    sessions[run] = session
                    said[run] = RunSupervisor.Said()
                    Task { await hear(session, of: run) }
                    return run
                case .failed(let error): throw error
                case .note, .work, .counting, .counted, .finished: break
                }
            }
            // It ended without having begun a run, and says itself why.
            _ = try await working.value
            throw CancellationError()
        }
        return try await beginning.value
    }

    /// Hears a session from its first word to its end.
    private func hear(_ session: ExportSession, of run: String) async {
        for await event in session.events {
            switch event {
            case .note(let words):
                if said[run, default: RunSupervisor.Said()].notes.count < Self.notesKept {
                    said[run]?.notes.append(words)
                }
            case .work(.waiting(let limit)): said[run]?.waiting = limit?.wordsOnPage
            case .failed(let error): said[run]?.failure = RunSupervisor.explanation(of: error)
            case .work, .counting, .counted, .finished: break
            }
        }
        // It may have been gone on with meanwhile.
        guard sessions[run]?.work === session.work else { return }
        sessions[run] = nil
        said[run]?.waiting = nil
        said[run]?.isStopping = false
        guard sessions.isEmpty else { return }
        for waiting in waitingForEnd { waiting.resume() }
        waitingForEnd = []
    }

    /// What the job of an export is called that was begun without one.
    static let job = "console-export"
    private static let jobFile = "job: \(job)\nkind: export\n"
    private static let notesKept = 20
    private static let glance = Duration.milliseconds(50)
    private static let glances = 100
}
