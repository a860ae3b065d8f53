import ContactAPI
package import JobModel
package import Wording

/// What it costs to find the people of a sheet: by asking for each of their keys, or by walking all departments.
package struct PeopleCost: Sendable {
    /// Everybody whom the sheet names.
    private let people: PeopleKeys
    /// Those of them who are another person than the row's own person.
    private let references: PeopleKeys
    /// Whether every row should be there already: then looking up is followed by reading as many records.
    private let expectsAll: Bool

    package init(
        people: some Sequence<PersonReference>,
        references: some Sequence<PersonReference>,
        expectsAll: Bool
    ) {
        self.people = PeopleKeys(people)
        self.references = PeopleKeys(references)
        self.expectsAll = expectsAll
    }

    /// Calls that ask for emails and mobiles, fifty of each a call.
    private var lookUps: Int { PersonReader.calls(for: max(people.emails, people.mobiles)) }

    /// Calls that read the records of people found by email or mobile, leavers apart.
    private var records: Int {
        let keys = people.emails + people.mobiles
        return keys == 0 ? 0 : min(keys, PersonReader.calls(for: keys) + 1)
    }

    /// Calls for ids of which none might be there: an unknown one spoils its call, which is split until each is alone.
    static func calls(unknownIDs count: Int) -> Int {
        let (full, rest) = count.quotientAndRemainder(dividingBy: PersonReader.perCall)
        return full * (2 * PersonReader.perCall - 1) + (rest > 0 ? 2 * rest - 1 : 0)
    }

    /// Whether walking is cheaper, or there is no other way.
    ///
    /// People who have no place in the directory yet are asked for by email and mobile either way.
    package func walks(pages: WalkPages) -> Bool {
        if people.unlookable > 0 { return true }
        guard expectsAll else { return pages.expected < Self.calls(unknownIDs: people.userIDs) }
        return pages.expected < lookUps + PersonReader.calls(for: max(people.emails, people.mobiles))
            + PersonReader.calls(for: people.userIDs)
    }

    /// The most calls of each endpoint by the way that is taken.
    ///
    /// Emails and mobiles are asked for twice: the second time tells people who are there from leavers.
    package func budget(for subject: LocalizedText, pages: WalkPages) -> CallBudget {
        var budget = CallBudget(subject: subject)
        let walks = walks(pages: pages)
        budget.way = walks ? .walk : .lookUp
        budget.reason = reason(walks, pages)
        if walks { budget.add(.usersOfDepartment, atMost: pages.most) }
        budget.add(.lookUpUsers, atMost: 2 * lookUps)
        let own = people.userIDs - references.userIDs
        let ids = walks ? references.userIDs + min(own, Self.leaversByID) : people.userIDs
        budget.add(.batchUsers, atMost: records + Self.calls(unknownIDs: ids))
        return budget
    }

    /// Which keys are looked up after a walk, in the order of the keys: of those that it has found nobody for.
    ///
    /// Ids that many rows give to new people are not asked for: each unknown one costs up to two calls.
    func left(of keys: PersonKeyList, references: PersonKeySet, isFound: (PersonReference) -> Bool) -> [Bool] {
        var left = keys.map { !isFound($0) }
        func isOwn(_ key: PersonReference) -> Bool {
            if case .userID = key { !references.contains(key) } else { false }
        }
        let own = zip(keys, left).count { $1 && isOwn($0) }
        guard own > Self.leaversByID else { return left }
        for (place, key) in keys.enumerated() where left[place] && isOwn(key) { left[place] = false }
        return left
    }

    /// The most user_ids of new people that are looked up after a walk, to find a leaver among them.
    private static let leaversByID = 50

    private func reason(_ walks: Bool, _ pages: WalkPages) -> LocalizedText {
        if people.unlookable > 0 {
            return LocalizedText(
                en: "by walking all departments, because no call looks up an employee_no or open_id",
                zh: "需遍历所有部门，因为没有接口可按 employee_no 或 open_id 查询"
            )
        }
        return walks
            ? LocalizedText(en: "by walking all departments, which is cheaper", zh: "遍历所有部门（次数更少）")
            : LocalizedText(en: "by looking them up, which is cheaper than a walk", zh: "按手机号、邮箱和 ID 查询（少于遍历）")
    }
}

/// How many keys of each kind a set has.
struct PeopleKeys: Sendable {
    private(set) var emails = 0
    private(set) var mobiles = 0
    private(set) var userIDs = 0
    /// Of kinds that no call looks up.
    private(set) var unlookable = 0

    init(_ keys: some Sequence<PersonReference>) {
        for key in keys {
            switch key {
            case .email: emails += 1
            case .mobile: mobiles += 1
            case .userID: userIDs += 1
            case .employeeNo, .openID: unlookable += 1
            }
        }
    }
}
