import ContactAPI
import DirectoryClient
import JobModel

/// Finds who holds emails and mobiles, those who have left included, and tells the two apart.
///
/// Which of a number's two holders a call for both gives, one who is there and one who has left, is not documented; so
/// people not said to be there are asked for once more, without the leavers.
struct HolderReader: Sendable {
    let client: DirectoryClient

    /// The people that the directory names, and where it contradicts itself.
    struct Holders: Sendable {
        /// Those who have left too, with the key by which they were found.
        var people: [User] = []
        /// Named by a look-up, and without a record that says so: there, perhaps, and not to be called absent.
        var doubts: [HolderDoubt] = []
    }

    private var reader: PersonReader { PersonReader(client: client) }

    func holders(emails: [String], mobiles: [String]) async throws -> Holders {
        let all = try await reader.holders(emails: emails, mobiles: mobiles, includesResigned: true)
        let doubtful = all.filter { $0.status.map(\.isResigned) ?? true }
        let active = try await reader.holders(
            emails: doubtful.compactMap(\.email),
            mobiles: doubtful.compactMap(\.mobile)
        )
        let here = Set(active.map(\.key))
        var holders = try await people(all.filter { $0.status?.isResigned == false } + active)
        holders.people += try await leavers(doubtful.filter { !here.contains($0.key) })
        return holders
    }

    /// Those who are there; of the entries given each names one.
    func people(_ entries: [UserLookup.Entry]) async throws -> Holders {
        let byID = Dictionary(grouping: entries) { $0.userID?.lowercased() ?? "" }
        let ids = byID.values.compactMap { $0.first?.userID }
        var holders = Holders()
        var shown: Set<String> = []
        for record in try await reader.people(ids: ids) {
            let id = record.userID?.lowercased() ?? ""
            shown.insert(id)
            var person = record
            for entry in byID[id] ?? [] {
                // The key that found them, even where the app may not see it in a record.
                person.mobile = person.mobile ?? entry.mobile
                person.email = person.email ?? entry.email
                if let doubt = entry.doubt(of: record) { holders.doubts.append(doubt) }
            }
            holders.people.append(person)
        }
        for entry in entries where !shown.contains(entry.userID?.lowercased() ?? "") {
            holders.doubts += entry.keys.map { HolderDoubt(key: $0, holder: entry.userID ?? "", recorded: nil) }
        }
        return holders
    }

    /// Their records; only the key and the id of one whose user_id another person has by now (S30).
    private func leavers(_ entries: [UserLookup.Entry]) async throws -> [User] {
        let ids = Set(entries.compactMap(\.userID))
        let records = try await reader.people(ids: Array(ids))
        let byID = Dictionary(records.map { ($0.userID?.lowercased() ?? "", $0) }) { first, _ in first }
        return Dictionary(grouping: entries) { $0.userID?.lowercased() ?? "" }.sorted { $0.key < $1.key }
            .flatMap { Self.leavers($1, recorded: byID[$0]) }.map { leaver in
                var person = leaver
                var status = person.status ?? UserStatus()
                status.isResigned = true
                person.status = status
                return person
            }
    }

    /// The people that entries with the same user_id have found: the person of the record, with the keys by which the record was
    /// found even where the app may not see them in it, and apart those that the record contradicts.
    ///
    /// A record that hides a key and contradicts another entry may be of any of them: then it holds only what it shows.
    private static func leavers(_ entries: [UserLookup.Entry], recorded record: User?) -> [User] {
        guard let record else { return entries.map(User.init) }
        let isShared = entries.contains { record.contradicts($0) }
        var person = record
        var isFound = false
        var others: [User] = []
        for entry in entries {
            guard !record.contradicts(entry), record.shows(entry) || !isShared && record.status?.isResigned == true
            else {
                others.append(User(entry))
                continue
            }
            isFound = true
            person.email = person.email ?? entry.email
            person.mobile = person.mobile ?? entry.mobile
        }
        return (isFound ? [person] : []) + others
    }
}

extension UserLookup.Entry {
    /// What was asked for.
    fileprivate var key: String { mobile ?? email ?? "" }

    /// The same, as people are known by it.
    var keys: [PersonReference] {
        var person = User()
        (person.email, person.mobile) = (email, mobile)
        return PeopleIndex.keys(of: person.withInternationalMobile)
    }

    /// Where the record of the person whom the entry names says something else; what it does not show cannot.
    func doubt(of record: User) -> HolderDoubt? {
        for key in keys {
            switch (key, record.mobile, record.email) {
            case (.mobile(let asked), let recorded?, _) where recorded.mobileDigits != asked.mobileDigits,
                (.email(let asked), _, let recorded?) where recorded.lowercased() != asked:
                return HolderDoubt(key: key, holder: userID ?? "", recorded: recorded)
            default: continue
            }
        }
        return nil
    }
}

extension User {
    /// What a look-up alone says of a person.
    fileprivate init(_ entry: UserLookup.Entry) {
        self.init()
        userID = entry.userID
        email = entry.email
        mobile = entry.mobile
    }

    /// Whether this cannot be the leaver that the entry found, but another person with the same user_id.
    fileprivate func contradicts(_ entry: UserLookup.Entry) -> Bool {
        status?.isResigned == false || entry.doubt(of: self) != nil
    }

    /// Whether the record has the keys of the entry.
    fileprivate func shows(_ entry: UserLookup.Entry) -> Bool {
        (entry.email == nil || email != nil) && (entry.mobile == nil || mobile != nil)
    }
}
