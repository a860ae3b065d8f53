import ContactAPI
import DirectoryClient
import JobModel

/// Finds who holds emails and mobiles, those who have left included, and tells the two apart.
///
/// Which of a number's two holders a call for both gives, one who is there and one who has left, is not documented; so
/// whoever is not said to be there is asked for once more, without the leavers.
struct HolderReader: Sendable {
    let client: DirectoryClient

    /// The people who are there, and those who have left, with the key by which they were found.
    func holders(emails: [String], mobiles: [String]) async throws -> [User] {
        let all = try await ask(emails: emails, mobiles: mobiles, includesResigned: true)
        let doubtful = all.filter { $0.status.map(\.isResigned) ?? true }
        let active = try await ask(
            emails: doubtful.compactMap(\.email),
            mobiles: doubtful.compactMap(\.mobile),
            includesResigned: false
        )
        let here = Set(active.map(\.key))
        let sure = all.filter { $0.status?.isResigned == false } + active
        return try await people(sure) + leavers(doubtful.filter { !here.contains($0.key) })
    }

    /// The records of those who are there, with the key that found them even where the app may not see it in a record.
    private func people(_ entries: [UserLookup.Entry]) async throws -> [User] {
        let byID = Dictionary(grouping: entries) { $0.userID ?? "" }
        return try await PersonReader(client: client).people(ids: Array(byID.keys)).map { record in
            var person = record
            for entry in byID[record.userID ?? ""] ?? [] {
                person.mobile = person.mobile ?? entry.mobile
                person.email = person.email ?? entry.email
            }
            return person
        }
    }

    /// Their records; only the key and the id of one whose user_id somebody else has by now (S30).
    private func leavers(_ entries: [UserLookup.Entry]) async throws -> [User] {
        let ids = Set(entries.compactMap(\.userID))
        let records = try await PersonReader(client: client).people(ids: Array(ids))
        let byID = Dictionary(records.map { ($0.userID ?? "", $0) }) { first, _ in first }
        return entries.map { entry in
            let record = byID[entry.userID ?? ""].flatMap { $0.holds(entry) ? $0 : nil }
            var person = record ?? User(entry)
            var status = person.status ?? UserStatus()
            status.isResigned = true
            person.status = status
            return person
        }
    }

    /// The entries that name somebody, fifty emails and fifty mobiles a call.
    private func ask(emails: [String], mobiles: [String], includesResigned: Bool) async throws -> [UserLookup.Entry] {
        var entries: [UserLookup.Entry] = []
        var place = 0
        while place < max(emails.count, mobiles.count) {
            let lookup = UserLookup(
                emails: Self.slice(emails, from: place),
                mobiles: Self.slice(mobiles, from: place),
                includeResigned: includesResigned
            )
            entries += try await client.lookUp(lookup).value.filter { $0.userID != nil }
            place += PersonReader.perCall
        }
        return entries
    }

    private static func slice(_ all: [String], from place: Int) -> [String]? {
        guard place < all.count else { return nil }
        return Array(all[place..<min(place + PersonReader.perCall, all.count)])
    }
}

extension UserLookup.Entry {
    /// What was asked for.
    fileprivate var key: String { mobile ?? email ?? "" }
}

extension User {
    /// What a look-up alone says of a person.
    fileprivate init(_ entry: UserLookup.Entry) {
        self.init()
        userID = entry.userID
        email = entry.email
        mobile = entry.mobile
    }

    /// Whether this is the leaver whom the entry found, and not somebody else with the same user_id.
    fileprivate func holds(_ entry: UserLookup.Entry) -> Bool {
        guard userID == entry.userID, status?.isResigned != false else { return false }
        return entry.email.map { email?.lowercased() == $0.lowercased() } ?? true
            && entry.mobile.map { withInternationalMobile.mobile == $0 || mobile == $0 } ?? true
    }
}
