package import ContactAPI

/// Makes people into blocks for the files of an export; several threads may do so at once.
package struct PeopleRenderer: Sendable {
    private let sheet: PeopleSheet

    init(sheet: PeopleSheet) { self.sheet = sheet }

    package func render(_ users: [User]) throws -> PeopleBlock { PeopleBlock(records: users.map(sheet.record)) }
}
