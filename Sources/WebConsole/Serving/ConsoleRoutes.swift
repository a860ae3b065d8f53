import HTTPTypes
import Hummingbird
import JobEngine
import JobModel
import JobSession
import Wording

/// Which page stands at which address.
struct ConsoleRoutes: Sendable {
    let history: RunHistory
    let sheets: SheetStore
    let pages: PageLibrary
    let cookies: ConsoleCookies

    func responder(_ access: AccessMiddleware) -> RouterResponder<ConsoleContext> {
        let router = Router(context: ConsoleContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: SafeHeadersMiddleware())
        router.add(middleware: access)
        router.add(middleware: ProblemMiddleware(pages: pages))
        router.get("/assets/:name") { _, context in
            try ConsoleAssets.response(context.parameters.require("name")) ?? notFound(context)
        }
        router.get("/") { _, context in try await runs(context) }
        router.get("/runs/:run") { _, context in try await run(context) }
        router.get("/runs/:run/events") { request, context in try await events(request, context) }
        router.get("/sheets/new") { _, context in try drop(context) }
        router.post("/sheets") { request, context in try await take(request, context) }
        router.get("/sheets/:sheet") { request, context in try await sheet(request, context) }
        router.post("/language") { request, context in try language(request, context) }
        router.get("/**") { _, context in try notFound(context) }
        return router.buildResponder()
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

    private func drop(_ context: ConsoleContext) throws -> Response {
        try pages.response(DropPage(sheets: sheets.all(), frame: frame(context, .sheets)))
    }

    private func take(_ request: Request, _ context: ConsoleContext) async throws -> Response {
        let sheet = try await sheets.take(request)
        return .redirect(to: "/sheets/\(sheet.id)", type: .normal)
    }

    private func sheet(_ request: Request, _ context: ConsoleContext) async throws -> Response {
        let sheet = try sheets.sheet(context.parameters.require("sheet"))
        let reading = SheetReading(query: FormQuery(request.uri.query))
        let frame = frame(context, .sheets)
        do {
            return try pages.response(try await SheetPage(sheet: sheet, reading: reading, frame: frame))
        } catch let error as any ExplainedError {
            // Another way of reading it may do.
            return try pages.response(StoppedPage(error, of: sheet, reading, frame), status: .badRequest)
        }
    }

    private func language(_ request: Request, _ context: ConsoleContext) throws -> Response {
        let name = request.uri.queryParameters["to"].map(String.init) ?? ""
        guard let language = Language(name: name) else { return try notFound(context) }
        // Back to a page of this console, and to no other address.
        let page = request.uri.queryParameters["page"].map(String.init) ?? "/"
        // Browsers leave tabs and line breaks out of an address before they look at its slashes.
        let isAddress = page.unicodeScalars.allSatisfy { (0x21...0x7E).contains($0.value) }
        let isOwn = isAddress && page.hasPrefix("/") && !page.hasPrefix("//") && !page.contains("\\")
        var response = Response.redirect(to: isOwn ? page : "/", type: .normal)
        response.setCookie(cookies.cookie(of: language))
        return response
    }

    private func notFound(_ context: ConsoleContext) throws -> Response {
        try pages.response(StoppedPage.notFound(context.language), status: .notFound)
    }

    /// Source: HTML Living Standard, server-sent events.
    private static let lastEventID = HTTPField.Name("Last-Event-ID")

    private func frame(_ context: ConsoleContext, _ place: PageFrame.Place) -> PageFrame {
        PageFrame(language: context.language, place: place, formToken: context.session?.formToken.text ?? "")
    }
}
