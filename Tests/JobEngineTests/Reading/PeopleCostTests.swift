import ContactAPI
import JobEngine
import JobModel
import Testing
import Wording

struct PeopleCostTests {
    private func cost(
        emails: Int = 0,
        mobiles: Int = 0,
        userIDs: Int = 0,
        numbers: Int = 0,
        expectsAll: Bool = false
    ) -> PeopleCost {
        let keys: [PersonReference] =
            (0..<emails).map { .email("\($0)@example.com") } + (0..<mobiles).map { .mobile("\($0)") }
            + (0..<userIDs).map { .userID("\($0)") } + (0..<numbers).map { .employeeNo("\($0)") }
        return PeopleCost(people: Set(keys), references: [], expectsAll: expectsAll)
    }

    /// A company of so many departments below the root, each with as many members.
    private func pages(departments: Int, members: Int = 10, root: Int? = 0) -> WalkPages {
        let all = (0..<departments).map { number in
            var department = Department()
            department.openDepartmentID = "od-\(number)"
            department.name = "\(number)"
            department.memberCount = members
            return department
        }
        return WalkPages(DepartmentTree(all), root: root, isWholeCompany: true)
    }

    @Test func `looks up new user_ids until a walk costs fewer calls`() {
        // Ten unknown ids are 19 calls at most; 18 departments and the root are 19 pages.
        #expect(!cost(userIDs: 10).walks(pages: pages(departments: 18)))
        #expect(cost(userIDs: 10).walks(pages: pages(departments: 17)))
        #expect(!cost(userIDs: 50).walks(pages: pages(departments: 98)))
        #expect(cost(userIDs: 50).walks(pages: pages(departments: 97)))
        #expect(cost(userIDs: 51).walks(pages: pages(departments: 98)))
    }

    @Test func `walks the departments where that costs fewer calls than looking up`() {
        // 1,000 mobiles are 20 calls, and 20 more to read whom they name.
        #expect(!cost(mobiles: 1000, expectsAll: true).walks(pages: pages(departments: 39)))
        #expect(cost(mobiles: 1000, expectsAll: true).walks(pages: pages(departments: 38)))
        // Both lists go in one call, and are the same people.
        #expect(!cost(emails: 1000, mobiles: 1000, expectsAll: true).walks(pages: pages(departments: 39)))
    }

    @Test func `looks up new people by mobile and email, because a walk does not replace it`() {
        #expect(!cost(emails: 5000, mobiles: 5000).walks(pages: pages(departments: 1)))
    }

    @Test func `walks the departments for keys that no call looks up, whatever it costs`() {
        #expect(cost(numbers: 1).walks(pages: pages(departments: 5000)))
    }

    @Test(arguments: [(members: 0, pages: 1), (50, 1), (51, 2), (10_000, 200), (10_001, 200)])
    func `a department has a page for every fifty, and at least one`(members: Int, pages: Int) {
        #expect(self.pages(departments: 1, members: members).most == pages + 1)
    }

    @Test func `members of departments below are not the department's own`() {
        var top = Department()
        (top.openDepartmentID, top.name, top.memberCount) = ("od-1", "top", 120)
        var below = Department()
        (below.openDepartmentID, below.name, below.memberCount) = ("od-2", "below", 100)
        below.parentDepartmentID = "od-1"
        let pages = WalkPages(DepartmentTree([top, below]), root: 125, isWholeCompany: true)
        #expect(pages.expected == 1 + 2 + 1)
        // They may be its own as well.
        #expect(pages.most == 3 + 2 + 3)
    }

    @Test func `where the number of members is hidden a department may be full`() {
        var department = Department()
        (department.openDepartmentID, department.name) = ("od-1", "dark")
        let pages = WalkPages(DepartmentTree([department]), root: nil, isWholeCompany: false)
        #expect(pages.expected == 1 && pages.most == 200)
    }

    @Test func `the budget names each endpoint and how it is used`() {
        let subject = LocalizedText(en: "the people of a.csv", zh: "a.csv 涉及的人员")
        let lookUp = cost(emails: 51, mobiles: 20).budget(for: subject, pages: pages(departments: 1))
        #expect(lookUp.way == .lookUp)
        #expect(
            lookUp.calls == [
                .init(.lookUpUsers, atMost: 4), .init(.batchUsers, atMost: 3),
            ]
        )
        #expect(lookUp.sentence.en.contains("at most: 4 × POST /contact/v3/users/batch_get_id, 3 × GET"))
        let walk = cost(mobiles: 20, numbers: 3).budget(for: subject, pages: pages(departments: 4))
        #expect(walk.way == .walk && walk.calls.first == .init(.usersOfDepartment, atMost: 5))
        #expect(walk.sentence.zh.contains("employee_no") && walk.sentence.zh.contains("5 次"))
    }
}
