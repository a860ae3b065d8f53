import ContactAPI
import Foundation

/// A page of a department's direct members: the bytes of the answer, and where in them each person stands.
package struct MemberPage: Sendable {
    package var body: [UInt8]
    package var people: [Person] = []
    /// Whether the list begins with it, or begins again.
    package var isFirst = true
    /// Of the page that follows; `nil` where the list ends with this one.
    package var nextToken: String?

    package struct Person: Sendable, Equatable {
        /// The bytes of the person's object in the body.
        package var object: Range<Int>
        /// What tells the person apart in all lists: the open id, else another; empty where there is none.
        package var id: [UInt8]
        /// Whether the person's departments are shown, and the one asked for is not among them.
        package var isElsewhere: Bool
    }
}

/// The envelope of such a page, before anybody has looked whether the list goes on.
struct MemberPageEnvelope: ResponseEnvelope {
    let code: Int
    let msg: String?
    let detail: RefusalDetail?
    let payload: MemberListPage?

    /// Found in the bytes, where it is certain that they are a page, and each of its people can be read.
    ///
    /// That a person cannot be read must be seen now, while the page can be asked for again: an export keeps its bytes.
    init?(certain bytes: UnsafeRawBufferPointer) {
        guard let scan = UserPageScan(bytes), Self.canRead(scan.people.filter { !$0.isReadable }, in: bytes) else {
            return nil
        }
        (code, msg, detail) = (0, nil, nil)
        payload = MemberListPage(bytes, scan)
    }

    private static func canRead(_ people: [UserPageScan.Person], in bytes: UnsafeRawBufferPointer) -> Bool {
        do {
            for person in people { _ = try User(json: UnsafeRawBufferPointer(rebasing: bytes[person.object])) }
            return true
        } catch {
            return false
        }
    }

    /// Read as any other answer, and written again as it was understood.
    init(from decoder: any Decoder) throws {
        let envelope = try DataResponseEnvelope<ItemPage<User>>(from: decoder)
        (code, msg, detail) = (envelope.code, envelope.msg, envelope.detail)
        payload = try envelope.payload.map(MemberListPage.init)
    }
}

/// A page as the directory sent it.
struct MemberListPage: Sendable {
    var body: [UInt8] = []
    var people: [Person] = []
    var hasMore: Bool?
    var token: String?
    /// Whether it says anything: that its list is empty, too, is to be shown.
    var saysAnything = true

    struct Person: Sendable {
        var object: Range<Int>
        var id: [UInt8]
        /// `nil` where the departments are not shown.
        var departments: [[UInt8]]?
    }

    init(_ bytes: UnsafeRawBufferPointer, _ scan: UserPageScan) {
        body = Array(bytes)
        hasMore = scan.hasMore
        token = scan.pageToken
        people = scan.people.map { person in
            Person(
                object: person.object,
                id: Array(bytes[person.openID]),
                departments: person.departments.map { $0.map { Array(bytes[scan.departments[$0]]) } }
            )
        }
    }

    init(_ page: ItemPage<User>) throws {
        let encoder = JSONEncoder()
        for user in page.items ?? [] {
            let start = body.count
            body.append(contentsOf: try encoder.encode(user))
            let id = user.openID ?? user.unionID ?? user.userID ?? ""
            people.append(
                Person(
                    object: start..<body.count,
                    id: Array(id.utf8),
                    departments: user.departmentIDs?.map { Array($0.utf8) }
                )
            )
        }
        hasMore = page.hasMore
        token = page.pageToken
        saysAnything = page.items != nil || page.hasMore != nil
    }
}
