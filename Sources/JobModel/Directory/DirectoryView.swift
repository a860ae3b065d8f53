package import ContactAPI

/// What a file needs to know of the directory, read in bulk before anything is decided.
package struct DirectoryView: Sendable {
    package var attributes: [CustomAttributeDefinition] = []
    package var employeeTypes: [EmployeeType] = []
    package var departments = DepartmentTree()
    /// `nil` where the file has no such column and the list was not read.
    package var jobTitles: Set<String>?
    package var cities: Set<String>?
    /// Whether the app may reach the whole company.
    package var isWholeCompany = true
    package var people = PeopleIndex()
    /// Of the sheet at hand.
    package var leaders = LeaderChains()

    package init() {}
}

/// The people of the directory that a file speaks of, found by any of their keys.
package struct PeopleIndex: Sendable {
    package private(set) var people: [User] = []
    /// The first person with each key.
    private var places: [PersonReference: Int32] = [:]
    /// Those after the first: hardly a key has two.
    private var furtherPlaces: [PersonReference: [Int32]] = [:]
    private var doubts: [PersonReference: HolderDoubt] = [:]

    package init() {}

    /// Notes that nobody can say who holds a key.
    package mutating func note(_ doubt: HolderDoubt) { doubts[doubt.key.folded] = doubt }

    /// Why it is not known who holds a key, where the directory contradicts itself.
    package func doubt(_ reference: PersonReference) -> HolderDoubt? { doubts[reference.folded] }

    /// Adds a person under all their keys; the same person twice stays one, with what either knows of them.
    ///
    /// Resigned people are kept too: a rule must tell a leaver from a stranger.
    package mutating func insert(_ person: User) {
        if let openID = person.openID, let place = places[.openID(openID)] { return add(person, to: Int(place)) }
        let place = people.count
        people.append(person)
        for key in Self.keys(of: person) { note(key.folded, at: Int32(place)) }
    }

    private mutating func note(_ key: PersonReference, at place: Int32) {
        if places[key] == nil { places[key] = place } else { furtherPlaces[key, default: []].append(place) }
    }

    /// An app that may not see a mobile or email may still find by it.
    private mutating func add(_ person: User, to place: Int) {
        let known = Set(Self.keys(of: people[place]).map(\.folded))
        people[place].mobile = people[place].mobile ?? person.mobile
        people[place].email = people[place].email ?? person.email
        for key in Self.keys(of: people[place]) where !known.contains(key.folded) {
            note(key.folded, at: Int32(place))
        }
    }

    /// The active person with that key, else a resigned one.
    package func person(_ reference: PersonReference) -> User? { place(of: reference).map { people[$0] } }

    /// Whether there is a person with that key, or was.
    package func has(_ reference: PersonReference) -> Bool { places[reference.folded] != nil }

    /// The person with that key who is there.
    package func active(_ reference: PersonReference) -> User? { activePlace(of: reference).map { people[$0] } }

    /// The place among `people` of the person with that key who is there: a question that copies no person.
    package func activePlace(of reference: PersonReference) -> Int? {
        place(of: reference).flatMap { isResigned($0) ? nil : $0 }
    }

    /// The person with that key who has left, where nobody who is there has it.
    package func leaver(_ reference: PersonReference) -> User? {
        place(of: reference).flatMap { isResigned($0) ? people[$0] : nil }
    }

    private func isResigned(_ place: Int) -> Bool { people[place].status?.isResigned == true }

    /// The place of the active person with that key, else of a resigned one.
    private func place(of reference: PersonReference) -> Int? {
        let key = reference.folded
        guard let first = places[key].map(Int.init) else { return nil }
        guard isResigned(first), !furtherPlaces.isEmpty, let others = furtherPlaces[key] else { return first }
        return others.lazy.map(Int.init).first { !isResigned($0) } ?? first
    }

    package static func keys(of person: User) -> [PersonReference] {
        var keys: [PersonReference] = []
        if let value = person.userID { keys.append(.userID(value)) }
        if let value = person.openID { keys.append(.openID(value)) }
        if let value = person.employeeNo { keys.append(.employeeNo(value)) }
        if let value = person.mobile { keys.append(.mobile(value)) }
        if let value = person.email { keys.append(.email(value.lowercased())) }
        return keys
    }
}
