import ContactAPI

/// The attributes that have a column.
struct KnownAttributes: Sendable {
    private let ids: [String]
    private let all: Set<String>

    init(_ definitions: [CustomAttributeDefinition]) {
        ids = definitions.map(\.id)
        all = Set(ids)
    }

    /// Adds the ids of a person's attributes that no column holds.
    func addStrangers(of user: User, to strangers: inout Set<String>) {
        guard let attributes = user.customAttributes else { return }
        // Most people's attributes stand in the order of the definitions, some of them left out.
        var expected = 0
        for place in attributes.indices {
            guard let id = attributes[place].id else { continue }
            while expected < ids.count, ids[expected] != id { expected += 1 }
            if expected == ids.count {
                expected = 0
                if !all.contains(id) { strangers.insert(id) }
            }
        }
    }
}
