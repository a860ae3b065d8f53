import Hummingbird
import JobModel
import JobSession
import Wording

/// The pages on which a sheet's columns and values are said to be what they are.
extension ConsoleRoutes {
    func addMatching(to router: Router<ConsoleContext>) {
        router.get("/sheets/:sheet/columns") { request, context in try await columns(request, context) }
        router.post("/sheets/:sheet/columns") { request, context in try await keepColumns(request, context) }
        router.get("/sheets/:sheet/values") { request, context in try await values(request, context) }
        router.post("/sheets/:sheet/values/ask") { _, context in try await askDirectory(context) }
        router.post("/sheets/:sheet/values") { request, context in try await keepValues(request, context) }
    }

    private func columns(_ request: Request, _ context: ConsoleContext) async throws -> Response {
        let sheet = try sheets.sheet(context.parameters.require("sheet"))
        let asked = (FormQuery(request.uri.query)["open"] ?? "").split(separator: ",").compactMap { Int($0) }
        return try await columnsPage(sheet, asked: Set(asked), error: nil, context)
    }

    private func columnsPage(
        _ sheet: StoredSheet,
        asked: Set<Int>,
        error: RowsPage.Problem?,
        _ context: ConsoleContext
    ) async throws -> Response {
        let matching = try await SheetLook.matching(of: sheet)
        let frame = frame(context, .sheets)
        let page = ColumnsPage(sheet: sheet, matching, asked: asked, error: error, frame: frame)
        return try pages.response(page, status: error == nil ? .ok : .badRequest)
    }

    private func keepColumns(_ request: Request, _ context: ConsoleContext) async throws -> Response {
        let sheet = try sheets.sheet(context.parameters.require("sheet"))
        let form = ColumnsForm(try await FormBody(request))
        let matching = try await SheetLook.matching(of: sheet)
        do {
            try sheet.wave.change { job in
                guard var step = job.steps.first else { return }
                form.choice.apply(to: &step, matching)
                job.steps[0] = step
            }
            try sheet.wave.remember(in: sheet.matchings)
        } catch let error as any ExplainedError {
            let say = context.language.words
            // The reader has chosen on a page, and knows no file of a job.
            let words = say(error.problem).replacing(sheet.wave.folder + "/", with: "")
            let problem = RowsPage.Problem(problem: words, remedies: [say(error.remedy)])
            return try await columnsPage(sheet, asked: form.asked, error: problem, context)
        }
        guard form.asked.isEmpty else {
            let open = form.asked.sorted().map { String($0) }.joined(separator: ",")
            return .redirect(to: "/sheets/\(sheet.id)/columns?open=\(open)", type: .normal)
        }
        return .redirect(to: "/sheets/\(sheet.id)/values", type: .normal)
    }

    private func values(_ request: Request, _ context: ConsoleContext) async throws -> Response {
        let sheet = try sheets.sheet(context.parameters.require("sheet"))
        let matching = try await SheetLook.values(of: sheet)
        let query = FormQuery(request.uri.query)
        let page = ValuesPage(
            sheet: sheet,
            matching,
            showing: query["column"],
            from: query["from"].flatMap { Int($0) } ?? 0,
            frame: frame(context, .sheets)
        )
        return try pages.response(page)
    }

    private func keepValues(_ request: Request, _ context: ConsoleContext) async throws -> Response {
        let sheet = try sheets.sheet(context.parameters.require("sheet"))
        let form = ValuesForm(try await FormBody(request))
        let matching = try await SheetLook.values(of: sheet)
        try sheet.wave.change { job in
            guard var step = job.steps.first else { return }
            form.apply(to: &step, matching)
            job.steps[0] = step
        }
        try sheet.wave.remember(in: sheet.matchings)
        return .redirect(to: "/sheets/\(sheet.id)/values?column=\(QueryValue.of(form.header))", type: .normal)
    }

    /// Reads what the job's directory has.
    private func askDirectory(_ context: ConsoleContext) async throws -> Response {
        let sheet = try sheets.sheet(context.parameters.require("sheet"))
        try await sheet.askChoices(by: work.connector)
        return .redirect(to: "/sheets/\(sheet.id)/values", type: .normal)
    }
}
