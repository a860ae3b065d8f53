import Hummingbird
import JobEngine
import NIOCore

/// Pages of large sheets, which answer at once whatever they need.
extension ConsoleRoutes {
    func addReading(to router: Router<ConsoleContext>) {
        router.get("/sheets/:sheet/read") { _, context in
            let sheet = try sheets.sheet(context.parameters.require("sheet"))
            return ending(of: sheet.id)
        }
        router.get("/runs/:run/looked-at") { _, context in ending(of: try context.parameters.require("run")) }
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

    /// A run that no process is at work on, with what a look at all of its rows has found.
    ///
    /// - Parameters:
    ///   - progress: How far it is, which is answered while the look goes on.
    ///   - context: The reader's.
    /// - Returns: The run; where the look is not over, as far as it is known.
    /// - Throws: What the look throws.
    func ended(_ progress: RunStatus, _ context: ConsoleContext) async throws -> RunMonitor.EndedRun {
        let (run, language, monitor) = (progress.run, context.language, work.monitor)
        guard progress.rows > Self.briefRows else { return try await monitor.ended(run, in: language) }
        if let known = try await monitor.known(run, in: language) { return known }
        let isOver = try await looks.isOver(language.code, of: run, within: Self.moment) {
            _ = try await monitor.ended(run, in: language)
        }
        if isOver, let known = try await monitor.known(run, in: language) { return known }
        var status = progress
        status.isBeingLookedAt = true
        return RunMonitor.EndedRun(status: status, chain: [])
    }

    /// The page that says that a large sheet is being read; `nil` where what the page needs is at hand, or soon is.
    ///
    /// - Parameters:
    ///   - sheet: The sheet.
    ///   - step: Where the page stands.
    ///   - request: For which page.
    ///   - context: The reader's.
    ///   - look: What the page needs.
    /// - Returns: The answer in place of the page.
    /// - Throws: What the look throws.
    func waiting(
        for sheet: StoredSheet,
        at step: WaveSteps.Step,
        _ request: Request,
        _ context: ConsoleContext,
        _ look: @escaping @Sendable () async throws -> Void
    ) async throws -> Response? {
        guard sheet.bytes > Self.briefBytes else { return nil }
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

    /// A sheet that is no larger is read while the reader waits.
    static let briefBytes = 16 << 20
}
