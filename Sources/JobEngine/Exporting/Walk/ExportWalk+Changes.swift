import ContactAPI
import JobModel

extension ExportWalk {
    /// People that a chosen department has shown, and that are in none of them by now.
    ///
    /// Their newest record says so, or the one department that showed them is no longer below a chosen one.
    func movedOut() throws -> Set<Int> {
        guard let chosen = reading(\.chosen) else { return [] }
        var movedOut: Set<Int> = []
        for place in 0..<reading(\.census.count) where reading({ !$0.census.isGone(place) }) {
            guard reading({ $0.census.isMetAgain(place) }) else {
                if reading({ $0.isShownOutside(place) }) { movedOut.insert(place) }
                continue
            }
            let record = reading { $0.census.record(of: place) }
            let departments = try User(json: try journal.read(record.range)).departmentIDs ?? []
            if !departments.isEmpty, chosen.isDisjoint(with: departments) { movedOut.insert(place) }
        }
        return movedOut
    }

    /// The people who were not the same at the first look and the last, as far as it was seen.
    func changedPeople() throws -> [ExportManifest.ChangedPerson] {
        var changed: [Int: ExportManifest.ChangedPerson.Change] = [:]
        let count = reading(\.census.count)
        for place in 0..<count {
            if reading({ $0.census.isGone(place) }) {
                changed[place] = .left
            } else if reading({ $0.hasJoined(place) }) {
                changed[place] = .joined
            }
        }
        for (place, before) in reading(\.doubtful) where changed[place] == nil {
            let newest = reading { $0.census.record(of: place) }
            let old = try User(json: try journal.read(before.range))
            let new = try User(json: try journal.read(newest.range))
            guard old != new else { continue }
            changed[place] = old.departmentIDs == new.departmentIDs ? .changed : .moved
        }
        for place in try movedOut() where changed[place] == nil { changed[place] = .moved }
        return try changed.sorted { $0.key < $1.key }.map { place, change in
            let record = reading { $0.census.record(of: place) }
            let user = try User(json: try journal.read(record.range))
            return ExportManifest.ChangedPerson(openID: user.openID, userID: user.userID, change: change)
        }
    }
}

extension WalkState {
    /// People that a list shows and whose departments do not name it.
    var listedElsewhere: Int {
        lists.indices.reduce(0) { $0 + (isWalked($1) && lists[$1].isWhole ? lists[$1].elsewhere : 0) }
    }

    /// Whether the one list that showed a person belongs to the export no more.
    func isShownOutside(_ place: Int) -> Bool {
        guard let only = census.onlySighting(of: place), Int(only.list) != Self.byID else { return false }
        return !isChosen(Int(only.list))
    }

    /// Whether a person was met by a further reading of a list alone.
    func hasJoined(_ place: Int) -> Bool {
        guard !census.isMetAgain(place), let only = census.onlySighting(of: place), only.list < lists.count else {
            return false
        }
        return only.listing > 1 && lists[Int(only.list)].earlier != nil
    }

    /// Calls of one look and one reading of each list.
    var leastCalls: Int {
        func pages(_ count: Int, of size: Int) -> Int { max(1, (count + size - 1) / size) }
        guard let first else { return 0 }
        var calls = 1 + pages(first.attributes.count, of: 100) + pages(departmentsAtFirst, of: 50)
        if !first.isWholeCompany { calls += 1 + pages(first.individuals.count, of: 100) }
        calls += first.individuals.isEmpty ? 0 : pages(first.individuals.count, of: 50)
        return lists.indices.filter(isWalked).reduce(calls) { $0 + pages(lists[$1].people, of: 50) }
    }
}
