import Synchronization

/// The apps by app_id, with what each reaches now.
final class AppRegistry: Sendable {
    private struct State {
        var apps: [String: AppIdentity]
        /// Scopes that a developer has changed and not yet published.
        var drafts: [String: AppScope] = [:]
    }

    private let state: Mutex<State>

    init(_ apps: [String: AppIdentity]) { state = Mutex(State(apps: apps)) }

    subscript(_ appID: String) -> AppIdentity? { state.withLock { $0.apps[appID] } }

    /// The apps that a secret opens.
    func ids(openedBy secret: String) -> [String] {
        state.withLock { $0.apps.values.filter { $0.secrets.contains(secret) }.map(\.appID).sorted() }
    }

    /// The keys of other apps' open_ids.
    func openKeys(otherThan own: UInt64) -> [UInt64] {
        state.withLock { $0.apps.values.map(\.openKey).filter { $0 != own } }
    }

    /// Takes effect at once, as an administrator's change does (S9).
    func set(_ scope: AppScope, of appID: String) {
        state.withLock { state in
            state.apps[appID] = state.apps[appID]?.reaching(scope)
            state.drafts[appID] = nil
        }
    }

    /// Waits for `published`, as a developer's change does for the next version (S9).
    func draft(_ scope: AppScope, of appID: String) { state.withLock { $0.drafts[appID] = scope } }

    /// The scope that a new version brings into effect; `nil` where the developer has changed none.
    func published(_ appID: String) -> AppScope? { state.withLock { $0.drafts.removeValue(forKey: appID) } }
}
