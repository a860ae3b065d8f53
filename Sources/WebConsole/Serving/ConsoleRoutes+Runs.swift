import HTTPTypes
import Hummingbird
import JobEngine
import JobModel
import JobSession
import Wording

/// The pages of runs.
extension ConsoleRoutes {
    func addRuns(to router: Router<ConsoleContext>) {
        router.get("/") { request, context in try await runs(request, context) }
        router.get("/runs/:run") { _, context in try await run(context) }
        router.get("/runs/:run/events") { request, context in try await events(request, context) }
        router.post("/runs/:run/stop") { _, context in
            try await acting(context) { run in
                if await directory.exports.isWorking(on: run) {
                    try await directory.exports.stop(run)
                } else {
                    try await work.supervisor.stop(run)
                }
                return "/runs/\(run)"
            }
        }
        router.post("/runs/:run/go-on") { _, context in
            try await acting(context) { run in
                if try await isExport(run) {
                    try await directory.exports.goOn(run)
                } else {
                    try await work.supervisor.goOn(run, in: context.language)
                }
                return "/runs/\(run)"
            }
        }
        router.post("/runs/:run/resolve") { _, context in
            try await acting(context) { run in
                try await work.supervisor.resolve(run, in: context.language)
                return "/runs/\(run)"
            }
        }
        addPlans(to: router)
        addResults(to: router)
    }

    private func runs(_ request: Request, _ context: ConsoleContext) async throws -> Response {
        let last = FormQuery(request.uri.query)["before"]
        // One more tells whether there are others.
        let runs = try await runsSoon(limit: RunsPage.limit + 1, before: last)
        let settled = try await settledSince(runs)
        return try pages.response(
            RunsPage(runs: runs, settledSince: settled, before: last, frame: frame(context, .runs))
        )
    }

    /// Of some runs those that left rows without success which have all succeeded in later runs of their lineages, as far as
    /// that is known soon.
    private func settledSince(_ runs: [RunStatus]) async throws -> Set<String> {
        var settled: Set<String> = []
        for run in runs where run.export == nil && run.state == RunState.finished.rawValue && !run.isBeingLookedAt {
            guard run.unsuccessful > 0, !run.hasSentNothing else { continue }
            let record = try await history.record(of: run.run)
            let known = try await work.monitor.knownLineage(of: record)
            let isBrief = if known == nil { try await isBrief(record.root) } else { true }
            guard isBrief else { continue }
            let lineage = try await work.monitor.lineage(of: record)
            if lineage.rows == lineage.endedWell { settled.insert(run.run) }
        }
        return settled
    }

    private func run(_ context: ConsoleContext) async throws -> Response {
        try await runPage(history.id(of: context.parameters.require("run")), context)
    }

    /// The page of a run, with why something was not done where it was not.
    private func runPage(
        _ run: String,
        _ context: ConsoleContext,
        refusing refusal: Explanation? = nil,
        status answer: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let watched = try await work.watched(run)
        guard let (progress, samples) = try await progress(of: run, isAwaited: refusal != nil) else {
            return try counting(watched.record, "/runs/\(run)", context)
        }
        // Why rows have not succeeded is read once nothing changes any more: it takes a look at all of them.
        let status = progress.isAtWork == true ? progress : try await ended(progress, context).status
        let surroundings = try await surroundings(of: status, watched.record, refusing: refusal)
        let frame = try await frame(context, of: watched.record)
        let live = try await watched.live((status, samples), surroundings, frame)
        let faults = try await faults(of: status.directory, frame)
        let page = RunPage(run: status, live: live, surroundings, faults: faults, frame: frame)
        return try pages.response(page, status: answer)
    }

    /// What only this console knows of a run.
    private func surroundings(
        of run: RunStatus,
        _ record: RunRecord,
        refusing refusal: Explanation? = nil
    ) async throws -> RunPage.Surroundings {
        let (id, isExport) = (run.run, run.export != nil)
        let said = isExport ? await directory.exports.said(of: id) : await work.supervisor.said(of: id)
        let correcting = try await correcting(of: record)
        return RunPage.Surroundings(
            said: said,
            isWorkingHere: isExport
                ? await directory.exports.isWorking(on: id) : await work.supervisor.isWorking(on: id),
            isStopping: try await isStopping(run, said),
            isReadOnly: work.isReadOnly,
            correcting: correcting,
            rowsLeftOut: try await countOfRowsLeftOut(of: record, run),
            toCorrect: correcting.address == nil ? nil : try await countToCorrect(of: record, run),
            emptySelection: try await emptySelection(of: run),
            first: record.root == record.id ? nil : record.root,
            refusal: refusal
        )
    }

    /// Whether a person has asked that a run stops, here or elsewhere, and it is still at work.
    private func isStopping(_ run: RunStatus, _ said: RunSupervisor.Said) async throws -> Bool {
        guard run.isUnderWay else { return false }
        if said.isStopping { return true }
        guard run.state == RunState.running.rawValue else { return false }
        return try await history.ledger.stopStanding(of: run.run).isOfPerson
    }

    /// How many rows that a retry would be about are left out by now; nothing leads on while many rows are looked at for it.
    private func countOfRowsLeftOut(of record: RunRecord, _ run: RunStatus) async throws -> Int {
        guard case .retry = run.nextStep else { return 0 }
        let leftOut = try await rowsLeftOut(of: record)
        guard !leftOut.isEmpty else { return 0 }
        return try await work.monitor.openRows(of: record, step: Self.sheetStep).places.only(leftOut).count
    }

    /// How many rows of a lineage have to be corrected before they are tried again; `nil` where nothing is, and of a large run.
    private func countToCorrect(of record: RunRecord, _ run: RunStatus) async throws -> Int? {
        guard case .retry = run.nextStep, try await isBrief(record.root) else { return nil }
        let root = try await history.record(of: record.root)
        let places = try await work.monitor.rowsToCorrect(of: root, step: Self.sheetStep, .all)
        return places.places.count - places.only(try await rowsLeftOut(of: record)).places.count
    }

    /// What an export was to hold that has ended and holds nobody; `nil` of any other run, and where nothing was chosen.
    private func emptySelection(of run: RunStatus) async throws -> LocalizedText? {
        guard let export = run.export, export.people == 0, run.state == RunState.finished.rawValue,
            try await history.ledger.export(of: run.run) != nil
        else { return nil }
        return try await KnownExport.named(run.run, in: history.ledger).manifest?.selection
    }

    /// What the directory of a run does wrong on purpose at present; only the embedded one does.
    func faults(of directory: String, _ frame: PageFrame) async throws -> FaultNote? {
        guard directory == "embedded" else { return nil }
        let connector = work.connector
        return FaultNote(try await EmbeddedFaults.on(in: connector.stateFolder, near: connector.folder), frame)
    }

    private func isExport(_ run: String) async throws -> Bool {
        try await history.record(of: run).definition.kind == .exporting
    }

    /// The live part of a run's page, again and again while a process is at work on it.
    private func events(_ request: Request, _ context: ConsoleContext) async throws -> Response {
        let id = try await history.id(of: context.parameters.require("run"))
        let watched = try await work.watched(id)
        let stream = RunEvents(run: watched, pages: pages, frame: frame(context, .runs)) { status in
            try await surroundings(of: status, watched.record)
        }
        return stream.response(after: Self.lastEventID.flatMap { request.headers[$0] })
    }

    /// Does what a form asks for; where that is refused, the run's page says why.
    func acting(
        _ context: ConsoleContext,
        _ action: @Sendable (String) async throws -> String
    ) async throws -> Response {
        let run = try await history.id(of: context.parameters.require("run"))
        do {
            return .redirect(to: try await action(run), type: .normal)
        } catch let error as any ExplainedError {
            let status = ProblemMiddleware.status(of: error)
            return try await runPage(
                run,
                context,
                refusing: RemedyWords.unnamed(error),
                status: status == .badRequest ? .conflict : status
            )
        }
    }

    /// Source: HTML Living Standard, server-sent events.
    private static let lastEventID = HTTPField.Name("Last-Event-ID")
}
