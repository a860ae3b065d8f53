/// The leader of each person: as the rows of a sheet will have it; of all other people, as the directory has it.
package struct LeaderChains: Sendable {
    /// Places in `references`, by the line of the row that gives a leader.
    private var places: [Int32: Int32] = [:]
    private var references: [PersonReference] = []
    private var known: [PersonReference: Int32] = [:]
    /// The leader's user_id by the person's, this folded.
    private var above: [String: String] = [:]

    package init() {}

    package var isEmpty: Bool { places.isEmpty }

    /// Everybody whom a row gives as a leader, once.
    package var leaders: [PersonReference] { references }

    /// Remembers the leader that a row gives.
    package mutating func note(_ leader: PersonReference, line: Int) {
        let place = known[leader] ?? Int32(references.count)
        if Int(place) == references.count {
            references.append(leader)
            known[leader] = place
        }
        places[Int32(line)] = place
    }

    /// Remembers whom the directory has above a person.
    package mutating func note(leader: String, of userID: String) {
        above[userID.lowercased()] = leader
    }

    /// The leader that the row on a line gives.
    package func leader(ofLine line: Int) -> PersonReference? {
        places[Int32(line)].map { references[Int($0)] }
    }

    /// The user_id of whom the directory has above a person.
    package func leader(of userID: String) -> String? { above[userID.lowercased()] }
}
