import ContactAPI
import DirectoryClient
import JobModel

/// Finds people by email and mobile, fifty a call, and reads their records, fifty a call.
struct PersonReader: Sendable {
    let client: DirectoryClient

    /// The limit of `batch_get_id` and of `users/batch`.
    ///
    /// Source: contact API, 2.10 and 2.13.
    static let perCall = 50

    /// The people with any of the addresses or numbers; those outside the app's scope cannot be seen (S28).
    func people(emails: [String], mobiles: [String], includesResigned: Bool = false) async throws -> [User] {
        var ids: Set<String> = []
        var place = 0
        while place < max(emails.count, mobiles.count) {
            let lookup = UserLookup(
                emails: slice(emails, from: place),
                mobiles: slice(mobiles, from: place),
                includeResigned: includesResigned
            )
            for entry in try await client.lookUp(lookup).value {
                if let id = entry.userID { ids.insert(id) }
            }
            place += Self.perCall
        }
        return try await people(ids: Array(ids))
    }

    /// The people with these user_ids; unknown ids are left out.
    func people(ids: [String]) async throws -> [User] {
        var people: [User] = []
        var place = 0
        while place < ids.count {
            people += try await known(Array(ids[place..<min(place + Self.perCall, ids.count)]))
            place += Self.perCall
        }
        return people
    }

    /// An id error of the whole call says only that some are unknown, so the call is split until the known ones answer.
    private func known(_ ids: [String]) async throws -> [User] {
        do {
            return try await client.batchUsers(ids: ids, idType: .userID).value
        } catch let failure as DirectoryFailure {
            guard failure.error.saysUnknownID else { throw failure }
            guard ids.count > 1 else { return [] }
            let half = ids.count / 2
            return try await known(Array(ids[..<half])) + known(Array(ids[half...]))
        }
    }

    private func slice(_ all: [String], from place: Int) -> [String]? {
        guard place < all.count else { return nil }
        return Array(all[place..<min(place + Self.perCall, all.count)])
    }
}

extension DirectoryError {
    /// Whether the gateway or the directory refused an id in the request as unknown.
    var saysUnknownID: Bool {
        switch code {
        case 99_992_351, 99_992_352, 99_992_353, 99_992_359, 99_992_360, 99_992_363, 99_992_364, 41012: true
        default: false
        }
    }

    /// The directory's code, where it gave one.
    var code: Int? {
        guard case .refused(_, let code, _, _, _) = self else { return nil }
        return code
    }
}
