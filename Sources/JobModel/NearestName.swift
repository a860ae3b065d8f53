/// The candidate nearest to a word by edit distance, if one is near enough to be meant; case does not count.
///
/// Near enough is one edit for up to four characters, two up to eight, three beyond.
package func nearest(_ word: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(word.lowercased())
    let limit = wanted.count <= 4 ? 1 : wanted.count <= 8 ? 2 : 3
    var best: (name: String, distance: Int)?
    for candidate in candidates {
        let other = Array(candidate.lowercased())
        guard abs(other.count - wanted.count) <= limit else { continue }
        let distance = editDistance(wanted, other)
        if distance <= limit, distance < best?.distance ?? Int.max { best = (candidate, distance) }
    }
    return best?.name
}

/// Levenshtein's distance by one row of the table at a time.
private func editDistance(_ one: [Character], _ other: [Character]) -> Int {
    var row = Array(0...other.count)
    for (place, character) in one.enumerated() {
        var diagonal = row[0]
        row[0] = place + 1
        for column in other.indices {
            let change = diagonal + (character == other[column] ? 0 : 1)
            diagonal = row[column + 1]
            row[column + 1] = min(change, diagonal + 1, row[column] + 1)
        }
    }
    return row[other.count]
}
