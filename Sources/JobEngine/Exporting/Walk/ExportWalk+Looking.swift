import ContactAPI
import DirectoryClient
import JobModel

extension ExportWalk {
    /// Looks at the departments again, and reads those whose people have changed, until two looks agree.
    ///
    /// A directory that goes on changing ends it after a few looks; what does not agree then is named. A walk that is taken
    /// up again looks once more where its last look is of another hour: what changed meanwhile is read again.
    func lookAgain() async throws {
        var looks = 1
        func look() async throws {
            looks += 1
            try await self.look(attributes: reading(\.first)?.attributes, asksRoot: true)
        }
        if reading({ $0.looks < 2 }) || isLookOld { try await look() }
        while true {
            let due = try due().filter { list in reading { $0.lists[list].begun <= $0.lookedAt } }
            if !due.isEmpty {
                changing { state in
                    for list in due { state.change(list) { $0.beginAgain() } }
                }
                try await read(due)
            }
            let isMoving = reading { state in state.lists.contains { $0.begun > state.lookedAt } }
            guard isMoving, looks < Self.mostLooks else { return }
            try await look()
        }
    }

    /// Lists that the newest look shows to be out of date.
    func due() throws -> [Int] {
        var due = Set(
            reading { state in
                state.lists.indices.filter {
                    state.isWalked($0) && state.lists[$0].refusal == nil && !state.lists[$0].isDone
                }
            }
        )
        due.formUnion(reading(\.changedLists))
        let departments =
            try shortfalls().map(\.department) + surpluses() + (try statesFewer() ? [rootDepartmentID] : [])
        for department in departments {
            guard let list = reading({ $0.place(of: department) }) else { continue }
            let isKnown = reading { state in state.lists[list].earlier == state.lists[list].people }
            if !isKnown { due.insert(list) }
        }
        return due.filter { list in reading { $0.isWalked(list) && $0.lists[list].refusal == nil } }.sorted()
    }

    /// Looks of one process, the first of the walk counted with each.
    private static let mostLooks = 5
}

extension WalkState {
    /// Whether the newest look has the department of a list.
    func isListed(_ list: Int) -> Bool { current.contains(lists[list].department) }

    /// Whether a list belongs to the export as the directory is now.
    func isWalked(_ list: Int) -> Bool { isChosen(list) && isListed(list) }

    /// The one list that shows a person; `nil` for one that several pages have shown, or none does any more.
    func onlyList(of place: Int) -> Int? {
        guard !census.isMetAgain(place), let only = census.onlySighting(of: place), Int(only.list) != Self.byID,
            stands(only), !census.isGone(place)
        else { return nil }
        return Int(only.list)
    }

    /// Lists whose departments say something else of their own people than the look before.
    var changedLists: [Int] {
        guard let before, let newest else { return [] }
        let (old, new) = (OwnCounts(before.departments), OwnCounts(newest.departments))
        return lists.indices.filter { old[lists[$0].department] != new[lists[$0].department] }
    }
}

/// What departments say of themselves, without what those below say.
struct OwnCounts: Sendable {
    private var counts: [String: [Int]] = [:]

    init(_ departments: [Department]) {
        var keys: [String: String] = [:]
        for department in departments {
            guard let key = department.openDepartmentID else { continue }
            keys[key] = key
            if let id = department.departmentID { keys[id] = key }
        }
        for department in departments {
            guard let key = department.openDepartmentID else { continue }
            let own = [department.memberCount ?? 0, department.primaryMemberCount ?? 0]
            add(own, to: key, sign: 1)
            if let parent = department.parentDepartmentID.flatMap({ keys[$0] }) { add(own, to: parent, sign: -1) }
        }
    }

    subscript(department: String) -> [Int]? { counts[department] }

    private mutating func add(_ own: [Int], to key: String, sign: Int) {
        let old = counts[key] ?? [0, 0]
        counts[key] = [old[0] + sign * own[0], old[1] + sign * own[1]]
    }
}
