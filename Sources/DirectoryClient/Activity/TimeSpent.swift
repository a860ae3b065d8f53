/// What requests waited for, added up over all that were under way at once.
package struct TimeSpent: Sendable, Equatable {
    /// For a turn within the limits, the directory's own "come back later" included.
    package var limits = Duration.zero
    /// For answers: the network and the directory.
    package var answers = Duration.zero
    /// Before sending again after a failure.
    package var pauses = Duration.zero
    /// Requests that were sent again, by what came back: a code, an HTTP status or `no answer`.
    package var again: [String: Int] = [:]

    package init() {}
}
