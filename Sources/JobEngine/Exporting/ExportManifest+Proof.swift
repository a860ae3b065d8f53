import ContactAPI
import Foundation
import JobModel

extension ExportManifest {
    /// Takes what was written.
    mutating func take(_ written: ExportFinisher.Written) throws {
        departments = written.departments
        people = written.people
        repeated = written.repeated
        leftOut = written.leftOut
        members = written.members
        files = written.files
        attributesWithoutColumn = written.strangers.sorted()
        let records: [Subject: Int] = [.people: written.people, .departments: written.departments]
        var fields: [String: [Field]] = [:]
        for (subject, columns) in written.columns {
            let count = records[subject] ?? 0
            fields[subject.rawValue] = count == 0 ? [] : FieldReading(subject, columns).fields
            fieldsNeverSeen[subject.rawValue] = count == 0 ? [] : columns.filter { $0.records == 0 }.map(\.field)
        }
        self.fields = fields
    }

    mutating func take(_ effort: ExportEffort, least: Int) {
        calls = Calls(
            made: effort.totalCalls,
            least: least,
            byEndpoint: effort.calls,
            repeated: effort.again,
            throttled: effort.throttled
        )
        time = Time(effort)
    }

    /// Compares what the directory states with what the walk knows, and names the people and departments that have changed meanwhile.
    mutating func prove(_ walk: ExportWalk, timezone: String) throws {
        guard let look = walk.reading(\.newest) else { return }
        let cells = ExportCells(tree: DepartmentTree(look.departments), timezone: timezone)
        let stated = Dictionary(
            (look.departments + [look.root].compactMap(\.self)).map { ($0.openDepartmentID ?? rootDepartmentID, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        for place in members.indices {
            let department = stated[members[place].openDepartmentID]
            members[place].memberCount = department?.memberCount
            members[place].primaryMemberCount = department?.primaryMemberCount
        }
        let shortfalls = try walk.shortfalls()
        short = shortfalls.map { Shortfall($0, cells) }
        moved = walk.reading(\.listedElsewhere)
        peopleNotShown = walk.reading(\.unseen)
        nameLists(walk, cells, short: Set(shortfalls.map(\.department)))
        changed = try walk.changedPeople()
        looks = walk.reading { Looks(count: $0.looks, first: $0.firstTaken, last: $0.newest?.taken) }
    }

    private mutating func nameLists(_ walk: ExportWalk, _ cells: ExportCells, short: Set<String>) {
        let (lists, walked) = walk.reading { state in (state.lists, state.lists.indices.map(state.isWalked)) }
        unread = zip(lists, walked).filter { $1 && !$0.isWhole }.map { Unread($0.0, cells) }
        gone = walk.reading { state in state.lists.indices.filter { state.isChosen($0) && !state.isListed($0) } }
            .map { Unread(lists[$0], cells) }
        movedOut = walk.reading { state in
            state.lists.filter {
                state.everChosen.contains($0.department) && state.chosen?.contains($0.department) == false
            }
        }.map { Unread($0, cells) }
        // What was read after the last look, nobody has compared.
        let late = walk.reading { state in
            state.lists.indices.filter { state.isWalked($0) && state.lists[$0].begun > state.lookedAt }
        }
        unsettled = late.map { list in
            Shortfall(
                openDepartmentID: lists[list].department,
                department: cells.department(lists[list].department),
                memberCount: members.first { $0.openDepartmentID == lists[list].department }?.memberCount ?? 0,
                listed: lists[list].people
            )
        }
    }
}

extension ExportManifest {
    /// Says which departments the choice has named, and what they are called by now.
    mutating func name(departmentsOf walk: ExportWalk) {
        let (meant, paths, newest) = walk.reading { ($0.meant, $0.meantPaths, $0.newest) }
        guard !meant.isEmpty, let newest else { return }
        let tree = DepartmentTree(newest.departments)
        named = meant.sorted { $0.key < $1.key }.map { name, id in
            let now = tree.nodes[id]?.cell
            return NamedDepartment(
                name: name,
                openDepartmentID: id,
                was: id == rootDepartmentID ? rootDepartmentID : paths[id],
                department: id == rootDepartmentID ? rootDepartmentID : now
            )
        }
    }
}

extension ExportManifest.Shortfall {
    init(_ shortfall: ListedCounts.Shortfall, _ cells: ExportCells) {
        self.init(
            openDepartmentID: shortfall.department,
            department: cells.department(shortfall.department),
            memberCount: shortfall.stated,
            listed: shortfall.listed
        )
    }
}

extension ExportManifest.Unread {
    init(_ list: MemberList, _ cells: ExportCells) {
        self.init(
            openDepartmentID: list.department,
            department: cells.department(list.department),
            code: list.refusal?.code,
            reason: list.refusal?.reason
        )
    }
}
