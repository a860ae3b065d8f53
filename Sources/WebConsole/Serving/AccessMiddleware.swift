import HTTPTypes
import Hummingbird
import NIOCore
import Wording

/// Shows pages to browsers that have been let in, and takes forms from this console's own pages alone.
///
/// That a request comes from this machine, and not from a page of another origin, is seen before (`LocalChannel`).
struct AccessMiddleware: RouterMiddleware {
    let access: ConsoleAccess
    let cookies: ConsoleCookies
    let pages: PageLibrary

    func handle(
        _ request: Request,
        context: ConsoleContext,
        next: @concurrent (Request, ConsoleContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.language = cookies.language(of: request)
        context.address = FormOrigin.page(of: request)
        context.answersForm = request.method != .get && request.method != .head
        let path = request.uri.path
        if path.hasPrefix(ConsoleAssets.prefix) { return try await next(request, context) }
        if request.method == .get, path == "/", let token = request.uri.queryParameters["token"] {
            let page = request.uri.queryParameters["page"].map(String.init) ?? "/"
            return entered(String(token), to: OwnAddress.of(page), request)
        }
        guard let session = cookies.session(of: request).flatMap(access.session) else {
            return try pages.response(StoppedPage.notLetIn(PageFrame(context)), status: .forbidden)
        }
        context.session = session
        guard request.method == .get || request.method == .head || isOwnForm(request, session) else {
            // What a page of another origin says of itself is no page of this console.
            context.address = "/"
            return try pages.response(StoppedPage.foreignForm(PageFrame(context)), status: .forbidden)
        }
        return try await next(request, context)
    }

    /// Takes the token out of the address, into a cookie.
    private func entered(_ token: String, to page: String, _ request: Request) -> Response {
        guard let session = access.open(token) else { return .redirect(to: "/", type: .normal) }
        var response = isLedHere(request) ? Self.stepping(to: page) : Response.redirect(to: page, type: .normal)
        response.setCookie(cookies.cookie(of: session))
        return response
    }

    /// Whether another page or file has led the browser here: then it sends no strict cookie along a redirect.
    ///
    /// Source: RFC 6265bis §5.2; Fetch Metadata Request Headers.
    private func isLedHere(_ request: Request) -> Bool {
        Self.fetchSite.flatMap { request.headers[$0] }.map { $0 != "none" && $0 != "same-origin" } ?? false
    }

    /// A page of this console from which the browser goes on by itself.
    private static func stepping(to page: String) -> Response {
        let address = page.replacing("&", with: "&amp;").replacing("\"", with: "&quot;")
        var response = Response(
            status: .ok,
            headers: [.contentType: "text/html; charset=utf-8"],
            body: ResponseBody(
                byteBuffer: ByteBuffer(
                    string:
                        "<!doctype html><html lang=\"en\"><title>Roster</title><p><a href=\"\(address)\">Roster</a></p></html>\n"
                )
            )
        )
        if let refresh = HTTPField.Name("Refresh") { response.headers[refresh] = "0; url=\(page)" }
        return response
    }

    private static let fetchSite = HTTPField.Name("Sec-Fetch-Site")

    /// Every form sends the token that its page was given.
    private func isOwnForm(_ request: Request, _ session: ConsoleAccess.Session) -> Bool {
        guard let shown = request.uri.queryParameters[Substring(Self.formToken)] else { return false }
        return session.formToken.isSame(as: shown)
    }

    /// The name of a form's token in the address that it is sent to: there it is seen before any of the body is read.
    static let formToken = "form"
}
