import HTTPTypes
import Hummingbird
import JobEngine
import JobModel
import JobSession
import Wording

/// The pages of runs.
extension ConsoleRoutes {
    func addRuns(to router: Router<ConsoleContext>) {
        router.get("/") { _, context in try await runs(context) }
        router.get("/runs/:run") { _, context in try await run(context) }
        router.get("/runs/:run/events") { request, context in try await events(request, context) }
    }

    private func runs(_ context: ConsoleContext) async throws -> Response {
        let runs = try await history.runs(limit: RunsPage.limit)
        return try pages.response(RunsPage(runs: runs, frame: frame(context, .runs)))
    }

    private func run(_ context: ConsoleContext) async throws -> Response {
        let language = context.language
        let status = try await history.status(of: context.parameters.require("run")) { language.words($0) }
        return try pages.response(RunPage(run: status, frame: frame(context, .runs)))
    }

    /// The live part of a run's page, again and again while a process is at work on it.
    private func events(_ request: Request, _ context: ConsoleContext) async throws -> Response {
        let id = try await history.id(of: context.parameters.require("run"))
        let stream = RunEvents(history: history, run: id, pages: pages, language: context.language)
        return stream.response(after: Self.lastEventID.flatMap { request.headers[$0] })
    }

    /// Source: HTML Living Standard, server-sent events.
    private static let lastEventID = HTTPField.Name("Last-Event-ID")
}
