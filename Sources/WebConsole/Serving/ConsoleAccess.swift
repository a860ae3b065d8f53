import Synchronization

/// Lets in the browsers that came by the address on the screen.
///
/// An address opens one browser: its token is taken once, and another is drawn for the next. So a token that was read over
/// a shoulder, or in another user's list of processes, opens nothing once it has been used.
final class ConsoleAccess: Sendable {
    /// A browser that has been let in.
    struct Session: Sendable {
        /// In the cookie.
        let id: RandomToken
        /// In every form.
        let formToken: RandomToken
    }

    private struct State {
        var token = RandomToken()
        /// The one that was used last stands last.
        var sessions: [Session] = []
    }

    private let state = Mutex(State())
    private let drawn: @Sendable (String) -> Void

    /// - Parameter drawn: Gets the next token whenever one has been used.
    init(drawn: @escaping @Sendable (String) -> Void = { _ in }) { self.drawn = drawn }

    /// The token of the address that opens the next browser.
    var token: String { state.withLock { $0.token.text } }

    /// Lets a browser in that shows the token.
    ///
    /// - Parameter shown: What it shows.
    /// - Returns: Its session; `nil` where the token is another, or was used.
    func open(_ shown: String) -> Session? {
        let opened: (session: Session, next: String)? = state.withLock { state in
            guard state.token.isSame(as: shown) else { return nil }
            state.token = RandomToken()
            let session = Session(id: RandomToken(), formToken: RandomToken())
            state.sessions.append(session)
            // The browser that was not used for longest makes room; a person has a few at most.
            if state.sessions.count > Self.sessionLimit { state.sessions.removeFirst() }
            return (session, state.token.text)
        }
        if let opened { drawn(opened.next) }
        return opened?.session
    }

    /// The session of a cookie.
    func session(_ cookie: String) -> Session? {
        state.withLock { state in
            guard let place = state.sessions.firstIndex(where: { $0.id.isSame(as: cookie) }) else { return nil }
            let session = state.sessions.remove(at: place)
            state.sessions.append(session)
            return session
        }
    }

    static let sessionLimit = 100
}
