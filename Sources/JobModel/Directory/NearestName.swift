/// The candidate nearest to a word by edit distance, if one is near enough to be meant; case does not count.
///
/// Near enough is one edit for three or four characters, two up to eight, three beyond; two characters that change places are one
/// edit. Names that differ in a digit are different names, as P4 and P9 are.
package func nearest(_ word: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(word.lowercased())
    let limit = wanted.count <= 2 ? 0 : wanted.count <= 4 ? 1 : wanted.count <= 8 ? 2 : 3
    let digits = wanted.filter(\.isNumber)
    var best: (name: String, distance: Int)?
    for candidate in candidates {
        let other = Array(candidate.lowercased())
        guard abs(other.count - wanted.count) <= limit, other.filter(\.isNumber) == digits else { continue }
        let distance = editDistance(wanted, other)
        if distance <= limit, distance < best?.distance ?? Int.max { best = (candidate, distance) }
    }
    return best?.name
}

/// How many characters are put in, left out, replaced or swapped with their neighbours.
///
/// Source: Damerau, "A technique for computer detection and correction of spelling errors", 1964, by three rows of the table
/// at a time.
private func editDistance(_ one: [Character], _ other: [Character]) -> Int {
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
    }
    return row[other.count]
}
