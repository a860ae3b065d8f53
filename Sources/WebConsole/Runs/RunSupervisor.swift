import Foundation
import JobEngine
import JobModel
import JobSession
import Wording

/// The runs that the console's process works on, whatever becomes of the pages that began them.
///
/// What must not be lost stands in the ledger: here are only the sessions that are under way, and what they have said. A
/// plan that nobody has released yet is held by no session, so that any console or command can release it.
actor RunSupervisor {
    /// What a session may do once its plan is made.
    enum Scope: Sendable {
        /// The plan stays for a release.
        case planning
        /// Nothing is written; the rows of a run that was released are read back.
        case resolving
        /// It is confirmed, and written.
        case writing
    }

    private let connector: Connector
    private let isReadOnly: Bool
    private let history: RunHistory
    private let monitor: RunMonitor
    private var sessions: [String: ImportSession] = [:]
    private var said: [String: Said] = [:]
    /// The runs whose release is under way.
    private var released: Set<String> = []
    private var isEnding = false
    private var waitingForEnd: [CheckedContinuation<Void, Never>] = []

    /// What was said of a run that no ledger keeps.
    struct Said: Sendable {
        /// What its requests wait for.
        var waiting: LocalizedText?
        var notes: [LocalizedText] = []
        /// Why its last session ended without a result.
        var failure: Explanation?
        /// Whether a person has stopped it, and its session is still at work.
        var isStopping = false
        /// Whether it is gone on with, and has not come to its rows.
        var isGoingOn = false
        /// Whether its plan was just released, and it has not come to its rows.
        var isStarting = false
    }

    init(connector: Connector, history: RunHistory, monitor: RunMonitor, isReadOnly: Bool) {
        (self.connector, self.history, self.monitor, self.isReadOnly) = (connector, history, monitor, isReadOnly)
    }

    // MARK: What pages ask for

    /// Plans an import: a run that is sent only once it is released.
    ///
    /// - Parameters:
    ///   - job: What is to be imported.
    ///   - language: Of what is stored.
    /// - Returns: The run, as soon as it is in the ledger.
    /// - Throws: What keeps it from being begun; `FileProblem` of a file that a job names.
    func plan(_ job: ImportJob, in language: Language) async throws -> String {
        try await begin(.planning, near: job.folder, in: language) { try await $0.begin(job) }
    }

    /// Plans a run that was left while it was planned, or whose plan another version made.
    ///
    /// - Throws: `LedgerError.owned` where a process is at work on it; `EngineError`.
    func planAgain(_ run: String, in language: Language) async throws {
        let record = try await history.record(of: run)
        guard record.confirmation == nil else { throw RunRequestError.releasedAlready(run: run) }
        _ = try await begin(.planning, near: record.base, in: language) { session in
            // Another process may have released it since it was looked at.
            try await session.resume(run) { start in
                guard start.handle.run.confirmation == nil else { throw RunRequestError.releasedAlready(run: run) }
            }
        }
    }

    /// Sends what the plan of a run says.
    ///
    /// - Throws: `RunRequestError`; `LedgerError.owned` where a process is at work on it: one of two releases at the same
    ///   moment is refused by the ledger's lock.
    func release(_ run: String, in language: Language) async throws {
        try refuseReadOnly()
        let record = try await history.record(of: run)
        // A plan in which nothing is written is not asked about.
        let isReleased = record.confirmation != nil && record.confirmation != .notNeeded
        guard isReleased || record.state != .finished else {
            throw RunRequestError.endedUnsent(run: run)
        }
        guard record.confirmation == nil, record.state == .planned || record.state == .planning else {
            throw RunRequestError.releasedAlready(run: run)
        }
        guard record.state == .planned, try await history.plan(of: run) != nil else {
            throw RunRequestError.noPlan(run: run)
        }
        // A button that is pressed twice is no other process.
        guard released.insert(run).inserted else { throw RunRequestError.releasedAlready(run: run) }
        do {
            _ = try await begin(.writing, near: record.base, in: language, Said(isStarting: true)) { session in
                // Only what was shown is sent, and only by the first who says so.
                try await session.resume(run) { start in
                    guard start.unconfirmed != nil else { throw RunRequestError.releasedAlready(run: run) }
                    guard !start.needsPlan else { throw RunRequestError.noPlan(run: run) }
                }
            }
        } catch {
            released.remove(run)
            throw error
        }
    }

    /// Goes on with a run that was released, and stopped or killed since.
    ///
    /// - Throws: `RunRequestError`; as `Engine.resume`.
    func goOn(_ run: String, in language: Language) async throws {
        try refuseReadOnly()
        let record = try await history.record(of: run)
        guard record.confirmation != nil else { throw RunRequestError.noPlan(run: run) }
        let isStopped = record.state == .stopped
        _ = try await begin(.writing, near: record.base, in: language, Said(isGoingOn: isStopped)) {
            try await $0.resume(run)
        }
    }

    /// Reads back the rows with an unknown outcome; it writes nothing to the directory.
    ///
    /// - Throws: As `Engine.takeUpToResolve`.
    func resolve(_ run: String, in language: Language) async throws {
        let folder = try await history.folder(of: run)
        _ = try await begin(.resolving, near: folder, in: language) { try await $0.resolve(run) }
    }

    /// Plans the rows of a run again that did not succeed.
    ///
    /// - Parameters:
    ///   - run: Any run of the lineage.
    ///   - input: A file with the rows that are meant; else all that are open.
    ///   - choices: What was chosen for the sheet's columns and values since.
    ///   - language: Of what is stored.
    /// - Returns: The new run.
    /// - Throws: `RunRequestError.nothingToRetry`; as `Engine.startRetry`.
    func retry(
        _ run: String,
        input: String? = nil,
        choices: StepDefinition? = nil,
        in language: Language
    ) async throws -> String {
        let folder = try await history.folder(of: run)
        return try await begin(.planning, near: folder, in: language) {
            try await $0.retry(run, input: input, choices: choices)
        }
    }

    /// Stops a run: what was sent is accounted for, and nothing more is sent.
    ///
    /// One that another process writes hears of it within a second.
    ///
    /// - Throws: `RunRequestError.notHere`, or `.readOnly` where another process writes it; `CancellationError`.
    func stop(_ run: String) async throws {
        guard sessions[run] != nil else { return try await stopElsewhere(run) }
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

    private func stopElsewhere(_ run: String) async throws {
        try refuseReadOnly()
        let record = try await history.record(of: run)
        guard record.state != .stopped else { throw RunRequestError.notHere(run: run) }
        // An export that nobody makes goes on by nobody either.
        if record.definition.kind == .exporting, await !history.ledger.isOwned(run: run) {
            throw RunRequestError.notHere(run: run)
        }
        do {
            _ = try await history.requestStop(of: run)
        } catch is RunStopError {
            throw RunRequestError.notHere(run: run)
        }
    }

    func isWorking(on run: String) -> Bool { sessions[run] != nil }

    func said(of run: String) -> Said { said[run] ?? Said() }

    // MARK: The console's end

    /// Stops every run, and waits until each can be gone on with.
    ///
    /// - Parameter tell: Gets how many there are, where there are any.
    func end(telling tell: @Sendable (Int) -> Void) async {
        isEnding = true
        guard !sessions.isEmpty else { return }
        tell(sessions.count)
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

    // MARK: Sessions

    private func refuseReadOnly() throws(RunRequestError) {
        if isReadOnly { throw .readOnly }
    }

    /// Begins a session, and returns as soon as its run is known and this process's.
    private func begin(
        _ scope: Scope,
        near folder: String,
        in language: Language,
        _ standing: Said = Said(),
        _ work: @escaping @Sendable (ImportSession) async throws -> SessionEnd
    ) async throws -> String {
        guard !isEnding else { throw RunRequestError.ending }
        let hasPages = SheetStore(stateFolder: connector.stateFolder, limitBytes: 0).sheet(in: folder) != nil
        // The files of the results are downloaded from its pages.
        let session = try ImportSession(connector: connector.near(folder), isForPages: hasPages) {
            hasPages ? FileWords.of($0, in: language) : language.words($0)
        }
        let working = Task { try await work(session) }
        // A task of its own: a browser that goes away meanwhile must not leave a session that nobody follows.
        let beginning = Task { () async throws -> String in
            for await event in session.events {
                switch event {
                case .work(.begun(let run)):
                    sessions[run] = session
                    said[run] = standing
                    Task {
                        await follow(session, of: run, scope, hasPages: hasPages)
                        if scope == .planning { await readAhead(run) }
                    }
                    return run
                case .failed(let error): throw error
                case .note, .work, .planned, .question, .answered, .resolved, .summary: break
                }
            }
            // It ended without having begun a run.
            _ = try await working.value
            throw RunRequestError.nothingToRetry
        }
        do { return try await beginning.value } catch { throw hasPages ? error : FileProblem.of(error) }
    }

    /// Hears a session from its first word to its end.
    private func follow(_ session: ImportSession, of run: String, _ scope: Scope, hasPages: Bool) async {
        for await event in session.events { hear(event, of: run, scope, hasPages: hasPages) }
        guard sessions[run] === session else { return }
        sessions[run] = nil
        released.remove(run)
        said[run]?.waiting = nil
        said[run]?.isStopping = false
        said[run]?.isGoingOn = false
        said[run]?.isStarting = false
        guard sessions.isEmpty else { return }
        for waiting in waitingForEnd { waiting.resume() }
        waitingForEnd = []
    }

    /// Reads a plan that was just made, so that its first page is there at once, however many rows are wrong.
    private func readAhead(_ run: String) async {
        do {
            _ = try await monitor.plan(of: history.record(of: run))
        } catch {
            // The page reads it again, and says what keeps it from being read.
        }
    }

    private func hear(_ event: SessionEvent, of run: String, _ scope: Scope, hasPages: Bool) {
        switch event {
        case .note(let words):
            guard said[run, default: Said()].notes.count < Self.notesKept else { return }
            said[run]?.notes.append(RemedyWords.withoutPlace(words))
        case .work(.waiting(let limit)): said[run]?.waiting = limit?.wordsOnPage
        case .question(let question): question.answer(answer(scope))
        case .failed(let error):
            said[run]?.failure = Self.explanation(of: hasPages ? error : FileProblem.of(error), scope)
        case .work(.step):
            said[run]?.isGoingOn = false
            said[run]?.isStarting = false
        case .work, .planned, .answered, .resolved: break
        case .summary(let result): said[run]?.notes += result.pageNotes
        }
    }

    private func answer(_ scope: Scope) -> SessionAnswer {
        switch scope {
        case .planning, .resolving: .later
        // A console that is ending begins nothing.
        case .writing: isEnding ? .later : .yes(.terminal)
        }
    }

    /// With commands where the page of the run names its own buttons; `nil` for what was stopped.
    static func explanation(of error: any Error, _ scope: Scope = .writing) -> Explanation? {
        if error is CancellationError { return nil }
        if let error = error as? any ExplainedError {
            return scope == .planning ? RemedyWords.planning(error) : RemedyWords.unnamed(error)
        }
        return Explanation(
            problem: LocalizedText(of: error),
            remedy: LocalizedText(en: "Try it again.", zh: "请重试。")
        )
    }

    private static let notesKept = 20
    private static let glance = Duration.milliseconds(50)
    private static let glances = 100
}
