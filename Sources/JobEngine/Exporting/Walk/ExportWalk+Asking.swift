import ContactAPI
import DirectoryClient
import Foundation

extension ExportWalk {
    /// Reads people by user_id; asks once more for those that are left out, and notes those that stay so.
    func ask(userIDs ids: [String]) async throws {
        let reader = PersonReader(client: client)
        var missing: [String] = []
        for chunk in ids.chunks(of: PersonReader.perCall) {
            var open = Array(chunk)
            for _ in 1...2 where !open.isEmpty {
                let people = try await reader.people(ids: open)
                try append(people)
                let shown = Set(people.compactMap { $0.userID?.lowercased() })
                open.removeAll { shown.contains($0.lowercased()) }
            }
            missing += open
        }
        // Even where nobody is missing: it says that all were asked for.
        try append(ids: missing, as: .unseen)
    }

    /// Asks for the people whose records say different things, and for those that a list or every list shows no more: the
    /// answer is the last word.
    func settle() async throws {
        let records = try doubtfulRecords()
        for chunk in records.chunks(of: PersonReader.perCall) {
            let ids = chunk.compactMap(\.openID)
            let here = try await newest(of: Array(chunk)).filter { $0.status?.isResigned != true }
            try append(here)
            let found = Set(here.compactMap(\.openID))
            let gone = ids.filter { !found.contains($0) }
            if !gone.isEmpty { try append(ids: gone, as: .gone) }
        }
    }

    /// What the directory says of people now.
    ///
    /// They are asked for by user_id, because an answer names leaders by the kind of id that was asked for, and pages name
    /// them by user_id; by open id where that finds nobody or another person, who has the id now.
    private func newest(of people: [User]) async throws -> [User] {
        let reader = PersonReader(client: client)
        let wanted = Set(people.compactMap(\.openID))
        func read(userIDs ids: [String]) async throws -> [User] {
            guard !ids.isEmpty else { return [] }
            return try await reader.people(ids: ids).filter { wanted.contains($0.openID ?? "") }
        }
        var found = try await read(userIDs: people.compactMap(\.userID))
        let open = wanted.subtracting(found.compactMap(\.openID)).sorted()
        guard !open.isEmpty else { return found }
        let others = try await reader.people(ids: open, idType: .openID)
        found += try await read(userIDs: others.compactMap(\.userID))
        let known = Set(found.compactMap(\.openID))
        return found + others.filter { !known.contains($0.openID ?? "") }
    }

    /// The newest records of those who are to be asked for.
    private func doubtfulRecords() throws -> [User] {
        var records: [User] = []
        var same: [Int] = []
        var differing: Set<Int> = []
        for (place, before) in reading(\.doubtful).sorted(by: { $0.key < $1.key }) {
            guard reading({ !$0.census.isGone(place) && !$0.isAskedFor(place) }) else { continue }
            let newest = reading { $0.census.record(of: place) }
            let (old, new) = (try journal.read(before.range), try journal.read(newest.range))
            if try old == new || User(json: old) == User(json: new) {
                same.append(place)
            } else {
                records.append(try User(json: new))
                differing.insert(place)
            }
        }
        let settled = same
        changing { $0.settle(settled) }
        for place in reading({ $0.vanished + $0.dropped }) where !differing.contains(place) {
            let newest = reading { $0.census.record(of: place) }
            records.append(try User(json: try journal.read(newest.range)))
        }
        return records
    }

    private func append(_ people: [User]) throws {
        guard !people.isEmpty else { return }
        var entry = JournalEntry(kind: .people, list: WalkState.byID)
        let encoder = JSONEncoder()
        for person in people {
            let start = entry.body.count
            entry.body.append(contentsOf: try encoder.encode(person))
            let id = person.openID ?? person.unionID ?? person.userID ?? ""
            entry.people.append(
                JournalEntry.Person(
                    key: PersonKey(Array(id.utf8)),
                    object: start..<entry.body.count,
                    isElsewhere: false
                )
            )
        }
        try append(entry)
    }

    private func append(ids: [String], as kind: JournalEntry.Kind) throws {
        var entry = JournalEntry(kind: kind)
        entry.body = Array(try JSONEncoder().encode(ids))
        try append(entry)
    }
}

extension User {
    init(json bytes: [UInt8]) throws {
        self = try bytes.withUnsafeBytes { try User(json: $0) }
    }
}

extension WalkState {
    /// Whether a person was asked for by id.
    func isAskedFor(_ place: Int) -> Bool {
        census.sightings(of: place).contains { Int($0.list) == Self.byID }
    }

    /// People that a list showed once, and none does any more.
    var vanished: [Int] {
        (0..<census.count).filter { place in
            guard !census.isGone(place) else { return false }
            // Nearly everybody was met by one list, and a list of sightings takes longer to make than to ask.
            if let only = census.onlySighting(of: place) { return !stands(only) }
            return !census.sightings(of: place).contains(where: stands)
        }
    }

    /// People that a list showed once and shows no more, while another one does that was not read again: they have left, and
    /// the other list does not say so yet.
    var dropped: [Int] {
        (0..<census.count).filter { place in
            guard census.isMetAgain(place), !census.isGone(place), !isAskedFor(place) else { return false }
            let sightings = census.sightings(of: place)
            return sightings.contains(where: stands) && sightings.contains(where: isDropped)
        }
    }

    private func isDropped(_ sighting: PeopleCensus.Sighting) -> Bool {
        let list = Int(sighting.list)
        guard list != Self.byID, isListed(list) else { return false }
        return lists[list].isWhole && lists[list].listing != Int(sighting.listing)
    }

    /// Whether what showed a person is still what the list says.
    func stands(_ sighting: PeopleCensus.Sighting) -> Bool {
        let list = Int(sighting.list)
        if list == Self.byID { return true }
        return lists[list].isWhole && lists[list].listing == Int(sighting.listing) && isListed(list)
    }
}
