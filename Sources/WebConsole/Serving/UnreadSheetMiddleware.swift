import HTTPTypes
import Hummingbird
import JobEngine
import JobSession
import Wording

/// In place of any page of a sheet that cannot be read as it is to be read: why, and the ways in which it can.
struct UnreadSheetMiddleware: RouterMiddleware {
    let sheets: SheetStore
    let pages: PageLibrary
    /// As in `ConsoleConfiguration`.
    let ledger: String?

    func handle(
        _ request: Request,
        context: ConsoleContext,
        next: @concurrent (Request, ConsoleContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as any ExplainedError where ReadingWays.concern(error) {
            guard let id = context.parameters.get("sheet") else { throw error }
            let sheet = try sheets.sheet(id)
            let reading = try UnreadSheets.reading(of: sheet)
            try UnreadSheets.note(sheet, reading)
            let frame = PageFrame(context, .sheets, ledger: ledger)
            return try pages.response(StoppedPage(error, of: sheet, reading, frame), status: .badRequest)
        }
    }
}
