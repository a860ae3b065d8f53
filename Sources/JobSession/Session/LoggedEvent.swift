/// An event that a session says and a log keeps.
package protocol LoggedEvent: Sendable {
    /// Whether it says how things stand at the moment, and nothing that stays true.
    var isOfTheMoment: Bool { get }

    /// Whether it says again, and later, what an earlier event said of the moment.
    func supersedes(_ earlier: Self) -> Bool
}
