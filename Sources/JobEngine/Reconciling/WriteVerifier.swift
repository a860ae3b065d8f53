import ContactAPI
import DirectoryClient
import Foundation
import JobModel

/// Asks the directory what became of rows whose answer was lost.
struct WriteVerifier: Sendable {
    let client: DirectoryClient
    let placeholders: PlaceholderResolver

    /// What the directory holds for a row that was to be created.
    enum Evidence: Sendable, Equatable {
        case absent
        /// The row's own: ids to keep.
        case found(userID: String?, openID: String?, departmentID: String?)
        /// Somebody holds one of the row's keys and is not the row's person.
        case somebodyElse
        /// The directory contradicts itself, or says nothing of any key of the row.
        case unclear
    }

    /// People by mobile, email and user_id, in bulk; compared key by key before they are called the row's own.
    ///
    /// Absent is only of whose mobile or email the directory has said that nobody holds it, or whose user_id it calls
    /// unknown; of a user_id that it merely leaves out nothing is known.
    func people(_ rows: [LedgerRow]) async throws -> [Int: Evidence] {
        let decoder = JSONDecoder()
        var wishes: [Int: User] = [:]
        for row in rows {
            wishes[row.planned.line] = try decoder.decode(User.self, from: Data(row.planned.payload.utf8))
        }
        let reader = PersonReader(client: client)
        let entries = try await reader.holders(
            emails: wishes.values.compactMap(\.email),
            mobiles: wishes.values.compactMap(\.mobile),
            // A row that is not known now is asked about again later.
            tries: 1
        )
        let holders = try await HolderReader(client: client).people(entries)
        var index = PeopleIndex()
        for person in holders.people { index.insert(person.withInternationalMobile) }
        for doubt in holders.doubts { index.note(doubt) }
        let unfound = wishes.values.compactMap(\.userID).filter { index.person(.userID($0)) == nil }
        let records = try await reader.records(ids: unfound)
        for person in records.people { index.insert(person.withInternationalMobile) }
        return wishes.mapValues { Self.compare($0, with: index, unknown: records.unknown) }
    }

    /// The same person holds every key the row gives; one foreign key makes it another person.
    static func compare(_ wish: User, with index: PeopleIndex, unknown: Set<String>) -> Evidence {
        guard !PeopleIndex.keys(of: wish).contains(where: { index.doubt($0) != nil }) else { return .unclear }
        let holders = PeopleIndex.keys(of: wish).compactMap { key -> User? in
            if case .employeeNo = key { return nil }  // Nothing looks people up by it.
            return index.person(key)
        }
        guard let holder = holders.first(where: { $0.status?.isResigned != true }) else {
            let isAsked = wish.mobile != nil || wish.email != nil || wish.userID.map(unknown.contains) == true
            return isAsked ? .absent : .unclear
        }
        guard holder.openID != nil else { return .unclear }
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
}
