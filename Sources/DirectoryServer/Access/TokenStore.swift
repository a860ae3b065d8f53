import Foundation
import Synchronization

/// Issues tenant access tokens and knows whose a token is.
///
/// A token lives two hours; while it has at least half an hour left the same one is handed out (1.5.1).
final class TokenStore: Sendable {
    private struct Issued {
        var token: String
        var expires: Date
    }

    static let lifetimeSeconds = 7200
    static let renewalSeconds = 1800

    private struct State {
        var newest: [String: Issued] = [:]
        var owners: [String: (appID: String, expires: Date)] = [:]
    }

    private let state = Mutex(State())

    init() {}

    func issue(to appID: String, now: Date) -> (token: String, expireSeconds: Int) {
        state.withLock { state in
            if let issued = state.newest[appID] {
                let left = Int(issued.expires.timeIntervalSince(now))
                if left >= Self.renewalSeconds { return (issued.token, left) }
            }
            let token = "t-" + IDCodec.hex(.random(in: .min ... .max)) + IDCodec.hex(.random(in: .min ... .max))
            let expires = now.addingTimeInterval(TimeInterval(Self.lifetimeSeconds))
            state.owners = state.owners.filter { $0.value.expires > now }
            state.newest[appID] = Issued(token: token, expires: expires)
            state.owners[token] = (appID, expires)
            return (token, Self.lifetimeSeconds)
        }
    }

    /// Ends a token before its time.
    func forget(_ token: String) {
        state.withLock { state in
            guard let owner = state.owners.removeValue(forKey: token) else { return }
            if state.newest[owner.appID]?.token == token { state.newest[owner.appID] = nil }
        }
    }

    /// Ends all of them.
    func forgetAll() { state.withLock { $0 = State() } }

    func owner(of token: String, now: Date) -> String? {
        state.withLock { $0.owners[token] }.flatMap { $0.expires > now ? $0.appID : nil }
    }
}
