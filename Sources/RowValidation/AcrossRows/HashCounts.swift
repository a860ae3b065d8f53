/// How many rows have each of a few hashes, and which was the first of them.
///
/// Open addressing: a sheet has few departments, and their counts stay in the processor's cache.
struct HashCounts: Sendable {
    private struct Slot: Sendable {
        var hash = KeyHash.none
        var count: Int32 = 0
        var first: Int32 = 0
    }

    private var slots = [Slot](repeating: Slot(), count: 64)
    private var used = 0

    mutating func note(_ hash: KeyHash, at place: Int32) {
        let slot = slot(of: hash)
        if slots[slot].count == 0 {
            slots[slot].hash = hash
            slots[slot].first = place
            used += 1
        }
        slots[slot].count += 1
        if used * 2 > slots.count { grow() }
    }

    /// Those that more than `limit` rows have.
    func above(_ limit: Int) -> [(first: Int32, count: Int)] {
        slots.filter { $0.count > limit }.map { ($0.first, Int($0.count)) }
    }

    /// Where a hash is, or where it would be.
    private func slot(of hash: KeyHash) -> Int {
        var slot = Int(hash.value >> 32) & (slots.count - 1)
        while slots[slot].count > 0, slots[slot].hash != hash { slot = (slot + 1) & (slots.count - 1) }
        return slot
    }

    private mutating func grow() {
        let old = slots
        slots = [Slot](repeating: Slot(), count: old.count * 2)
        for entry in old where entry.count > 0 { slots[slot(of: entry.hash)] = entry }
    }
}
