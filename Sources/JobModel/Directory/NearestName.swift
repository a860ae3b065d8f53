/// The candidate nearest to a word by edit distance, if one is near enough to be meant; case does not count.
///
/// Near enough is one edit for three or four characters, two up to eight, three beyond; two characters that change places are one
/// edit. Names that differ in a digit are different names, as P4 and P9 are.
package func nearest(_ word: String, among candidates: some Sequence<String>) -> String? {
    NearestNames(candidates).nearest(to: word)
}

/// Names among which the nearest one is looked for many times.
package struct NearestNames: Sendable {
    private struct Name {
        let text: String
        let characters: [Character]
        let digits: [Character]
    }

    private let names: [Name]

    package init(_ names: some Sequence<String>) {
        self.names = names.map { text in
            let characters = Array(text.lowercased())
            return Name(text: text, characters: characters, digits: characters.filter(\.isNumber))
        }
    }

    /// As `nearest(_:among:)`.
    package func nearest(to word: String) -> String? {
        let wanted = Array(word.lowercased())
        var limit = wanted.count <= 2 ? 0 : wanted.count <= 4 ? 1 : wanted.count <= 8 ? 2 : 3
        let digits = wanted.filter(\.isNumber)
        var best: String?
        for name in names where abs(name.characters.count - wanted.count) <= limit && name.digits == digits {
            let distance = editDistance(wanted, name.characters, atMost: limit)
            guard distance <= limit else { continue }
            best = name.text
            guard distance > 0 else { break }
            // Of those that are as near the first one is taken.
            limit = distance - 1
        }
        return best
    }
}

/// How many characters are put in, left out, replaced or swapped with their neighbours; where there are more than a limit, some
/// number above it.
///
/// Source: Damerau, "A technique for computer detection and correction of spelling errors", 1964, by three rows of the table
/// at a time.
private func editDistance(_ one: [Character], _ other: [Character], atMost limit: Int) -> Int {
    var before: [Int] = []
    var row = Array(0...other.count)
    for (place, character) in one.enumerated() {
        var next = [place + 1]
        for column in other.indices {
            var least = min(
                row[column] + (character == other[column] ? 0 : 1),
                row[column + 1] + 1,
                next[column] + 1
            )
            if place > 0, column > 0, character == other[column - 1], one[place - 1] == other[column] {
                least = min(least, before[column - 1] + 1)
            }
            next.append(least)
        }
        before = row
        row = next
        // What comes after is made of these two rows, and is no less.
        if row.allSatisfy({ $0 > limit }), before.allSatisfy({ $0 > limit }) { return limit + 1 }
    }
    return row[other.count]
}
