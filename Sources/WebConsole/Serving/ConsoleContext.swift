import Hummingbird
import Wording

/// What is known of a request beside its head and body.
struct ConsoleContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// In which the page speaks.
    var language = Language.english
    /// Of the page that is asked for, or on which a form stood that was sent; with its query.
    var address = "/"
    /// Whether a form was sent: then the page has an address that cannot be opened.
    var answersForm = false
    /// Of the browser; a page is shown to no other.
    var session: ConsoleAccess.Session?

    init(source: Source) { coreContext = CoreRequestContextStorage(source: source) }
}
