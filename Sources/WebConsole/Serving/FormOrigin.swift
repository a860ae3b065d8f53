import Foundation
import HTTPTypes
import Hummingbird

/// The page that a form was sent from.
///
/// Where the answer to a form is a page, its address is that of the form, which nobody can open without sending it. So such a
/// page's own forms say once more where the first one stood.
enum FormOrigin {
    /// The page on which the reader is, which may be opened again: of a request for a page that page, of a form the page on
    /// which it stood.
    static func page(of request: Request) -> String {
        guard request.method == .get || request.method == .head else { return before(request) ?? "/" }
        let fields = FormQuery(request.uri.query).fields
        guard fields.contains(where: { $0.name == AccessMiddleware.formToken }) else { return request.uri.string }
        // Somebody has opened the address of a form: its token belongs to no other address.
        let others = fields.filter { ![AccessMiddleware.formToken, name].contains($0.name) }
        return FormAddress.of(request.uri.path, others.map { ($0.name, $0.value) })
    }

    /// The page of this console from which a request came; `nil` where the browser does not say it.
    static func before(_ request: Request) -> String? {
        if let said = FormQuery(request.uri.query)[name] { return OwnAddress.of(said) }
        guard let before = request.headers[.referer].flatMap({ URLComponents(string: $0) }),
            FormQuery(before.percentEncodedQuery)[AccessMiddleware.formToken] == nil
        else { return nil }
        let path = before.percentEncodedPath + (before.percentEncodedQuery.map { "?" + $0 } ?? "")
        return path.hasPrefix("/") && OwnAddress.of(path) == path ? path : nil
    }

    /// In the address that a form is sent to.
    static let name = "sent-from"
}
