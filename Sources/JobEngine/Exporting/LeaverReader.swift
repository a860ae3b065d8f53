import ContactAPI
import DirectoryClient
import JobModel

/// Asks the directory for the people that a list of leavers names.
///
/// Source: S34; a look-up that includes those who have left, and then their records.
struct LeaverReader: Sendable {
    let client: DirectoryClient
    /// Rows of the list that one look-up names.
    private static let rowsPerCall = PersonReader.perCall

    /// What became of rows of a list, as the spreadsheet numbers them.
    struct Found: Sendable, Codable, Equatable {
        var rows = 0
        /// They name people who are still there.
        var present: [Int] = []
        /// The directory shows nobody: never there, outside the app's scope, or without permission (S14–S18).
        var notFound: [Int] = []
        /// The directory's answers contradict each other, or the row's two keys name two people.
        var doubtful: [Int] = []

        /// Adds what became of the rows that follow.
        mutating func take(_ next: Found) {
            rows += next.rows
            present += next.present
            notFound += next.notFound
            doubtful += next.doubtful
        }
    }

    /// What one look-up has found.
    struct Answer: Sendable, Codable {
        var found = Found()
        /// Those who have left; one of two rows may be here twice.
        var people: [User] = []
    }

    /// - Parameters:
    ///   - list: The rows to ask for, each by its mobile, its email or both.
    ///   - count: How many of them were asked for before.
    ///   - each: Takes what each look-up has found, in the list's order.
    /// - Throws: `DirectoryFailure`, `CancellationError`, what `each` throws.
    func read(_ list: [LeaversList.Row], after count: Int, each: (Answer) async throws -> Void) async throws {
        for rows in list.dropFirst(count).chunks(of: Self.rowsPerCall) {
            let holders = try await HolderReader(client: client).holders(
                emails: rows.compactMap(\.email),
                mobiles: rows.compactMap(\.mobile)
            )
            var index = PeopleIndex()
            for person in holders.people { index.insert(person.withInternationalMobile) }
            for doubt in holders.doubts { index.note(doubt) }
            var answer = Answer()
            answer.found.rows = rows.count
            for row in rows {
                switch Self.person(of: row, in: index) {
                case .leaver(let person): answer.people.append(person)
                case .present: answer.found.present.append(row.row)
                case .nobody: answer.found.notFound.append(row.row)
                case .doubt: answer.found.doubtful.append(row.row)
                }
            }
            try await each(answer)
        }
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
        guard people.allSatisfy({ identity(of: $0) == identity(of: first) }) else { return .doubt }
        return first.status?.isResigned == true ? .leaver(first) : .present
    }

    /// By what the same person is recognised in two answers; a look-up alone gives no open id.
    static func identity(of person: User) -> String {
        person.openID ?? person.userID?.lowercased() ?? person.mobile ?? person.email ?? ""
    }
}
