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

    package init() {}
}

/// The people of the directory that a file speaks of, found by any of their keys.
package struct PeopleIndex: Sendable {
    package private(set) var people: [User] = []
    private var places: [PersonReference: [Int]] = [:]

    package init() {}

    /// Adds a person under all their keys; the same person twice stays one.
    ///
    /// Resigned people are kept too: a rule must tell a leaver from a stranger.
    package mutating func insert(_ person: User, mobile: String? = nil, email: String? = nil) {
        if let openID = person.openID, places[.openID(openID)] != nil { return }
        let place = people.count
        people.append(person)
        for key in Self.keys(of: person) { places[key.folded, default: []].append(place) }
    }

    /// The active person with that key, else a resigned one.
    package func person(_ reference: PersonReference) -> User? {
        let found = places[reference.folded, default: []].map { people[$0] }
        return found.first { $0.status?.isResigned != true } ?? found.first
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
