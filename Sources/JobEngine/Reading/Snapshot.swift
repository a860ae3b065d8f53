import ContactAPI
import DirectoryClient
import JobModel
import RowValidation
import Wording

/// Reads in bulk what a job needs to know of the directory, with as few calls as that takes.
struct Snapshot {
    let client: DirectoryClient
    private(set) var view = DirectoryView()
    /// How many calls were to be made at most, in the order in which that was announced.
    private(set) var budgets: [CallBudget] = []
    /// The limit that follows from what was announced.
    private let allowance = CallAllowance()
    private let before: ClientActivity
    /// Whether it is known that there is nobody to be found.
    private let holdsNobody: Bool
    private let tell: @Sendable (CallBudget) async -> Void
    /// Members of the whole company; `nil` where the directory does not say it.
    private var members: Int?
    /// The leader's user_id by the person's, of everybody whom a walk has met.
    private(set) var leadersAbove: [String: String] = [:]
    private(set) var hasWalked = false
    /// What is to be said of the lists by which people were looked for, since it was last asked for.
    private var doubts: [Finding] = []

    /// `tell` hears how many calls are to be made, before they are.
    init(
        client: DirectoryClient,
        holdsNobody: Bool = false,
        tell: @escaping @Sendable (CallBudget) async -> Void = { _ in }
    ) {
        self.client = client.bounded(by: allowance)
        self.holdsNobody = holdsNobody
        self.tell = tell
        before = client.activity
    }

    /// Calls made so far, other users of the client included.
    var calls: Int {
        let made = client.activity.since(before)
        return made.totalCalls - (made.calls[.tenantAccessToken] ?? 0)
    }

    /// Departments, attribute definitions, employee types; job titles and cities only where asked: they are slow.
    ///
    /// For `people` to be found cheaply the number of all members is read as well.
    mutating func readFacts(jobTitles: Bool, cities: Bool, people: Bool = false) async throws {
        await announce(.facts(jobTitles: jobTitles, cities: cities, root: people))
        let reach = try await VisibleDepartments(client)
        view.departments = DepartmentTree(reach.departments)
        view.isWholeCompany = reach.isWholeCompany
        if people, reach.isWholeCompany { members = try await membersOfRoot() }
        view.attributes = try await client.customAttributes().value
        view.employeeTypes = try await client.employeeTypes().value
        if jobTitles { view.jobTitles = Set(try await client.jobTitles().value.compactMap(\.name)) }
        if cities { view.cities = Set(try await client.workCities().value.compactMap(\.name)) }
    }

    /// Whether a directory answers this for the root is not documented (U23).
    private func membersOfRoot() async throws -> Int? {
        do {
            return try await client.getDepartment(id: rootDepartmentID).value.memberCount
        } catch let failure as DirectoryFailure {
            _ = try failure.codeOfRefusal()
            return nil
        }
    }

    mutating func announce(_ budget: CallBudget) async {
        guard !budget.calls.isEmpty else { return }
        budgets.append(budget)
        budget.allow(in: allowance)
        await tell(budget)
    }

    /// Takes who leads whom.
    mutating func expect(_ leaders: LeaderChains) { view.leaders = leaders }

    /// Takes the tree as it will be in a later step.
    mutating func expect(_ departments: DepartmentTree?) {
        if let departments { view.departments = departments }
    }

    /// The people that the keys name: by look-up or by walking all departments, whichever takes fewer calls.
    ///
    /// - Parameters:
    ///   - sheet: What the sheet says of people.
    ///   - index: Has the keys of its rows.
    ///   - subject: The sheet, as the budget of calls names it.
    ///   - expectsAll: Whether every row should be there already.
    /// - Throws: `DirectoryFailure`, `CancellationError`.
    mutating func readPeople(
        _ sheet: SheetKeys,
        index: FileIndex,
        of subject: LocalizedText,
        expectsAll: Bool
    ) async throws {
        let keys = sheet.people
        guard !keys.isEmpty, !holdsNobody else { return }
        let pages = WalkPages(view.departments, root: members, isWholeCompany: view.isWholeCompany)
        let cost = PeopleCost(people: keys, references: sheet.references, expectsAll: expectsAll)
        await announce(cost.budget(for: subject, pages: pages))
        guard cost.walks(pages: pages) else {
            try await lookUp(keys, which: nil)
            return try await walkForDamaged(sheet, index, subject, pages)
        }
        let wanted = Wanted(names: { sheet.isNamed($0, index: index) }, resaved: ResavedFilter(keys))
        try await walk(for: wanted, notesLeaders: !sheet.leaders.isEmpty)
        // A leaver is in no list; a person that no list shows to the app may still be looked up.
        let left = cost.left(of: keys, references: sheet.references) { view.people.has($0) }
        try await lookUp(keys, which: left)
    }

    /// Looks for those whom an id that nobody has may have meant before a spreadsheet: no call finds `00481` by `481`.
    ///
    /// Such an id would make a second person in silence. A directory of many pages is not walked for it.
    private mutating func walkForDamaged(
        _ sheet: SheetKeys,
        _ index: FileIndex,
        _ subject: LocalizedText,
        _ pages: WalkPages
    ) async throws {
        guard pages.expected <= Self.mostPagesForDamaged else { return }
        let people = view.people
        let resaved = ResavedFilter(sheet.people.lazy.filter { !people.has($0) })
        guard !resaved.isEmpty else { return }
        var budget = CallBudget(
            subject: LocalizedText(en: "whom ids of \(subject.en) may mean", zh: "\(subject.zh)中未找到的 ID 可能所指的人员")
        )
        budget.way = .walk
        budget.reason = LocalizedText(
            en: "for ids that nobody has and that may have lost their zeros",
            zh: "因为有些 ID 不存在，可能丢失了前导零"
        )
        budget.add(.usersOfDepartment, atMost: pages.most)
        await announce(budget)
        let wanted = Wanted(names: { sheet.isNamed($0, index: index) && !people.has($0) }, resaved: resaved)
        try await walk(for: wanted, notesLeaders: false)
    }

    private static let mostPagesForDamaged = 100

    private mutating func walk(for wanted: Wanted, notesLeaders: Bool) async throws {
        let departments =
            (view.isWholeCompany ? [rootDepartmentID] : [])
            + view.departments.nodes.keys.filter { !$0.hasPrefix("new:") }
        let client = client
        var tally = MemberTally()
        var next = departments.makeIterator()
        try await withThrowingTaskGroup(of: Walk.self) { group in
            for _ in 0..<Self.concurrentWalks {
                guard let department = next.next() else { break }
                group.addTask { try await Self.members(of: department, client: client, wanted: wanted) }
            }
            while let found = try await group.next() {
                for person in found.people { insert(person) }
                tally.note(ids: found.ids, of: found.department)
                if notesLeaders {
                    for (person, leader) in found.leaders { leadersAbove[person] = leader }
                    hasWalked = true
                }
                if let department = next.next() {
                    group.addTask { try await Self.members(of: department, client: client, wanted: wanted) }
                }
            }
        }
        try await compare(tally)
    }

    /// Compares whom the lists gave with how many the departments say they have, where the whole company is in reach.
    private mutating func compare(_ tally: MemberTally) async throws {
        guard view.isWholeCompany, !tally.shortfalls(in: view.departments).isEmpty else { return }
        // A person who has left meanwhile is not missing.
        let later = try await client.allDepartments().value
        let short = tally.shortfalls(in: view.departments, later: later)
        guard let first = short.first else { return }
        doubts.append(
            ListedMembersRule.warning(
                department: first.node.cell,
                listed: first.listed,
                members: first.members,
                departments: short.count
            )
        )
    }

    /// What is to be said of the lists, once.
    mutating func takeDoubts() -> [Finding] {
        defer { doubts = [] }
        return doubts
    }

    /// What the listing of one department gave.
    private struct Walk: Sendable {
        var department = ""
        /// Of everybody, as `MemberTally` tells people apart.
        var ids: [String?] = []
        /// Of whom a key speaks.
        var people: [User] = []
        /// The leader's user_id by the person's.
        var leaders: [(person: String, leader: String)] = []
    }

    /// The people that a walk keeps.
    private struct Wanted: Sendable {
        var names: @Sendable (PersonReference) -> Bool
        var resaved: ResavedFilter

        func has(_ person: User) -> Bool {
            PeopleIndex.keys(of: person).contains(where: names) || resaved.mayMean(person)
        }
    }

    /// Only those whom one of the keys names, or may have named before a spreadsheet, are kept: a directory may be far larger
    /// than the file.
    private static func members(
        of department: String,
        client: DirectoryClient,
        wanted: Wanted
    ) async throws -> Walk {
        try await client.readUsers(of: department, into: Walk(department: department)) { walk, page in
            for person in page {
                walk.ids.append(MemberTally.id(of: person))
                let person = person.withInternationalMobile
                if let id = person.userID, let leader = person.leaderUserID { walk.leaders.append((id, leader)) }
                if wanted.has(person) { walk.people.append(person) }
            }
        }.value
    }

    /// Looks keys up, some thousands at a time: the texts of all are not to be in memory together.
    ///
    /// - Parameters:
    ///   - keys: Those of a sheet.
    ///   - marks: Which of them, in their order; all where it is `nil`.
    /// - Throws: `DirectoryFailure`, `CancellationError`.
    private mutating func lookUp(_ keys: PersonKeyList, which marks: [Bool]?) async throws {
        func values(_ value: @escaping (PersonReference) -> String?) -> AnyIterator<String> {
            var (place, keys) = (-1, keys.makeIterator())
            return AnyIterator {
                while let key = keys.next() {
                    place += 1
                    if marks?[place] ?? true, let value = value(key) { return value }
                }
                return nil
            }
        }
        let emails = values { if case .email(let value) = $0 { value } else { nil } }
        let mobiles = values { if case .mobile(let value) = $0 { value } else { nil } }
        let ids = values { if case .userID(let value) = $0 { value } else { nil } }
        while true {
            // Full calls, as if all were asked for at once.
            let asked = [emails, mobiles, ids].map { Array($0.prefix(Self.keysAtOnce)) }
            guard !asked.allSatisfy(\.isEmpty) else { return }
            try await lookUp(emails: asked[0], mobiles: asked[1], ids: asked[2])
        }
    }

    private mutating func lookUp(emails: [String], mobiles: [String], ids: [String]) async throws {
        let holders = try await HolderReader(client: client).holders(emails: emails, mobiles: mobiles)
        let records = try await PersonReader(client: client).records(ids: ids)
        for person in holders.people + records.people { insert(person) }
        for doubt in holders.doubts { view.people.note(doubt) }
        // Left out and not called unknown: perhaps of somebody whom the app may not see.
        for id in ids where !view.people.has(.userID(id)) && !records.unknown.contains(id) {
            view.people.note(HolderDoubt(key: .userID(id), holder: nil, recorded: nil))
        }
    }

    /// As many as are asked for by full calls.
    private static let keysAtOnce = 200 * PersonReader.perCall

    mutating func insert(_ person: User) { view.people.insert(person.withInternationalMobile) }

    private static let concurrentWalks = 8
}

extension User {
    /// With a mainland number in the form `+86…`, whichever way the directory answers it.
    var withInternationalMobile: User {
        guard let mobile, mobile.count == 11, mobile.first == "1" else { return self }
        var person = self
        person.mobile = "+86" + mobile
        return person
    }
}
