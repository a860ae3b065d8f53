import Hummingbird
import Wording

/// What is known of a request beside its head and body.
struct ConsoleContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// In which the page speaks.
    var language = Language.english
    /// Of the page that is asked for, with its query.
    var address = "/"
    /// Of the browser; a page is shown to no other.
    var session: ConsoleAccess.Session?

    init(source: Source) { coreContext = CoreRequestContextStorage(source: source) }
}
