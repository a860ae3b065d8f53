import Hummingbird
import JobEngine
import JobModel
import NIOCore

/// Pages of large sheets, which answer at once whatever they need.
extension ConsoleRoutes {
    func addReading(to router: Router<ConsoleContext>) {
        router.get("/sheets/:sheet/read") { _, context in
            let sheet = try sheets.sheet(context.parameters.require("sheet"))
            return ending(of: sheet.id)
        }
        router.get("/runs/:run/looked-at") { _, context in ending(of: try context.parameters.require("run")) }
        router.get("/looked-at") { _, _ in ending(of: Self.listOfRuns) }
    }

    /// The event for which a page waits that says that a look is under way.
    private func ending(of id: String) -> Response {
        Response(
            status: .ok,
            headers: [.contentType: "text/event-stream; charset=utf-8"],
            body: ResponseBody { writer in
                try await writer.write(ByteBuffer(string: ":\n\n"))
                await looks.end(of: id)
                try await writer.write(ByteBuffer(string: "event: ended\ndata:\n\n"))
                try await writer.finish(nil)
            }
        )
    }

    /// How far a run is.
    ///
    /// - Parameters:
    ///   - run: The run.
    ///   - isAwaited: Whether the page waits until the rows are counted.
    /// - Returns: As it was a while ago, where it takes longer than a page may to count its rows; `nil` where nobody has
    ///   counted them yet.
    /// - Throws: `LedgerError`.
    func progress(of run: String, isAwaited: Bool = false) async throws -> RunTicks.Element? {
        let monitor = work.monitor
        let isAwaited = if isAwaited { true } else { try await isBrief(run) }
        guard !isAwaited else { return try await monitor.progress(of: run) }
        let isOver = try await looks.isOver(Self.rowCount, of: run, within: Self.momentOfCount) {
            _ = try await monitor.progress(of: run)
        }
        if let known = try await monitor.knownProgress(of: run) { return known }
        return isOver ? try await monitor.progress(of: run) : nil
    }

    /// Whether the rows of a run are so few that a page waits for a look at all of them.
    func isBrief(_ run: String) async throws -> Bool {
        try await history.steps(of: run, named: nil).reduce(0) { $0 + $1.records } <= Self.briefRows
    }

    /// The page that says that the rows of a run are being counted.
    func counting(_ run: RunRecord, _ address: String, _ context: ConsoleContext) throws -> Response {
        try pages.response(WaitingPage(counting: run, address: address, frame: frame(context, .runs)))
    }

    /// The newest runs first, of all or of those that were made before one; the rows of a large one are counted behind the
    /// page, which says so.
    func runsSoon(limit: Int, before last: String?) async throws -> [RunStatus] {
        let monitor = work.monitor
        let known = try await monitor.knownRuns(limit: limit, before: last)
        let counted = known.filter { $0.isBeingLookedAt || $0.state != RunState.finished.rawValue }
        let rows = counted.reduce(0) { $0 + $1.rows }
        guard rows > Self.briefRows else { return try await monitor.runs(limit: limit, before: last) }
        let isOver = try await looks.isOver(last ?? "", of: Self.listOfRuns) {
            _ = try await monitor.runs(limit: limit, before: last)
        }
        guard isOver else { return try await monitor.knownRuns(limit: limit, before: last) }
        return try await monitor.runs(limit: limit, before: last)
    }

    /// Does what takes a look at all rows of a lineage; behind the page where they are many.
    ///
    /// - Parameters:
    ///   - address: Of the page that waits for it; tells this piece of work from others.
    ///   - run: Any run of the lineage.
    ///   - work: Gives the address to which it leads.
    /// - Returns: That address; where it is not known soon, that of the page that waits for it.
    /// - Throws: What the work throws.
    func soon(
        _ address: String,
        of run: RunRecord,
        _ work: @escaping @Sendable () async throws -> String
    ) async throws -> String {
        guard try await !isBrief(run.root) else { return try await work() }
        let retries = self.work.retries
        let isOver = try await looks.isOver(address, of: run.id) {
            await retries.note(await Self.result(of: work), of: address)
            // The next one of that address is another.
            await looks.forget(address, of: run.id)
        }
        guard isOver, let result = await retries.result(of: address) else { return address }
        return try result.get()
    }

    @concurrent private static func result(
        of work: @Sendable () async throws -> String
    ) async -> Result<String, any Error> {
        do { return .success(try await work()) } catch { return .failure(error) }
    }

    /// The page that waits for what `soon` does, or what has become of it.
    func awaited(
        _ address: String,
        of run: RunRecord,
        _ context: ConsoleContext,
        _ answer: (Result<String, any Error>) async throws -> Response
    ) async throws -> Response {
        guard await !looks.isUnderWay(address, of: run.id) else {
            return try pages.response(WaitingPage(retrying: run, address: address, frame: frame(context, .runs)))
        }
        // Of another console, or long ago.
        guard let result = await work.retries.result(of: address) else {
            return .redirect(to: "/runs/\(run.id)", type: .normal)
        }
        return try await answer(result)
    }

    /// A run that no process is at work on, with what a look at all of its rows has found.
    ///
    /// - Parameters:
    ///   - progress: How far it is, which is answered while the look goes on.
    ///   - context: The reader's.
    /// - Returns: The run; where the look is not over, as far as it is known.
    /// - Throws: What the look throws.
    func ended(_ progress: RunStatus, _ context: ConsoleContext) async throws -> RunMonitor.EndedRun {
        let (run, language, monitor) = (progress.run, context.language, work.monitor)
        let record = try await history.record(of: run)
        // A retry of few rows is looked at beside all others of its lineage.
        let isBrief = try await isBrief(record.root)
        guard !isBrief else { return try await monitor.ended(run, in: language) }
        let areKnown = try await areOpenRowsKnown(of: record)
        var found = try await monitor.known(run, in: language)
        if found == nil {
            let isOver = try await looks.isOver(language.code, of: run, within: Self.moment) {
                _ = try await monitor.ended(run, in: language)
            }
            found = isOver ? try await monitor.known(run, in: language) : nil
        }
        if let found, areKnown { return found }
        var status = found?.status ?? progress
        status.isBeingLookedAt = true
        return RunMonitor.EndedRun(status: status, chain: found?.chain ?? [])
    }

    /// Whether it is known which rows of a large run are open still, as far as its pages need that; where it is not, they are
    /// looked at behind the page.
    private func areOpenRowsKnown(of run: RunRecord) async throws -> Bool {
        guard try await hasRowsSettledElsewhere(run) else { return true }
        let monitor = work.monitor
        let steps = try await history.steps(of: run.id, named: nil).map(\.number)
        if try await monitor.knowsOpenRows(of: run, steps: steps) { return true }
        let isOver = try await looks.isOver(Self.openRows, of: run.id, within: Self.moment) {
            for step in steps { _ = try await monitor.openRows(of: run, step: step, .all) }
        }
        return isOver ? try await monitor.knowsOpenRows(of: run, steps: steps) : false
    }

    /// Whether what a released run says of its rows may not be the last word on them: others of its lineage were released as
    /// well, or rows are left out on the pages of their sheet.
    func hasRowsSettledElsewhere(_ run: RunRecord) async throws -> Bool {
        guard run.confirmation != nil else { return false }
        let lineage = try await history.ledger.lineage(of: run.root)
        if lineage.contains(where: { $0.id != run.id && $0.confirmation != nil }) { return true }
        return try await !rowsLeftOut(of: run).isEmpty
    }

    /// The page that says that a large sheet is being read; `nil` where what the page needs is at hand, or soon is.
    ///
    /// - Parameters:
    ///   - sheet: The sheet.
    ///   - step: Where the page stands.
    ///   - request: For which page.
    ///   - context: The reader's.
    ///   - isLong: Whether it takes long even of a small sheet.
    ///   - look: What the page needs.
    /// - Returns: The answer in place of the page.
    /// - Throws: What the look throws.
    func waiting(
        for sheet: StoredSheet,
        at step: WaveSteps.Step,
        _ request: Request,
        _ context: ConsoleContext,
        isLong: Bool = false,
        _ look: @escaping @Sendable () async throws -> Void
    ) async throws -> Response? {
        guard isLong || sheet.bytes > Self.briefBytes else { return nil }
        // The language of the reader's page says nothing about the look.
        let address = request.uri.string
        guard try await !looks.isOver(address, of: sheet.id, look) else { return nil }
        let page = WaitingPage(sheet: sheet, at: step, address: address, frame: frame(context, .sheets))
        return try pages.response(page)
    }

    /// The rows of a run that has no more are looked at while the reader waits.
    private static let briefRows = 5000
    /// The page of a larger one shows what is known after that.
    private static let moment = Duration.milliseconds(20)

    /// To count its rows may take so long; what else the page needs takes its own time.
    private static let momentOfCount = Duration.milliseconds(60)
    private static let (rowCount, openRows) = ("count of rows", "open rows")
    /// No run is called so.
    private static let listOfRuns = "/"

    /// A sheet that is no larger is read while the reader waits.
    static let briefBytes = 16 << 20
}
