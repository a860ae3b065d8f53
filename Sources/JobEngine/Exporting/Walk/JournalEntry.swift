import Foundation
import LocalFiles

/// One entry of the journal of a walk: what one answer of the directory said.
struct JournalEntry: Sendable {
    var kind: Kind
    /// Of which list of members, and which reading of it.
    var list = 0
    var listing = 0
    /// Where in the body each person stands.
    var people: [Person] = []
    /// Where the list goes on; `nil` where it ends.
    var token: String?
    var body: [UInt8] = []

    enum Kind: UInt32, Sendable {
        /// What the directory says of itself: departments, attributes, what the app reaches.
        case look = 1
        /// A page of the members of a department.
        case page
        /// That a department's members are not given, and why.
        case refusal
        /// People that were asked for by their ids.
        case people
        /// Ids that were asked for and not shown.
        case unseen
        /// People who were met and have left.
        case gone
        /// The rows of a list of leavers.
        case leaverList
        /// What one look-up of them has found.
        case leavers
    }

    /// A person of a page; in memory as on the disk.
    struct Person: Sendable, Equatable {
        var key: PersonKey
        /// In the body.
        var start: UInt32
        var count: UInt32
        /// 1 where the person's departments are shown, and the list's is not among them.
        var isElsewhere: UInt32
        private var unused: UInt32 = 0

        init(key: PersonKey, object: Range<Int>, isElsewhere: Bool) {
            self.key = key
            start = UInt32(object.lowerBound)
            count = UInt32(object.count)
            self.isElsewhere = isElsewhere ? 1 : 0
        }
    }
}

/// What stands before each entry, in the order of the machine: nobody else reads the journal.
struct JournalHeader: Sendable, Equatable {
    var mark: UInt32 = Self.mark
    var kind: UInt32
    var list: UInt32
    var listing: UInt32
    var people: UInt32
    /// 0xFFFFFFFF where there is none.
    var token: UInt32
    var body: UInt32
    /// CRC-32 of the header, with 0 here, and of all that follows.
    var checksum: UInt32

    static let mark: UInt32 = 0x4A52_5352
    static let noToken = UInt32.max
    static let size = MemoryLayout<JournalHeader>.size

    var tokenCount: Int { token == Self.noToken ? 0 : Int(token) }
    var peopleBytes: Int { Int(people) * MemoryLayout<JournalEntry.Person>.stride }
    /// All that follows the header.
    var rest: Int { peopleBytes + tokenCount + Int(body) }

    /// Of an entry with this header: one that lost its end to zeros must not pass for an empty one.
    func sum(with rest: [UInt8]...) -> UInt32 {
        var blank = self
        blank.checksum = 0
        var sum = CRC32()
        withUnsafeBytes(of: blank) { sum.add($0) }
        for part in rest { sum.add(part) }
        return sum.value
    }
}

/// Where an entry stands in the journal.
struct JournalPlace: Sendable, Equatable {
    /// Of the header.
    var start: Int
    /// Of the body.
    var body: Int
    var bodyCount: Int
    var people: Int

    init(start: Int, _ header: JournalHeader) {
        self.start = start
        body = start + JournalHeader.size + header.peopleBytes + header.tokenCount
        bodyCount = Int(header.body)
        people = Int(header.people)
    }

    var end: Int { body + bodyCount }
}
