/// Lines of a sheet, one bit each.
package struct LineSet: Sendable {
    private var words: [UInt64] = []
    package private(set) var isEmpty = true

    package init() {}

    package mutating func insert(_ line: Int) {
        guard line >= 0 else { return }
        if line >> 6 >= words.count { words += repeatElement(0, count: line >> 6 + 1 - words.count) }
        words[line >> 6] |= 1 << UInt64(line & 63)
        isEmpty = false
    }

    package mutating func formUnion(_ other: LineSet) {
        if other.words.count > words.count { words += repeatElement(0, count: other.words.count - words.count) }
        for place in other.words.indices { words[place] |= other.words[place] }
        isEmpty = isEmpty && other.isEmpty
    }

    package func contains(_ line: Int) -> Bool {
        line >= 0 && line >> 6 < words.count && words[line >> 6] >> UInt64(line & 63) & 1 == 1
    }
}

extension LineSet: Equatable, ExpressibleByArrayLiteral {
    package init(arrayLiteral lines: Int...) {
        self.init()
        for line in lines { insert(line) }
    }

    package static func == (one: Self, other: Self) -> Bool {
        let (short, long) = one.words.count < other.words.count ? (one.words, other.words) : (other.words, one.words)
        return long.starts(with: short) && long[short.count...].allSatisfy { $0 == 0 }
    }
}
