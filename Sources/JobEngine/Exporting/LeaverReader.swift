import ContactAPI
import DirectoryClient
import JobModel

/// Asks the directory for the people whom a list of leavers names.
///
/// Source: S34; a look-up that includes those who have left, and then their records.
struct LeaverReader: Sendable {
    let client: DirectoryClient
    /// Rows of the list that one look-up names.
    private static let rowsPerCall = PersonReader.perCall

    /// What the directory said of a list.
    struct Found: Sendable {
        var rows = 0
        /// People who have left, each once; the rows that named them stand in `left`.
        var people = 0
        var left = 0
        /// Rows that name people who are still there, as the spreadsheet numbers them.
        var present: [Int] = []
        /// Rows for which the directory shows nobody: never there, outside the app's scope, or without permission (S14–S18).
        var notFound: [Int] = []
        /// Rows of which the directory's answers contradict each other, or whose two keys name two people.
        var doubtful: [Int] = []
    }

    /// - Parameters:
    ///   - list: The rows to ask for, each by its mobile, its email or both.
    ///   - each: Takes the leavers of every look-up, in the list's order, nobody twice.
    func read(_ list: LeaversList, each: ([User]) async throws -> Void) async throws -> Found {
        var found = Found()
        var written: Set<String> = []
        for rows in list.rows.chunks(of: Self.rowsPerCall) {
            let holders = try await HolderReader(client: client).holders(
                emails: rows.compactMap(\.email),
                mobiles: rows.compactMap(\.mobile)
            )
            var index = PeopleIndex()
            for person in holders.people { index.insert(person.withInternationalMobile) }
            for doubt in holders.doubts { index.note(doubt) }
            var leavers: [User] = []
            for row in rows {
                found.rows += 1
                switch Self.person(of: row, in: index) {
                case .leaver(let person):
                    found.left += 1
                    if written.insert(person.identity).inserted { leavers.append(person) }
                case .present: found.present.append(row.row)
                case .nobody: found.notFound.append(row.row)
                case .doubt: found.doubtful.append(row.row)
                }
            }
            found.people += leavers.count
            try await each(leavers)
        }
        return found
    }

    private enum Holder {
        case leaver(User)
        case present
        case nobody
        case doubt
    }

    private static func person(of row: LeaversList.Row, in index: PeopleIndex) -> Holder {
        guard row.keys.allSatisfy({ index.doubt($0) == nil }) else { return .doubt }
        let people = row.keys.compactMap(index.person)
        guard let first = people.first else { return .nobody }
        guard people.allSatisfy({ $0.identity == first.identity }) else { return .doubt }
        return first.status?.isResigned == true ? .leaver(first) : .present
    }
}

extension User {
    /// By what the same person is told in two answers; a look-up alone says no open id.
    fileprivate var identity: String { openID ?? userID?.lowercased() ?? "" }
}
