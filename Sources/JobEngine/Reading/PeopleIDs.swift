import ContactAPI

/// By which ids a request names people: by the user_ids of its payload, or by the open_ids that these stood for.
///
/// A user_id comes back to somebody new once its holder has left; an open_id never does (S30, S33).
struct PeopleIDs: Sendable {
    let kind: UserIDType
    private let openIDs: [String: String]

    /// By user_id.
    init() {
        kind = .userID
        openIDs = [:]
    }

    /// By open_id.
    init(openIDs: [String: String]) {
        kind = .openID
        self.openIDs = openIDs
    }

    /// For a request that names these: by open_id, wherever all of them are known so.
    init(toCreate people: [String], openIDs: [String: String]?) {
        let known = openIDs ?? [:]
        self = people.contains { known[$0] == nil } ? Self() : Self(openIDs: known)
    }

    /// For a create of a person: with somebody as an attribute's value by user_id, because the documents contradict each
    /// other on whether that value follows the request's kind of id (C3).
    init(toCreate person: User, openIDs: [String: String]?) {
        self = person.hasPersonAttribute ? Self() : Self(toCreate: person.namedPeople, openIDs: openIDs)
    }

    /// The id by which the request names the holder of a user_id.
    subscript(userID: String) -> String? { kind == .openID ? openIDs[userID] : userID }
}
