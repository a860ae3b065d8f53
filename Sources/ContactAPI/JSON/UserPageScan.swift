/// The people of one page of a list, found in the body of the answer without making a value of any of them.
///
/// It takes a page only where everything about it is certain: JSON throughout, UTF-8, a success, a list of objects of which
/// each has an `open_id`, and no key twice of those that are read here. Otherwise there is no scan, and the caller decodes
/// the page as any other answer. Of each person it says whether the other members are certain to have the types that they
/// should have; of one that is not certain, `User(json:)` of the person's bytes says what it is.
///
/// All ranges are of bytes of the body that was scanned.
package struct UserPageScan: Sendable, Equatable {
    package var people: [Person] = []
    /// The ids of the departments of all people, without their quotes; each person has a range of places in it.
    package var departments: [Range<Int>] = []
    package var hasMore: Bool?
    package var pageToken: String?

    package struct Person: Sendable, Equatable {
        /// The object, from `{` to `}`.
        package var object: Range<Int>
        /// Without the quotes; there is no escape in it.
        package var openID: Range<Int>
        /// `nil` where there is none.
        package var userID: Range<Int>?
        /// Places in the page's `departments`; `nil` where the person has no list of them.
        package var departments: Range<Int>?
        /// Whether `User(json:)` is certain to read the person: it reads by the same table.
        package var isReadable: Bool
    }

    /// `nil` where the body is not certain to be a page of people.
    package init?(_ body: UnsafeRawBufferPointer) {
        do {
            self = try JSONReader.value(of: body) { json in
                try Self.success(of: &json)
            }
        } catch {
            return nil
        }
    }

    private init() {}

    private static func success(of json: inout JSONReader) throws -> UserPageScan {
        var code: Int?
        var page: UserPageScan?
        let body = json.place
        try json.eachMember { key, reader in
            switch key {
            case "code":
                guard code == nil, let read = try reader.integer() else { throw JSONReader.Uncertain() }
                code = read
            case "data":
                guard page == nil else { throw JSONReader.Uncertain() }
                page = try data(of: &reader, from: body)
            case "error": throw JSONReader.Uncertain()
            default: try reader.skip()
            }
        }
        guard code == 0, let page else { throw JSONReader.Uncertain() }
        return page
    }

    private static func data(of json: inout JSONReader, from body: UnsafePointer<UInt8>) throws -> UserPageScan {
        var page = UserPageScan()
        var (hasItems, hasEnd, hasToken) = (false, false, false)
        try json.eachMember { key, reader in
            switch key {
            case "items":
                guard !hasItems else { throw JSONReader.Uncertain() }
                hasItems = true
                page.people.reserveCapacity(50)
                page.departments.reserveCapacity(100)
                var passed = User()
                try reader.eachItem { try page.addPerson(of: &$0, from: body, passing: &passed) }
            case "has_more":
                guard !hasEnd else { throw JSONReader.Uncertain() }
                hasEnd = true
                page.hasMore = try reader.flag()
            case "page_token":
                guard !hasToken else { throw JSONReader.Uncertain() }
                hasToken = true
                page.pageToken = try reader.text()
            default: try reader.skip()
            }
        }
        guard hasItems else { throw JSONReader.Uncertain() }
        return page
    }

    private static let openID = User.members.place(of: .openID)
    private static let userID = User.members.place(of: .userID)
    private static let departmentIDs = User.members.place(of: .departmentIDs)

    /// Adds the person that begins here; its members are read into `passed` without their texts, and nobody looks at it.
    private mutating func addPerson(
        of json: inout JSONReader,
        from body: UnsafePointer<UInt8>,
        passing passed: inout User
    ) throws {
        _ = try json.peek()
        let start = json.place - body
        var (openID, userID): (Range<Int>?, Range<Int>?)
        var hasUserID = false
        var listed: Range<Int>?
        var isListed = false
        var (met, isReadable) = (MetMembers(), true)
        try json.eachMember(of: User.members) { place, reader in
            switch place {
            case Self.openID:
                guard openID == nil else { throw JSONReader.Uncertain() }
                openID = try reader.plainText(from: body)
            case Self.userID:
                guard !hasUserID else { throw JSONReader.Uncertain() }
                hasUserID = true
                userID = try reader.takeNull() ? nil : try reader.plainText(from: body)
            case Self.departmentIDs:
                guard !isListed else { throw JSONReader.Uncertain() }
                isListed = true
                guard try !reader.takeNull() else { return }
                let first = departments.count
                try reader.eachItem { departments.append(try $0.plainText(from: body)) }
                listed = first..<departments.count
            default: if try !reader.passMember(place, into: &passed, &met) { isReadable = false }
            }
        }
        guard let openID, !openID.isEmpty else { throw JSONReader.Uncertain() }
        people.append(
            Person(
                object: start..<json.place - body,
                openID: openID,
                userID: userID,
                departments: listed,
                isReadable: isReadable
            )
        )
    }
}

extension JSONReader {
    /// Passes over what stands at a key; returns whether it is certain to be what a person has there.
    ///
    /// - Throws: `Uncertain` where it is not even certain to be JSON.
    fileprivate mutating func passMember(
        _ member: Int?,
        into user: inout User,
        _ met: inout MetMembers
    ) throws -> Bool {
        let start = place
        isPassing = true
        defer { isPassing = false }
        do {
            try self.member(member, into: &user, by: User.members, &met)
            return true
        } catch {
            place = start
            try skip()
            return false
        }
    }

    /// Where the bytes of a text without an escape stand.
    fileprivate mutating func plainText(from body: UnsafePointer<UInt8>) throws -> Range<Int> {
        try expect(UInt8(ascii: "\""))
        let start = place
        try passPlain()
        guard place.pointee == UInt8(ascii: "\"") else { throw Uncertain() }
        defer { place += 1 }
        return start - body..<place - body
    }
}
