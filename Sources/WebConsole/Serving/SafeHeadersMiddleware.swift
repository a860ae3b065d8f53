import HTTPTypes
import Hummingbird

/// Gives every response the headers that keep a page to itself: nothing is loaded from elsewhere, nothing is kept, no page
/// of another origin frames it or learns of it.
///
/// The policy `no-referrer` would have browsers send `Origin: null` with the forms of our own pages, too (Fetch, "append a
/// request `Origin` header"), and a request of that origin is refused.
struct SafeHeadersMiddleware: RouterMiddleware {
    func handle(
        _ request: Request,
        context: ConsoleContext,
        next: @concurrent (Request, ConsoleContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        for (name, value) in Self.headers { response.headers[name] = value }
        return response
    }

    private static let headers: [(HTTPField.Name, String)] =
        [(.contentSecurityPolicy, policy), (.xContentTypeOptions, "nosniff"), (.cacheControl, "no-store")]
        + [
            ("Referrer-Policy", "same-origin"), ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Resource-Policy", "same-origin"), ("X-Frame-Options", "DENY"),
        ].compactMap { name, value in HTTPField.Name(name).map { ($0, value) } }

    /// The icon of a page is an address with nothing behind it, so that no browser asks for one.
    ///
    /// Source: Content Security Policy Level 3.
    private static let policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; "
        + "base-uri 'none'; frame-ancestors 'none'"
}
