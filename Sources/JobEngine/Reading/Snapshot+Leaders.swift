import ContactAPI
import DirectoryClient
import JobModel
import RowValidation
import Wording

extension Snapshot {
    /// The people above the leaders that a sheet names, as far as a circle could go through them.
    ///
    /// A walk has met everybody. Else those above are read level by level, fifty a call, and only where a row that gives
    /// a leader is about somebody who is there already: nobody in the directory stands below a new person.
    ///
    /// - Parameters:
    ///   - sheet: The leaders that rows give.
    ///   - index: Of the same sheet.
    ///   - file: As the budget of calls names it.
    /// - Throws: `DirectoryFailure`, `CancellationError`.
    mutating func readLeaders(_ sheet: LeaderChains, index: FileIndex, of file: String) async throws {
        var leaders = sheet
        defer { expect(leaders) }
        guard !sheet.isEmpty else { return }
        for (person, leader) in leadersAbove { leaders.note(leader: leader, of: person) }
        for person in view.people.people { leaders.note(person) }
        guard !hasWalked, canClose(leaders, index) else { return }
        var asked: Set<String> = []
        var open = above(sheet.leaders.compactMap { view.people.active($0) }, leaders, asked)
        guard !open.isEmpty else { return }
        await announce(budget(for: open.count, of: file))
        for _ in 0..<Self.levels where !open.isEmpty {
            asked.formUnion(open.map { $0.lowercased() })
            let people = try await read(open)
            for person in people {
                insert(person)
                leaders.note(person)
            }
            open = above(people, leaders, asked)
        }
    }

    /// Whether a row that gives a leader is about somebody who is there.
    private func canClose(_ leaders: LeaderChains, _ index: FileIndex) -> Bool {
        view.people.people.contains { person in
            person.status?.isResigned != true
                && index.line(matching: person).flatMap(leaders.leader(ofLine:)) != nil
        }
    }

    /// The ids of those above people, of whom it is not known yet who is above them.
    private func above(_ people: [User], _ leaders: LeaderChains, _ asked: Set<String>) -> [String] {
        var ids: [String: String] = [:]
        for id in people.compactMap(\.leaderUserID) where !view.people.has(.userID(id)) {
            ids[id.lowercased()] = id
        }
        return ids.filter { !asked.contains($0.key) && leaders.leader(of: $0.key) == nil }.values.sorted()
    }

    /// A call that names somebody unknown is refused whole; then the way up ends there, rather than cost a dozen calls.
    private func read(_ ids: [String]) async throws -> [User] {
        var people: [User] = []
        for chunk in ids.chunks(of: PersonReader.perCall) {
            do {
                people += try await client.batchUsers(ids: Array(chunk)).value
            } catch let failure as DirectoryFailure {
                guard failure.error.has(.unknownID) else { throw failure }
            }
        }
        return people
    }

    /// Nobody has more than one leader, so a level has no more people than the one below it.
    private func budget(for count: Int, of file: String) -> CallBudget {
        var budget = CallBudget(
            subject: LocalizedText(en: "who is above the leaders in \(file)", zh: "\(file) 中上级的上级")
        )
        budget.add(.batchUsers, atMost: Self.levels * PersonReader.calls(for: count))
        return budget
    }

    /// Levels that are climbed; a company has no more.
    private static let levels = 20
}

extension LeaderChains {
    fileprivate mutating func note(_ person: User) {
        guard let id = person.userID, let leader = person.leaderUserID, person.status?.isResigned != true else {
            return
        }
        note(leader: leader, of: id)
    }
}
