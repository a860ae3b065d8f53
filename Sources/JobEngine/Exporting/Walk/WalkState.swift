import ContactAPI
import Foundation
import JobModel

/// What a walk knows: what its journal holds, put in order.
struct WalkState: Sendable {
    /// The first look at the directory, without its departments once there is another, and the newest.
    private(set) var first: DirectoryLook?
    private(set) var newest: DirectoryLook?
    /// The one before the newest.
    private(set) var before: DirectoryLook?
    private(set) var departmentsAtFirst = 0
    private(set) var looks = 0
    private(set) var firstTaken: Date?
    /// Where the journal stood at the newest look.
    private(set) var lookedAt = 0
    /// The departments of the newest look, the root with them where the whole company is in reach.
    private(set) var current: Set<String> = []
    /// The departments that are chosen, as the newest look has them; `nil` for all.
    private(set) var chosen: Set<String>?
    /// Departments that were chosen at any look.
    private(set) var everChosen: Set<String> = []
    /// The open ids of the departments that the choice and its conditions name, by these names, as the first look had them.
    private(set) var meant: [String: String] = [:]
    /// What these were called then, by open id.
    private(set) var meantPaths: [String: String] = [:]
    /// The open ids of the departments that the choice names; `nil` for all.
    private(set) var named: [String]?
    /// Answers of the directory that stand in the journal: pages of members, and of departments.
    private(set) var pagesOfMembers = 0
    private(set) var pagesOfDepartments = 0
    private(set) var lists: [MemberList] = []
    /// Lists of which nothing is left to read, and people in the readings that stand; asked after every page.
    private(set) var listsRead = 0
    private(set) var peopleRead = 0
    private var places: [String: Int] = [:]
    private let choice: ExportChoice
    /// Pages of people who were asked for by their ids.
    private(set) var asked: [JournalPlace] = []
    /// user_ids in the app's scope that the directory did not show.
    private(set) var unseen: [String] = []
    private(set) var hasAskedIndividuals = false
    private(set) var leaverList: [LeaversList.Row]?
    /// What was found of a list of leavers, and where the answers stand.
    private(set) var leavers = LeaverReader.Found()
    private(set) var leaverAnswers: [JournalPlace] = []
    var census = PeopleCensus()
    /// People whose records were not the same each time.
    private(set) var doubtful: [Int: PeopleCensus.Record] = [:]

    /// The number that stands for no list, but for those who were asked for by their ids.
    static let byID = Int(UInt32.max)

    init(choice: ExportChoice) { self.choice = choice }

    var isEmpty: Bool { looks == 0 }

    func place(of department: String) -> Int? { places[department] }

    /// Takes what stands in the journal, or was just put there.
    mutating func take(_ entry: JournalEntry, _ place: JournalPlace) throws {
        switch entry.kind {
        case .look: try take(try DirectoryLook(json: entry.body), at: place.start)
        case .page:
            pagesOfMembers += 1
            guard lists.indices.contains(entry.list) else { return }
            change(entry.list) { $0.take(entry, place) }
            note(entry, place)
        case .refusal:
            guard lists.indices.contains(entry.list) else { return }
            let refusal = try JSONDecoder().decode(ListRefusal.self, from: Data(entry.body))
            change(entry.list) { $0.take(refusal) }
        case .people:
            asked.append(place)
            note(entry, place)
        case .gone:
            for id in try JSONDecoder().decode([String].self, from: Data(entry.body)) {
                if let place = census.place(of: PersonKey(Array(id.utf8))) { census.mark(place, gone: true) }
            }
        case .leaverList: leaverList = try JSONDecoder().decode([LeaversList.Row].self, from: Data(entry.body))
        case .leavers:
            leaverAnswers.append(place)
            leavers.take(try JSONDecoder().decode(LeaverReader.Answer.self, from: Data(entry.body)).found)
        case .unseen:
            unseen = try JSONDecoder().decode([String].self, from: Data(entry.body))
            hasAskedIndividuals = true
        }
    }

    private mutating func take(_ look: DirectoryLook, at start: Int) throws {
        try choose(in: look)
        if look.isWholeCompany { pagesOfDepartments += max(1, (look.departments.count + 49) / 50) }
        firstTaken = firstTaken ?? look.taken
        if first == nil {
            (first, departmentsAtFirst) = (look, look.departments.count)
        } else {
            // The one before the newest has them too, or they are of no more use.
            first?.departments = []
        }
        (before, newest) = (newest, look)
        looks += 1
        lookedAt = start
        current = Set(look.listed)
        census.reserve(min(look.expectedPeople, 4_000_000))
        for department in look.listed where places[department] == nil {
            places[department] = lists.count
            lists.append(MemberList(department))
        }
    }

    /// The names of departments mean what they did at the first look, although one may be called otherwise since; what is
    /// below them is as this look has it: a department that is new there belongs to the export too.
    private mutating func choose(in look: DirectoryLook) throws {
        let names = meant.isEmpty ? choice.departmentsOfConditions : []
        guard !choice.within.isEmpty || !names.isEmpty else { return }
        let tree = DepartmentTree(look.departments)
        for name in names { try keep(name, in: tree) }
        guard !choice.within.isEmpty else { return }
        let tops = try named ?? choice.named(in: tree)
        if named == nil { for name in choice.within { try keep(name, in: tree) } }
        named = tops
        // Those that are gone stay chosen, so that they are named.
        let gone = (chosen ?? []).filter { tree.nodes[$0] == nil }
        let shown = Set(choice.departments(of: tops, in: tree)).union(gone)
        chosen = shown
        everChosen.formUnion(shown)
    }

    private mutating func keep(_ name: String, in tree: DepartmentTree) throws {
        let id = try tree.chosen(name)
        meant[name] = id
        meantPaths[id] = tree.nodes[id]?.cell
    }

    private mutating func note(_ entry: JournalEntry, _ place: JournalPlace) {
        let sighting = PeopleCensus.Sighting(list: UInt32(entry.list), listing: UInt32(entry.listing))
        for person in entry.people {
            let record = PeopleCensus.Record(start: place.body + Int(person.start), count: Int(person.count))
            guard let met = census.note(person.key, record, sighting), let before = met.before else { continue }
            if doubtful[met.place] == nil { doubtful[met.place] = before }
        }
    }

    /// Whose earlier and newer records are the same after all.
    mutating func settle(_ places: [Int]) {
        for place in places { doubtful[place] = nil }
    }

    mutating func change(_ list: Int, _ change: (inout MemberList) -> Void) {
        listsRead -= lists[list].isDone ? 1 : 0
        peopleRead -= lists[list].people
        change(&lists[list])
        listsRead += lists[list].isDone ? 1 : 0
        peopleRead += lists[list].people
    }

    /// Departments that are to be read, and those of which nothing is left to read; the root, which has members and is no
    /// department of its own, is not counted.
    var departments: (all: Int, read: Int) {
        guard let root = places[rootDepartmentID] else { return (lists.count, listsRead) }
        return (lists.count - 1, listsRead - (lists[root].isDone ? 1 : 0))
    }

    /// Whether a list belongs to the export.
    func isChosen(_ list: Int) -> Bool { chosen?.contains(lists[list].department) ?? true }
}
