import HTTPTypes
import Hummingbird
import JobEngine
import JobModel
import Wording

/// Makes a page of an error: what happened, and what to do.
struct ProblemMiddleware: RouterMiddleware {
    let pages: PageLibrary

    func handle(
        _ request: Request,
        context: ConsoleContext,
        next: @concurrent (Request, ConsoleContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as any ExplainedError {
            let page = StoppedPage(error.explanation, context.language)
            return try pages.response(page, status: Self.status(of: error))
        } catch let error as HTTPError {
            return try pages.response(StoppedPage.notFound(context.language), status: error.status)
        }
    }

    private static func status(of error: any ExplainedError) -> HTTPResponse.Status {
        switch error {
        case LedgerError.noSuchRun, SheetStoreError.noSuchSheet: .notFound
        case SheetStoreError.tooLarge: .contentTooLarge
        default: .badRequest
        }
    }
}
