import HTTPTypes
import Hummingbird
import JobEngine
import JobModel
import Wording

/// Which page stands at which address.
struct ConsoleRoutes: Sendable {
    let history: RunHistory
    let sheets: SheetStore
    let pages: PageLibrary
    let cookies: ConsoleCookies
    let reviews = SheetReviews()
    let memory = SheetMemory()
    let coming = ComingSheets()
    let looks: LongLooks
    let questions = DirectoryQuestions()
    let keys = KeyLooks()
    let returns = ReturnedLooks()
    let subjects = SheetSubjects()
    let forms = KeptForms()
    let headings = RunHeadings()
    let work: RunServices
    let directory: DirectoryServices
    /// As in `ConsoleConfiguration`.
    let repeatedLedger: String?

    func responder(_ access: AccessMiddleware) -> RouterResponder<ConsoleContext> {
        let router = Router(context: ConsoleContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: SafeHeadersMiddleware())
        router.add(middleware: access)
        router.add(middleware: ProblemMiddleware(pages: pages, ledger: repeatedLedger))
        router.add(middleware: unreadable)
        router.get("/assets/:name") { _, context in
            try ConsoleAssets.response(context.parameters.require("name")) ?? notFound(context)
        }
        addRuns(to: router)
        addSheets(to: router)
        addDirectory(to: router)
        addExports(to: router)
        router.post("/language") { request, context in try language(request, context) }
        router.get("/**") { _, context in try notFound(context) }
        return router.buildResponder()
    }

    private var unreadable: UnreadSheetMiddleware {
        UnreadSheetMiddleware(sheets: sheets, pages: pages, ledger: repeatedLedger)
    }

    private func language(_ request: Request, _ context: ConsoleContext) throws -> Response {
        let name = request.uri.queryParameters["to"].map(String.init) ?? ""
        guard let language = Language(name: name) else { return try notFound(context) }
        let page = OwnAddress.of(request.uri.queryParameters["page"].map(String.init) ?? "/")
        var response = Response.redirect(to: page, type: .normal)
        response.setCookie(cookies.cookie(of: language))
        return response
    }

    func notFound(_ context: ConsoleContext) throws -> Response {
        try pages.response(StoppedPage.notFound(frame(context, .none)), status: .notFound)
    }

    func frame(_ context: ConsoleContext, _ place: PageFrame.Place) -> PageFrame {
        PageFrame(context, place, ledger: repeatedLedger)
    }

    /// Around a page of a run, whose columns without a heading of their own are named as the pages of its sheet name them.
    ///
    /// - Throws: `LedgerError`; what reading the sheet's header throws.
    func frame(_ context: ConsoleContext, of run: RunRecord) async throws -> PageFrame {
        let frame = frame(context, .runs)
        let names = run.definition.steps.reduce(into: Set<String>()) { $0.formUnion($1.numberedColumns) }
        guard !names.isEmpty else { return frame }
        let headers = try await history.steps(of: run.id, named: nil).map(\.header)
        let headings = try await headings.headings(of: run, in: sheets)
        var unnamed: Set<String> = []
        var repeated: [String: String] = [:]
        for name in names {
            guard let place = SheetColumnName(name).place,
                headers.contains(where: { $0.indices.contains(place) && $0[place] == name })
            else { continue }
            let heading = headings.flatMap { $0.indices.contains(place) ? $0[place] : nil } ?? ""
            // A heading may read as a number does, and then it is of any column.
            if heading == name { continue }
            unnamed.insert(name)
            if !SheetColumnName.isNone(heading) { repeated[name] = heading }
        }
        return frame.knowing(unnamed: unnamed, repeated: headings.map { _ in repeated }, in: headers.first ?? [])
    }
}
