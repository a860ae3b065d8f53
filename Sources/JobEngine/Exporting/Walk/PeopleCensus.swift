/// All people that a walk has met, in tables of numbers: a million people take some tens of megabytes.
///
/// Of each it knows where the newest record stands in the journal, and which lists have shown the person.
struct PeopleCensus: Sendable {
    /// Where a record stands in the journal.
    struct Record: Sendable, Equatable {
        var start: Int
        var count: Int

        var range: Range<Int> { start..<start + count }
    }

    /// That a reading of a list has shown somebody.
    struct Sighting: Sendable, Equatable {
        var list: UInt32
        var listing: UInt32
    }

    private struct Person: Sendable {
        var key: PersonKey
        var start: Int
        var count: UInt32
        var first: Sighting
        var marks: UInt8 = 0
    }

    private static let isMetAgain: UInt8 = 1
    private static let isWritten: UInt8 = 2
    private static let isGone: UInt8 = 4

    private var people: [Person] = []
    /// Further lists that have shown a person, and readings of the same list again.
    private var others: [Int32: [Sighting]] = [:]
    /// Places in `people`, found by open addressing; -1 where nothing stands.
    private var slots: [Int32] = Array(repeating: -1, count: 1024)
    /// Whether somebody came without any id.
    private(set) var hasNameless = false

    var count: Int { people.count }

    /// Makes room beforehand: growing later takes the room twice.
    mutating func reserve(_ count: Int) {
        guard count > people.capacity else { return }
        people.reserveCapacity(count)
        if count * 2 > slots.count { rehash(to: count * 2) }
    }

    /// Notes that a list has shown a person.
    ///
    /// - Returns: The person's place, and the record before this one where there was one.
    mutating func note(_ key: PersonKey, _ record: Record, _ sighting: Sighting) -> (place: Int, before: Record?)? {
        guard key != .none else {
            hasNameless = true
            return nil
        }
        let slot = slot(of: key)
        guard slots[slot] >= 0 else {
            slots[slot] = Int32(people.count)
            people.append(Person(key: key, start: record.start, count: UInt32(record.count), first: sighting))
            if people.count * 2 > slots.count { rehash(to: slots.count * 2) }
            return (people.count - 1, nil)
        }
        let place = Int(slots[slot])
        let before = Record(start: people[place].start, count: Int(people[place].count))
        people[place].start = record.start
        people[place].count = UInt32(record.count)
        people[place].marks = (people[place].marks | Self.isMetAgain) & ~Self.isGone
        if people[place].first.list == sighting.list {
            people[place].first = sighting
        } else {
            var further = others[Int32(place)] ?? []
            further.removeAll { $0.list == sighting.list }
            others[Int32(place)] = further + [sighting]
        }
        return (place, before)
    }

    func place(of key: PersonKey) -> Int? {
        guard key != .none else { return nil }
        let place = slots[slot(of: key)]
        return place < 0 ? nil : Int(place)
    }

    /// The newest record of a person.
    func record(of place: Int) -> Record { Record(start: people[place].start, count: Int(people[place].count)) }

    /// Whether more than one page has shown the person.
    func isMetAgain(_ place: Int) -> Bool { people[place].marks & Self.isMetAgain != 0 }

    func isGone(_ place: Int) -> Bool { people[place].marks & Self.isGone != 0 }

    /// Notes that a person is no longer there, or is again.
    mutating func mark(_ place: Int, gone: Bool) {
        people[place].marks = gone ? people[place].marks | Self.isGone : people[place].marks & ~Self.isGone
    }

    /// Notes that a person is written; `false` where that was so already.
    mutating func markWritten(_ place: Int) -> Bool {
        guard people[place].marks & Self.isWritten == 0 else { return false }
        people[place].marks |= Self.isWritten
        return true
    }

    /// Forgets who was written: the finishing begins again.
    mutating func forgetWritten() {
        for place in people.indices { people[place].marks &= ~Self.isWritten }
    }

    /// The lists that have shown a person.
    func sightings(of place: Int) -> [Sighting] { [people[place].first] + (others[Int32(place)] ?? []) }

    /// The list that showed the person first, where no other did.
    func onlySighting(of place: Int) -> Sighting? {
        others[Int32(place)] == nil ? people[place].first : nil
    }

    private func slot(of key: PersonKey) -> Int {
        var slot = Int(truncatingIfNeeded: key.low) & (slots.count - 1)
        while slots[slot] >= 0, people[Int(slots[slot])].key != key { slot = (slot + 1) & (slots.count - 1) }
        return slot
    }

    private mutating func rehash(to wanted: Int) {
        var size = slots.count
        while size < wanted { size *= 2 }
        slots = Array(repeating: -1, count: size)
        for place in people.indices {
            var slot = Int(truncatingIfNeeded: people[place].key.low) & (size - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
            slots[slot] = Int32(place)
        }
    }
}
