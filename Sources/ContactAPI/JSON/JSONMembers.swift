import Glibc

/// The keys of an object on the wire, each with how its value is read.
package struct JSONMembers<Value, Key: CodingKey>: Sendable {
    private let members: [Member]
    /// Where each key ends in `keys`.
    private let ends: [Int]
    /// All keys, one after the other.
    private let keys: [UInt8]

    package struct Member: Sendable {
        fileprivate let key: Key
        fileprivate let read: @Sendable (inout Value, inout JSONReader) throws -> Void

        /// What stands at a key; it is read once at most.
        package static func at(
            _ key: Key,
            _ read: @escaping @Sendable (inout Value, inout JSONReader) throws -> Void
        ) -> Member { Member(key: key, read: read) }
    }

    /// At most 64.
    package init(_ members: [Member]) {
        self.members = members
        var (keys, ends) = ([UInt8](), [Int]())
        for member in members {
            keys += Array(member.key.stringValue.utf8)
            ends.append(keys.count)
        }
        self.keys = keys
        self.ends = ends
    }

    /// The place of a key, which is most often the one after the key before it, or a little further on.
    func place(of key: JSONKey, from expected: Int) -> Int? {
        keys.withUnsafeBytes { keys in
            guard let first = keys.baseAddress else { return nil }
            func isKey(at place: Int) -> Bool {
                let start = place == 0 ? 0 : ends[place - 1]
                return ends[place] - start == key.count && memcmp(first + start, key.start, key.count) == 0
            }
            return (expected..<ends.count).first(where: isKey) ?? (0..<expected).first(where: isKey)
        }
    }

    /// Takes the key at a place of the table, with the quote behind it, where it is what the text goes on with.
    func take(_ place: Int, of reader: inout JSONReader) -> Bool {
        guard place < ends.count else { return false }
        let start = place == 0 ? 0 : ends[place - 1]
        let count = ends[place] - start
        guard reader.end - reader.place > count, reader.place[count] == UInt8(ascii: "\"") else { return false }
        let isNext = keys.withUnsafeBytes { keys in
            keys.baseAddress.map { memcmp($0 + start, reader.place, count) == 0 } ?? false
        }
        if isNext { reader.place += count + 1 }
        return isNext
    }

    /// The place of a key of the table itself.
    func place(of key: Key) -> Int? { members.firstIndex { $0.key.stringValue == key.stringValue } }

    func read(_ place: Int, _ value: inout Value, _ reader: inout JSONReader) throws {
        try members[place].read(&value, &reader)
    }
}
