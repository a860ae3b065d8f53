import ContactAPI
import DirectoryClient
import Foundation
import JobLedger
import JobModel

/// Asks the directory what became of rows whose answer was lost.
struct ReadBack: Sendable {
    let client: DirectoryClient
    let standIns: StandIns

    /// What the directory holds for a row that was to be created.
    enum Finding: Sendable, Equatable {
        case absent
        /// The row's own: ids to keep.
        case found(userID: String?, openID: String?, departmentID: String?)
        /// Somebody holds one of the row's keys and is not the row's person.
        case somebodyElse
    }

    /// People by mobile, email and user_id, in bulk; compared key by key before they are called the row's own.
    func people(_ rows: [LedgerRow]) async throws -> [Int: Finding] {
        let decoder = JSONDecoder()
        var wishes: [Int: User] = [:]
        for row in rows {
            wishes[row.planned.line] = try decoder.decode(User.self, from: Data(row.planned.payload.utf8))
        }
        let reader = PersonReader(client: client)
        let found = try await reader.people(
            emails: wishes.values.compactMap(\.email),
            mobiles: wishes.values.compactMap(\.mobile)
        )
        var index = PeopleIndex()
        for person in found { index.insert(person.withInternationalMobile) }
        let unfound = wishes.values.compactMap(\.userID).filter { index.person(.userID($0)) == nil }
        for person in try await reader.people(ids: unfound) { index.insert(person.withInternationalMobile) }
        return wishes.mapValues { Self.compare($0, with: index) }
    }

    /// The same person holds every key the row gives; one foreign key makes it somebody else.
    static func compare(_ wish: User, with index: PeopleIndex) -> Finding {
        let holders = PeopleIndex.keys(of: wish).compactMap { key -> User? in
            if case .employeeNo = key { return nil }  // Nothing looks people up by it.
            return index.person(key)
        }
        guard let holder = holders.first(where: { $0.status?.isResigned != true }) else { return .absent }
        let isOne = holders.allSatisfy { $0.openID == holder.openID }
        let keys =
            isOne && agrees(wish.mobile, holder.mobile) && agrees(wish.email?.lowercased(), holder.email?.lowercased())
        guard keys, agrees(wish.userID, holder.userID), agrees(wish.name, holder.name),
            agrees(wish.employeeNo, holder.employeeNo)
        else { return .somebodyElse }
        return .found(userID: holder.userID, openID: holder.openID, departmentID: nil)
    }

    /// What an answer does not show cannot contradict.
    private static func agrees(_ wish: String?, _ held: String?) -> Bool {
        guard let wish, let held else { return true }
        return wish == held
    }

    /// Departments by id, else by parent and name.
    func departments(_ rows: [LedgerRow]) async throws -> [Int: Finding] {
        let tree = DepartmentTree(try await client.allDepartments().value)
        var found: [Int: Finding] = [:]
        for row in rows {
            let wish = try JSONDecoder().decode(Department.self, from: Data(row.planned.payload.utf8))
            found[row.planned.line] = await finding(for: wish, in: tree)
        }
        return found
    }

    private func finding(for wish: Department, in tree: DepartmentTree) async -> Finding {
        let parent = await standIns.path(ofKey: wish.parentDepartmentID ?? rootDepartmentID)
        let byPath = parent.map { tree.resolve(path: $0 + [wish.name ?? ""]) } ?? .missing
        let resolution = wish.departmentID.map(tree.resolve) ?? byPath
        guard case .found(let node) = resolution else { return .absent }
        guard node.department.name == wish.name else { return .somebodyElse }
        await standIns.note(path: node.path, openID: node.key)
        return .found(userID: nil, openID: nil, departmentID: node.key)
    }
}
