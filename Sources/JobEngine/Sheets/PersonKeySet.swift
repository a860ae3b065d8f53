import JobModel

/// Keys that name people, each once, in the order in which they came: beside the list a table has the place of each.
///
/// Ids that differ only by case are one key (U19).
struct PersonKeySet: Sendable, Sequence {
    private(set) var keys = PersonKeyList()
    /// Places of keys, found by open addressing; `none` where nothing stands.
    private var slots: [UInt32] = Array(repeating: Self.none, count: 64)

    private static let none = UInt32.max

    init() {}

    init(_ keys: some Sequence<PersonReference>) { formUnion(keys) }

    var count: Int { keys.count }
    var isEmpty: Bool { keys.isEmpty }

    func contains(_ key: PersonReference) -> Bool { slots[slot(of: key)] != Self.none }

    /// - Returns: Whether the key was not there before.
    @discardableResult
    mutating func insert(_ key: PersonReference) -> Bool {
        let slot = slot(of: key)
        guard slots[slot] == Self.none else { return false }
        slots[slot] = keys.append(key)
        // Four fifths are filled before it grows, by half: the table of a million rows is a fifth of what is in memory.
        if keys.count * 5 > slots.count * 4 { grow() }
        return true
    }

    mutating func formUnion(_ keys: some Sequence<PersonReference>) {
        for key in keys { insert(key) }
    }

    func makeIterator() -> PersonKeyList.Iterator { keys.makeIterator() }

    /// Where a key stands in the table, or would.
    private func slot(of key: PersonReference) -> Int {
        var slot = firstSlot(of: key)
        while slots[slot] != Self.none, !keys.holds(key, at: slots[slot]) { slot = next(slot) }
        return slot
    }

    private func firstSlot(of key: PersonReference) -> Int {
        Int(UInt(bitPattern: key.folded.hashValue).multipliedFullWidth(by: UInt(slots.count)).high)
    }

    private func next(_ slot: Int) -> Int { slot + 1 < slots.count ? slot + 1 : 0 }

    private mutating func grow() {
        let size = slots.count * 3 / 2
        // The old table first: both need not be in memory.
        slots = []
        slots = Array(repeating: Self.none, count: size)
        keys.forEachPlace { key, place in
            // Each is there once: nothing need be compared.
            var slot = firstSlot(of: key)
            while slots[slot] != Self.none { slot = next(slot) }
            slots[slot] = place
        }
    }
}
