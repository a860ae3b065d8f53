/// Which rows of a returned file lay claim to which rows of the sheet, and how well: by number, key, and cells that stand once.
///
/// A claim is believed only where it is three times as good as each other one on the same row, and of the same row of the
/// file; one by the number, where it is twice as good. A new person who was given the old number of somebody, and a row that
/// was copied, have something of a person too; so has, in a small sheet, one of the same department.
struct RowClaims {
    let known: RowLikeness
    /// By pairs, and the best of each row of the file and of the sheet.
    private var weights: [RowLikeness.Pair: Int] = [:]
    private var (bestHere, bestThere): ([Int: Int], [Int: Int]) = ([:], [:])
    /// Pairs by the rows of the file, and by those of the sheet.
    private var (byHere, byThere): ([Int: [RowLikeness.Pair]], [Int: [RowLikeness.Pair]]) = ([:], [:])

    /// - Parameters:
    ///   - known: The pairs that were looked at.
    ///   - bonus: What number and key add to the cells of a pair.
    init(_ known: RowLikeness, bonus: (RowLikeness.Pair) -> Int) {
        self.known = known
        for (pair, alike) in known.evidence {
            let weight = alike.single + bonus(pair)
            guard weight > 0 else { continue }
            weights[pair] = weight
            bestHere[pair.here] = max(bestHere[pair.here] ?? 0, weight)
            bestThere[pair.there] = max(bestThere[pair.there] ?? 0, weight)
            byHere[pair.here, default: []].append(pair)
            byThere[pair.there, default: []].append(pair)
        }
    }

    /// Rows of the sheet that a row of the file lays claim to and has at least half of the cells of.
    func rows(of here: Int) -> [Int] {
        (byHere[here] ?? []).filter { pair in
            let alike = known.of(here, pair.there)
            return alike.equal * 2 >= alike.filled
        }
        .map(\.there)
    }

    /// Whether no other row of the file may be the row of the sheet, and the row of the file may be no other one.
    ///
    /// - Parameters:
    ///   - here: The row of the file.
    ///   - there: The row of the sheet.
    ///   - isSure: Whether its number says so; then it is enough to be twice as good as each other one, and else three times.
    /// - Returns: Whether it is clear that they are one.
    func isClear(_ here: Int, _ there: Int, isSure: Bool) -> Bool {
        let own = weights[.init(here: here, there: there)] ?? 0
        let isRival = { (pair: RowLikeness.Pair, best: Int?) in
            let weight = weights[pair] ?? 0
            // One that is as clearly another row lays no claim to this one.
            return weight * (isSure ? 2 : 3) > own && (best ?? 0) < weight * 2
        }
        for pair in byThere[there] ?? [] where pair.here != here && isRival(pair, bestHere[pair.here]) { return false }
        for pair in byHere[here] ?? [] where pair.there != there && isRival(pair, bestThere[pair.there]) {
            return false
        }
        return true
    }
}
