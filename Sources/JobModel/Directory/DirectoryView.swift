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
    private var places: [PersonReference: [Int]] = [:]
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
        if let openID = person.openID, let place = places[.openID(openID)]?.first {
            return add(person, to: place)
        }
        let place = people.count
        people.append(person)
        for key in Self.keys(of: person) { places[key.folded, default: []].append(place) }
    }

    /// An app that may not see a mobile or email may still find by it.
    private mutating func add(_ person: User, to place: Int) {
        let known = Set(Self.keys(of: people[place]).map(\.folded))
        people[place].mobile = people[place].mobile ?? person.mobile
        people[place].email = people[place].email ?? person.email
        for key in Self.keys(of: people[place]) where !known.contains(key.folded) {
            places[key.folded, default: []].append(place)
        }
    }

    /// The active person with that key, else a resigned one.
    package func person(_ reference: PersonReference) -> User? {
        let found = places[reference.folded, default: []].map { people[$0] }
        return found.first { $0.status?.isResigned != true } ?? found.first
    }

    /// The person with that key who is there.
    package func active(_ reference: PersonReference) -> User? {
        person(reference).flatMap { $0.status?.isResigned == true ? nil : $0 }
    }

    /// The person with that key who has left, where nobody who is there has it.
    package func leaver(_ reference: PersonReference) -> User? {
        person(reference).flatMap { $0.status?.isResigned == true ? $0 : nil }
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
