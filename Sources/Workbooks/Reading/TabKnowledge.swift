import Synchronization

/// What a reading to a tab's end has told of it, kept for all who have the sheet.
final class TabKnowledge: Sendable {
    private let known = Mutex<TabFacts?>(nil)

    var facts: TabFacts? { known.withLock(\.self) }

    /// Takes what a reading has found that is at its end.
    func take(_ facts: TabFacts) { known.withLock { $0 = facts } }

    /// Reads on for as long as that takes no time that anyone would notice.
    func look(at rows: any TabRows) throws {
        guard rows.isShort else { return }
        for _ in 0..<Self.rowsLookedAt {
            guard try rows.next() != nil else { return take(rows.facts) }
        }
    }

    private static let rowsLookedAt = 5000
}
