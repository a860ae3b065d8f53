import ContactAPI
import JobModel
import Synchronization

/// The ids and numbers of the directory's people, found by what a spreadsheet makes of them: `00481` by `481`.
///
/// Sorted once, at the first question, so that a question costs no walk through all people.
final class ResavedKeys: Sendable {
    /// A person with a key, and what the key would have to be written as.
    struct Found {
        let person: User
        let old: String
        let how: ResavedText
    }

    private struct Entry {
        let value: Double
        let old: String
        let place: Int
    }

    private struct Keys {
        var numbers: [Entry] = []
        var days: [DateLook.Day: [Entry]] = [:]
    }

    private struct State {
        /// How many people were sorted: a view that has learned of more is sorted again.
        var people = -1
        var keys: [PersonField: Keys] = [:]
    }

    private let state = Mutex(State())

    /// Those who are there and whose key may have been written as `text`; `limit` of them at most.
    func found(_ field: PersonField, _ text: String, in index: PeopleIndex, limit: Int = 1) -> [Found] {
        guard field == .userID || field == .employeeNo, text.utf8.count < 40 else { return [] }
        let entries = state.withLock { state in
            if state.people != index.people.count { state = Self.sorted(index) }
            return state.keys[field].map { Self.candidates(text, in: $0, limit: limit) } ?? []
        }
        return entries.compactMap { entry in
            ResavedText(text, from: entry.old).map {
                Found(person: index.people[entry.place], old: entry.old, how: $0)
            }
        }
    }

    private static func sorted(_ index: PeopleIndex) -> State {
        var state = State(people: index.people.count)
        for (place, person) in index.people.enumerated() where person.status?.isResigned != true {
            for (field, key) in [(PersonField.userID, person.userID), (.employeeNo, person.employeeNo)] {
                guard let key, key.utf8.count < 40 else { continue }
                if let value = ResavedText.number(key) {
                    state.keys[field, default: Keys()].numbers.append(Entry(value: value, old: key, place: place))
                }
                for day in DateLook.days(typed: key) {
                    state.keys[field, default: Keys()].days[day, default: []]
                        .append(Entry(value: 0, old: key, place: place))
                }
            }
        }
        for field in state.keys.keys { state.keys[field]?.numbers.sort { ($0.value, $0.old) < ($1.value, $1.old) } }
        return state
    }

    private static func candidates(_ text: String, in keys: Keys, limit: Int) -> [Entry] {
        var found: [Entry] = []
        func take(_ entry: Entry) {
            guard found.count < limit, !found.contains(where: { $0.place == entry.place }),
                ResavedText(text, from: entry.old) != nil
            else { return }
            found.append(entry)
        }
        if let range = ResavedText.values(of: text) {
            var place = keys.numbers.partitioningIndex { $0.value >= range.lowerBound }
            while place < keys.numbers.count, keys.numbers[place].value <= range.upperBound, found.count < limit {
                take(keys.numbers[place])
                place += 1
            }
        }
        for day in DateLook.days(shown: text) { keys.days[day]?.forEach(take) }
        return found
    }
}

extension Array {
    /// The first place from which on the elements, sorted by it, satisfy a condition.
    fileprivate func partitioningIndex(_ belongs: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if belongs(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
