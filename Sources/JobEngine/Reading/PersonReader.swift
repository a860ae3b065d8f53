import ContactAPI
import DirectoryClient
import JobModel

/// Asks who holds emails and mobiles, fifty a call, and reads people's records, fifty a call.
struct PersonReader: Sendable {
    let client: DirectoryClient

    /// The limit of `batch_get_id` and of `users/batch`.
    ///
    /// Source: contact API, 2.10 and 2.13.
    static let perCall = 50

    /// How many calls name so many people.
    static func calls(for count: Int) -> Int { (count + perCall - 1) / perCall }

    /// What the directory says of many people by their ids.
    struct Records: Sendable {
        /// Nobody whom no id asked for.
        var people: [User] = []
        /// The ids that it calls unknown; others that it leaves out may lie outside what the app may see (2.10).
        var unknown: Set<String> = []
    }

    /// The entries that name a holder; a key without one was answered to have none whom the app may see (S14–S18).
    ///
    /// An answer that proves nothing is asked for again, `tries` times in all.
    func holders(
        emails: [String],
        mobiles: [String],
        includesResigned: Bool = false,
        tries: Int = 3
    ) async throws -> [UserLookup.Entry] {
        let (emails, mobiles) = (emails.chunks(of: Self.perCall), mobiles.chunks(of: Self.perCall))
        var entries: [UserLookup.Entry] = []
        for place in 0..<max(emails.count, mobiles.count) {
            let lookup = UserLookup(
                emails: place < emails.count ? Array(emails[place]) : nil,
                mobiles: place < mobiles.count ? Array(mobiles[place]) : nil,
                includeResigned: includesResigned
            )
            entries += try await ask(lookup, tries: tries).filter { $0.userID?.isEmpty == false }
        }
        return entries
    }

    private func ask(_ lookup: UserLookup, tries: Int) async throws -> [UserLookup.Entry] {
        for _ in 1..<max(1, tries) {
            do {
                return try await client.lookUp(lookup).value
            } catch let failure as DirectoryFailure where failure.error.provesNothing {
                continue
            }
        }
        return try await client.lookUp(lookup).value
    }

    /// The people with these ids; others are left out.
    func people(ids: [String], idType: UserIDType = .userID) async throws -> [User] {
        try await records(ids: ids, idType: idType).people
    }

    /// What is known of these ids.
    func records(ids: [String], idType: UserIDType = .userID) async throws -> Records {
        var records = Records()
        for chunk in ids.chunks(of: Self.perCall) { try await read(Array(chunk), idType, into: &records) }
        return records
    }

    /// An id error of the whole call says only that some are unknown, so the call is split until the known ones answer.
    private func read(_ ids: [String], _ idType: UserIDType, into records: inout Records) async throws {
        do {
            let asked = Set(ids.map { $0.lowercased() })
            records.people += try await client.batchUsers(ids: ids, idType: idType).value.filter { person in
                let id = idType == .userID ? person.userID : person.openID
                return id.map { asked.contains($0.lowercased()) } ?? false
            }
        } catch let failure as DirectoryFailure {
            guard failure.error.has(.unknownID) else { throw failure }
            guard ids.count > 1 else {
                records.unknown.formUnion(ids)
                return
            }
            let half = ids.count / 2
            try await read(Array(ids[..<half]), idType, into: &records)
            try await read(Array(ids[half...]), idType, into: &records)
        }
    }
}
