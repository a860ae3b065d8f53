import Hummingbird
import JobModel
import JobSession
import Wording

/// The pages of dropped sheets.
extension ConsoleRoutes {
    func addSheets(to router: Router<ConsoleContext>) {
        router.get("/sheets/new") { _, context in try await drop(context) }
        router.post("/sheets") { request, context in try await take(request, context) }
        router.post("/sheets/:sheet/reading") { request, context in try await keepReading(request, context) }
        router.post("/sheets/:sheet/delete") { _, context in try await delete(context) }
        addProblems(to: router)
        addMatching(to: router)
        addReading(to: router)
        router.get("/sheets/:sheet") { request, context in try await sheet(request, context) }
    }

    private func drop(_ context: ConsoleContext) async throws -> Response {
        let all = try sheets.all()
        let frame = frame(context, .sheets)
        return try pages.response(DropPage(sheets: all, try await standings(of: all, frame), frame: frame))
    }

    private func take(_ request: Request, _ context: ConsoleContext) async throws -> Response {
        let sheet = try await sheets.take(request)
        return .redirect(to: "/sheets/\(sheet.id)", type: .normal)
    }

    /// The sheet is to be read so from here on.
    private func keepReading(_ request: Request, _ context: ConsoleContext) async throws -> Response {
        let sheet = try sheets.sheet(context.parameters.require("sheet"))
        let body = try await FormBody(request)
        let reading = SheetReading(query: body.query)
        let before = sheet.wave.hasJob ? try sheet.wave.job() : nil
        let frame = frame(context, .sheets)
        if let now = before.map(SheetReading.init(of:)), let refusal = reading.refusal(body["was"], now, sheet, frame) {
            let page = try await SheetPage(sheet: sheet, reading: now, memory: memory, error: refusal, frame: frame)
            return try pages.response(page, status: .conflict)
        }
        try sheet.begin(reading, like: before?.steps.first?.subject == reading.subject ? before : nil)
        return .redirect(to: "/sheets/\(sheet.id)/columns", type: .normal)
    }

    /// Removes a sheet, which holds people's data.
    private func delete(_ context: ConsoleContext) async throws -> Response {
        let sheet = try sheets.sheet(context.parameters.require("sheet"))
        await reviews.forget(sheet.id)
        await memory.forget(sheet.id)
        await coming.forget(sheet.id)
        await questions.forget(sheet.id)
        await keys.forget(sheet.id)
        await subjects.forget(sheet.id)
        try await removeRetries(of: sheet)
        try sheets.remove(sheet)
        return .redirect(to: "/sheets/new", type: .normal)
    }

    private func sheet(_ request: Request, _ context: ConsoleContext) async throws -> Response {
        let sheet = try sheets.sheet(context.parameters.require("sheet"))
        let isKept = (request.uri.query ?? "").isEmpty && sheet.wave.hasJob
        let reading =
            isKept ? SheetReading(of: try sheet.wave.job()) : SheetReading(query: FormQuery(request.uri.query))
        let frame = frame(context, .sheets)
        do {
            let waiting = try await waiting(for: sheet, at: .reading, request, context) {
                _ = try await memory.look(at: sheet, reading, keeping: SheetPage.rowLimit)
            }
            if let waiting { return waiting }
            return try pages.response(try await SheetPage(sheet: sheet, reading: reading, memory: memory, frame: frame))
        } catch let error as any ExplainedError {
            // Another way of reading it may do.
            return try pages.response(StoppedPage(error, of: sheet, reading, frame), status: .badRequest)
        }
    }
}
