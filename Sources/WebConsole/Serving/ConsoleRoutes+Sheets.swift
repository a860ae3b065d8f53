import Hummingbird
import Wording

/// The pages of dropped sheets.
extension ConsoleRoutes {
    func addSheets(to router: Router<ConsoleContext>) {
        router.get("/sheets/new") { _, context in try drop(context) }
        router.post("/sheets") { request, context in try await take(request, context) }
        router.get("/sheets/:sheet") { request, context in try await sheet(request, context) }
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
}
