import HTTPTypes
import Hummingbird
import JobEngine
import JobModel
import NIOHTTP1
import Wording

/// Makes a page of an error: what happened, and what to do.
struct ProblemMiddleware: RouterMiddleware {
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
        } catch let error as any ExplainedError {
            var page = StoppedPage(RemedyWords.explanation(of: error), PageFrame(context, ledger: ledger))
            page.back = Self.pageBefore(request)
            return try pages.response(page, status: Self.status(of: error))
        } catch let error as HTTPError {
            return try pages.response(StoppedPage.notFound(PageFrame(context, ledger: ledger)), status: error.status)
        } catch let error where !(error is CancellationError || error is HTTPParserError) {
            let page = StoppedPage(RemedyWords.explanation(ofAny: error), PageFrame(context, ledger: ledger))
            return try pages.response(page, status: .internalServerError)
        }
    }

    /// The page from which the reader came; `nil` where that is not known, or the reader is on it still.
    private static func pageBefore(_ request: Request) -> String? {
        guard let before = FormOrigin.before(request), before.prefix(while: { $0 != "?" }) != request.uri.path
        else { return nil }
        return before
    }

    static func status(of error: any ExplainedError) -> HTTPResponse.Status {
        switch error {
        case LedgerError.noSuchRun, SheetStoreError.noSuchSheet, RunRequestError.noSuchFile,
            RunRequestError.rehearsalGone, EngineError.noSuchRow, EngineError.noSuchStep:
            .notFound
        case RunRequestError.readOnly: .forbidden
        case LedgerError.owned, RunRequestError.releasedAlready: .conflict
        case SheetStoreError.tooLarge, SheetStoreError.formTooLarge: .contentTooLarge
        case ExportRequestError.noExport, ExportRequestError.gone: .notFound
        case DirectoryRequestError.readOnly: .forbidden
        default: .badRequest
        }
    }
}
