import JobModel
import Synchronization
import Wording

/// The ways up that have been walked in one sheet, so that each person is passed once, however many rows lead to them.
final class LeaderWalks: Sendable {
    /// A circle of people, each as a sentence names them.
    final class Circle: Sendable {
        let names: [LocalizedText]

        init(_ names: [LocalizedText]) { self.names = names }

        /// The circle as seen from one of its people.
        func links(from place: Int) -> Excerpt<LocalizedText> {
            let limit = min(Excerpt<LocalizedText>.linksNamed, names.count)
            let shown = (0..<limit).map { names[(place + $0) % names.count] }
            return Excerpt(shown: shown, of: names.count)
        }
    }

    struct Found: Sendable {
        let circle: Circle
        let place: Int
    }

    struct State: Sendable {
        /// People below no circle, or below one that has been found.
        var passed: Set<PersonReference> = []
        /// The circle that a row is in, by its line.
        var circles: [Int: Found] = [:]
        /// People passed in all.
        var steps = 0
    }

    private let state = Mutex(State())

    /// How many people have been passed; for tests of what a sheet of one long chain costs.
    var steps: Int { state.withLock(\.steps) }

    func withState<Value: Sendable>(_ body: (inout State) -> Value) -> Value { state.withLock { body(&$0) } }
}
