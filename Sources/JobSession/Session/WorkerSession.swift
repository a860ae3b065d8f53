import JobEngine
import JobModel
import LocalFiles
package import Wording

/// A worker: writes runs whose plan was confirmed, beside other workers, until it is stopped.
///
/// A run that nobody owns it takes up as the owner; of the others it writes chunks. A run that it cannot serve it leaves to
/// others for a while, and says so once.
package struct WorkerSession: WorkSession {
    package let work = SessionWork<WorkerEnd>()
    private let ledger: any LedgerStore
    private let choice: WorkerChoice
    private let credentials: WorkerCredentials
    private let turns: WorkTurns
    private let engine: @Sendable (RunRecord, StopSignal, RunTurns) -> Engine
    /// Why each run was left when that was said last.
    private let said = SaidReasons()
    /// That each run was taken up.
    private let saidTaking = SaidReasons()

    /// - Parameters:
    ///   - place: Where the ledger is.
    ///   - choice: Which runs are served, and how many at once.
    ///   - credentials: Where the secrets of the companies' apps are.
    ///   - words: Chooses the language of what is stored and of the results.
    /// - Throws: What opening the ledger throws.
    package init(
        ledger place: LedgerPlace,
        choice: WorkerChoice,
        credentials: WorkerCredentials,
        words: @escaping @Sendable (LocalizedText) -> String = { $0.en }
    ) throws {
        let ledger = try place.ledger()
        let scratch = ScratchRegistry(stateFolder: place.stateFolder)
        turns = WorkTurns(choice.runsAtOnce)
        self.ledger = ledger
        self.choice = choice
        self.credentials = credentials
        engine = { run, stop, turns in
            Engine(
                ledger: ledger,
                scratch: scratch,
                connect: { definition in
                    let way = Connector(
                        access: try credentials.access(to: run),
                        stateFolder: place.stateFolder,
                        folder: run.base,
                        ledger: place
                    )
                    return try await way.connect(definition)
                },
                stop: stop,
                words: words,
                leaseSeconds: choice.leaseSeconds,
                turns: turns
            )
        }
    }

    /// - Returns: How many runs it has brought to their end, and which it has left.
    package func perform() async throws -> WorkerEnd {
        let stop = StopSignal()
        return try await work.stopping(by: stop) { try await serve(stop) }
    }

    /// What became of one thing that the worker did.
    private enum Event: Sendable {
        case tick
        case served(run: String, ServedRun)
    }

    private func serve(_ stop: StopSignal) async throws -> WorkerEnd {
        let strangers = try await strangers()
        return try await withThrowingTaskGroup(of: Event.self) { group in
            var serving = RunAllotment(places: max(choice.places, choice.runsAtOnce), least: choice.leastService)
            var turns: [String: RunTurns] = [:]
            var left = RunPauses()
            var (exits, stopped): ([String: ExitStatus], [String: ExitStatus]) = ([:], [:])
            // Runs of which a row's end will be known.
            var waiting: Set<String> = []
            var end = WorkerEnd(strangers: strangers)
            group.addTask { .tick }
            while let event = try await group.next() {
                switch event {
                case .served(let run, let served):
                    serving.end(run)
                    turns[run] = nil
                    left.note(served, of: run, at: .now)
                    exits[run] = served.isLeft ? served.exit : nil
                    if served.wait != nil { waiting.insert(run) }
                    if served.hasEnded {
                        end.ended += 1
                        stopped[run] = served.exit
                    }
                case .tick where stop.isRaised: break
                case .tick:
                    let runs = try await ledger.runsToWrite(by: Machine.name).filter(choice.includes)
                    serving.forget(besides: runs)
                    saidTaking.forget(besides: Set(runs.map(\.id)))
                    let due = runs.filter { !serving.isServing($0.id) && !left.isLeft($0.id, at: .now) }
                    for run in serving.begin(among: due) {
                        waiting.remove(run.id)
                        let stop = StopSignal(within: stop)
                        let own = RunTurns(among: self.turns, stop: stop)
                        turns[run.id] = own
                        group.addTask { await serve(run, stop, own) }
                    }
                    // One that this worker has no secret for would get the place of another for nothing.
                    let others = due.filter { run in
                        !serving.isServing(run.id) && !(left.hasFailed(run.id) && isForeign(run))
                    }
                    let leaving = serving.makeRoom(for: others, at: .now) { turns[$0]?.phase ?? .reading(since: .now) }
                    for run in leaving { turns[run]?.leave() }
                    waiting.formIntersection(runs.map(\.id))
                    guard !choice.untilIdle || !serving.isEmpty || !waiting.isEmpty else {
                        end.stopped = stopped
                        end.left = exits.filter { entry in runs.contains { $0.id == entry.key } }
                        return end
                    }
                    group.addTask { [ledger] in
                        try await ledger.awaitNews(of: .runs, atMost: Self.interval)
                        return .tick
                    }
                }
            }
            return end
        }
    }

    /// Whether this worker has no secret for a run.
    private func isForeign(_ run: RunRecord) -> Bool {
        do {
            _ = try credentials.access(to: run)
            return false
        } catch {
            // Why was said when it was tried.
            return true
        }
    }

    /// Tenants of the choice that no run has, which is said: a word that is misspelt would make a worker wait without end.
    private func strangers() async throws -> [String] {
        guard !choice.tenants.isEmpty else { return [] }
        let tenants = try await ledger.tenants()
        let known = Set(tenants.flatMap { WorkerChoice.words(for: $0) })
        let strangers = choice.tenants.subtracting(known).sorted()
        let there = Set(
            tenants.map { "\($0.app) (\(WorkerCredentials.host(of: $0.directory) ?? $0.directory))" }
        )
        for stranger in strangers { work.say(.note(Self.words(on: stranger, there: there.sorted()))) }
        return strangers
    }

    private static func words(on stranger: String, there: [String]) -> LocalizedText {
        guard !there.isEmpty else {
            return LocalizedText(
                en: "No run is of the tenant '\(stranger)': the ledger has no runs yet.",
                zh: "没有租户“\(stranger)”的运行：账本中尚无运行。"
            )
        }
        let few = there.prefix(tenantsNamed)
        let more = there.count > few.count ? (en: ", …", zh: "……") : (en: "", zh: "")
        return LocalizedText(
            en: "No run is of the tenant '\(stranger)'. There are runs of: \(few.joined(separator: ", "))\(more.en).",
            zh: "没有租户“\(stranger)”的运行。现有运行的租户：\(few.joined(separator: "、"))\(more.zh)。"
        )
    }

    private func serve(_ run: RunRecord, _ stop: StopSignal, _ turns: RunTurns) async -> Event {
        do {
            let engine = engine(run, stop, turns)
            if run.state == .written {
                // For that no secret is needed.
                return note(try await engine.completeResults(run.id) ?? ServedRun(), of: run)
            }
            // Before anything of the run is claimed.
            _ = try credentials.access(to: run)
            if let handle = try await engine.takeUpToWrite(run.id) {
                return note(try await write(handle, with: engine), of: run)
            }
            return note(try await engine.help(run), of: run)
        } catch is CancellationError {
            return .served(run: run.id, ServedRun())
        } catch {
            let note =
                run.state == .written ? LocalizedText(of: error).of(run) : LocalizedText(leaving: run, because: error)
            if said.isNews(note, of: run.id) { work.say(.note(note)) }
            return .served(run: run.id, ServedRun(isLeft: true, exit: Self.exit(error)))
        }
    }

    /// How a command ends that cannot go on with a run; `nil` where another process has it.
    private static func exit(_ error: any Error) -> ExitStatus? {
        switch error as? LedgerError {
        case .replaced, .owned: nil
        default: ExitStatus(error)
        }
    }

    private func write(_ handle: RunHandle, with engine: Engine) async throws -> ServedRun {
        let run = handle.run
        let note = LocalizedText(
            en: "takes up the rows of \(run.job) for \(run.app) at \(run.directory)",
            zh: "开始处理 \(run.job) 的行（应用 \(run.app)，目录 \(run.directory)）"
        ).of(run)
        if saidTaking.isNews(note, of: run.id) { work.say(.note(note)) }
        let served: ServedRun
        do {
            served = try await engine.writeAsWorker(handle)
        } catch {
            try await handle.close()
            throw error
        }
        try await handle.close()
        return served
    }

    private func note(_ served: ServedRun, of run: RunRecord) -> Event {
        if let note = served.note?.of(run), !served.isLeft || said.isNews(note, of: run.id) { work.say(.note(note)) }
        if !served.isLeft { said.forget(run.id) }
        return .served(run: run.id, served)
    }

    /// How often it is looked for runs, whatever the ledger hints at.
    private static let interval = Duration.seconds(1)
    private static let tenantsNamed = 20
}

extension LocalizedText {
    /// The sentence with the run that it is about.
    fileprivate func of(_ run: RunRecord) -> LocalizedText {
        LocalizedText(en: "\(run.id): \(en)", zh: "\(run.id)：\(zh)")
    }

    fileprivate init(leaving run: RunRecord, because error: any Error) {
        let reason = LocalizedText(of: error)
        // What is wrong with a line passes, and nobody has to do anything with the run; what is wrong with a secret stays.
        let remedy =
            ExitStatus(error) == .credentials ? (error as? any ExplainedError)?.remedy.naming(run: run.id) : nil
        self.init(
            en: "\(run.id) of \(run.app) at \(run.directory) is left to other workers for up to a minute: \(reason.en)"
                + (remedy.map { ". \($0.en)" } ?? ""),
            zh: "\(run.id)（应用 \(run.app)，目录 \(run.directory)）暂由其他工作进程处理，最多一分钟后再试：\(reason.zh)"
                + (remedy.map { "。\($0.zh)" } ?? "")
        )
    }
}
