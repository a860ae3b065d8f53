/// Where Roster keeps what it must remember between two commands.
package enum StateFolder {
    /// `$XDG_STATE_HOME/roster`, else `~/.local/state/roster`.
    ///
    /// A relative `XDG_STATE_HOME` is to be ignored. Source: XDG Base Directory Specification 0.8.
    package static func path(environment: [String: String]) -> String {
        if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") { return state + "/roster" }
        return (environment["HOME"] ?? "/root") + "/.local/state/roster"
    }
}
