extension RowMatching {
    /// Rows by a key, and how often it stands there at all.
    private struct Keys {
        /// Free rows of the sheet, and open ones of the file.
        var (there, here): ([Int: [Int]], [Int: [Int]]) = ([:], [:])
        /// All rows.
        var (allThere, allHere): ([Int: Int], [Int: Int]) = ([:], [:])

        init(_ matching: RowMatching) {
            let open = matching.open
            for place in open { if let key = matching.file[place].key { here[key, default: []].append(place) } }
            for (row, print) in matching.sheet.enumerated() {
                guard let key = print.key, here[key] != nil else { continue }
                allThere[key, default: 0] += 1
                if !matching.isTaken[row] { there[key, default: []].append(row) }
            }
            for print in matching.file {
                if let key = print.key, here[key] != nil { allHere[key, default: 0] += 1 }
            }
        }

        /// The one free row of the sheet with the key that one open row of the file has alone.
        func row(_ key: Int?) -> Int? {
            guard let key, here[key]?.count == 1, let rows = there[key], rows.count == 1 else { return nil }
            return rows[0]
        }

        /// The free row of the sheet that has the key alone, of however many rows of the file.
        func only(_ key: Int?) -> Int? {
            guard let key, let rows = there[key], rows.count == 1 else { return nil }
            return rows[0]
        }

        /// Whether the key tells neither the sheet's rows apart nor the file's.
        func isShared(_ key: Int?) -> Bool {
            guard let key else { return true }
            return (allThere[key] ?? 0) > 1 || (allHere[key] ?? 0) > 1
        }
    }

    /// Rows of the file that are still open beside the rows of the sheet that they may be, by number or key.
    private func pairs(_ keys: Keys) -> Set<RowLikeness.Pair> {
        var pairs: Set<RowLikeness.Pair> = []
        for place in open {
            if let row = numbered(place), !isTaken[row] { pairs.insert(.init(here: place, there: row)) }
            if let row = keys.only(file[place].key) { pairs.insert(.init(here: place, there: row)) }
        }
        return pairs
    }

    /// Finds rows by their keys, then by their numbers where their other cells agree.
    ///
    /// - Parameters:
    ///   - limit: How many rows are looked at.
    ///   - likeness: Looks at pairs of rows.
    /// - Returns: Whether there were no more than that; else those are found whose numbers and keys agree.
    /// - Throws: What reading throws.
    mutating func takeAlike(limit: Int, _ likeness: Looking) throws -> Bool {
        // Where each row says its number and has its key, nothing is left to look at.
        guard !open.isEmpty || byNumber.contains(where: { !file[$0].isNumbered }) else { return true }
        guard open.count + byNumber.count <= limit else { return false }
        openNumbered()
        isNumbering = isEachInPlace
        let all = Keys(self)
        let known = try likeness((Set(open), Set(sheet.indices.filter { !isTaken[$0] })), pairs(all))
        let claims = rowClaims(known, all)
        self.claims = claims
        for place in byNumber {
            guard let row = numbered(place), claims.isClear(place, row, isSure: isNumberSure(place, row)) else {
                continue
            }
            if isZeroless, !file[place].isNumbered, !known.of(place, row).isTellingBesideKey { continue }
            take(place, as: row)
        }
        countNumbers()
        let keys = Keys(self)
        takeKeyed(keys, claims)
        takeCorrectedKeys(claims)
        return true
    }

    /// Looks at pairs of rows that are open in the file and free in the sheet, and finds more of them.
    typealias Looking = ((here: Set<Int>, there: Set<Int>), Set<RowLikeness.Pair>) throws -> RowLikeness

    /// Whether a cell of the row says its number, no other one does, and all rows stand where their numbers say.
    private func isNumberSure(_ place: Int, _ row: Int) -> Bool {
        file[place].isNumbered && claimed(place) == row && isNumbering
    }

    /// What the rows that are open by now have of each free row.
    private func rowClaims(_ known: RowLikeness, _ keys: Keys) -> RowClaims {
        RowClaims(known) { pair in
            (isNumberSure(pair.here, pair.there) ? 1 : 0) + (keys.only(file[pair.here].key) == pair.there ? 1 : 0)
        }
    }

    /// Rows that were moved: the key stands in one free row and in one open row of the file.
    private mutating func takeKeyed(_ keys: Keys, _ claims: RowClaims) {
        let known = claims.known
        // By the sheet's rows: the rows of the file that have the number, and how much they look like that row.
        var numbers: [Int: [(place: Int, equal: Int)]] = [:]
        for place in open {
            guard let row = numbered(place), !isTaken[row] else { continue }
            let alike = known.of(place, row)
            if alike.isStrong { numbers[row, default: []].append((place, alike.equal)) }
        }
        let taken = open.compactMap { place -> (Int, Int)? in
            guard let row = keys.row(file[place].key) else { return nil }
            let alike = known.of(place, row)
            if keys.isShared(file[place].key), !alike.isStrongBesideKey { return nil }
            if isZeroless, !alike.isTellingBesideKey { return nil }
            // The key may have moved on from one person to another.
            if alike.isContradicted, !alike.isTellingBesideKey { return nil }
            guard claims.isClear(place, row, isSure: isNumberSure(place, row)) else { return nil }
            if numbers[row, default: []].contains(where: { $0.place != place && $0.equal >= alike.equal }) {
                return nil
            }
            // The number may say another row.
            guard let other = numbered(place), other != row, !isTaken[other] else { return (place, row) }
            let rival = known.of(place, other)
            // Where no cell says the number, it is only the place, and cells that many rows have say nothing for it.
            let mayRival = file[place].isNumbered || rival.isTelling || !known.hasTellingColumn
            if mayRival, rival.equal >= alike.equal || file[place].isNumbered && !alike.isStrong { return nil }
            return (place, row)
        }
        for (place, row) in taken { take(place, as: row) }
        countNumbers()
    }

    /// Rows whose key was corrected, or stands in several rows: the number says which row it is, and other cells agree.
    private mutating func takeCorrectedKeys(_ claims: RowClaims) {
        let known = claims.known
        let isEach = isEachInPlace
        let corrected = correctable { place, row in
            isNumberSure(place, row) && known.of(place, row).isStrongBesideKey
        }
        .filter { claims.isClear($0, $1, isSure: isNumberSure($0, $1)) }
        let strong = corrected.filter { place, row in
            let alike = known.of(place, row)
            guard alike.isStrongBesideKey, isEach || !alike.isOtherBesideKey else { return false }
            // Where no cell says the number, another row may stand in this one's place.
            return file[place].isNumbered || alike.different <= 1
        }
        for (place, row) in strong { take(place, as: row) }
        // Where nothing beside the key tells the row from others, all else has to be as it was.
        guard count * 2 >= file.count, isEach else { return }
        for (place, row) in corrected where found[place] == nil {
            let alike = known.of(place, row)
            guard alike.isEqualBesideKey, !alike.isOtherBesideKey, alike.different <= 1 else { continue }
            if file[place].isNumbered || !known.hasTellingColumn { take(place, as: row) }
        }
    }

    /// Open rows beside the rows whose numbers they have, where no key speaks against it.
    ///
    /// - Parameter isSure: Whether it is the row although another row has its key or it has that of another row; people
    ///   exchange numbers, and somebody new gets the number of a person who has another one by now.
    /// - Returns: The rows of the file and of the sheet.
    private func correctable(_ isSure: (Int, Int) -> Bool) -> [(Int, Int)] {
        let wanted = Set(open.compactMap { file[$0].key })
        var holders: Set<Int> = []
        for print in sheet { if let key = print.key, wanted.contains(key) { holders.insert(key) } }
        let (there, here) = (Self.counts(of: sheet), Self.counts(of: file))
        return open.compactMap { place -> (Int, Int)? in
            guard !file[place].isDamaged, let row = claimed(place) else { return nil }
            let (own, key) = (sheet[row].key, file[place].key)
            if own != key, !isSure(place, row) {
                if let key, holders.contains(key) { return nil }
                // A key that the file has as often as the sheet was not corrected: its row is another one.
                if let own, here[own, default: 0] >= there[own, default: 0] { return nil }
            } else if own == key, let own, here[own, default: 0] > there[own, default: 0] {
                // Of a row and its copy nobody can tell which one is meant.
                return nil
            }
            return (place, row)
        }
    }

    /// How many rows have each key.
    private static func counts(of rows: [RowPrint]) -> [Int: Int] {
        var counts: [Int: Int] = [:]
        for key in rows.lazy.compactMap(\.key) { counts[key, default: 0] += 1 }
        return counts
    }

    /// Why nothing is taken of the rows that are open in the end.
    ///
    /// - Returns: By the rows of the file.
    func reasons() -> [Int: ReturnedRow.Reason] {
        let wanted = Set(open.compactMap { file[$0].key })
        var holders: [Int: [Int]] = [:]
        for (row, print) in sheet.enumerated() {
            guard let key = print.key, wanted.contains(key), holders[key, default: []].count < Self.named else {
                continue
            }
            holders[key, default: []].append(row)
        }
        var reasons: [Int: ReturnedRow.Reason] = [:]
        for place in open {
            let named = numbered(place).flatMap { mayBe(place, $0) ? [$0] : nil } ?? []
            let others = (file[place].key.flatMap { holders[$0] } ?? []) + (claims?.rows(of: place) ?? [])
            let rows = named + others.filter { !named.contains($0) }
            let free = Set(rows.filter { !isTaken[$0] }.map { Int(sheet[$0].row) }).sorted()
            if file[place].isDamaged {
                reasons[place] = .damaged(nil)
            } else if !free.isEmpty {
                reasons[place] = .doubtful(free)
            } else {
                let row = rows.first
                let isNumber = file[place].isNumbered && row == numbered(place)
                let number = row.map { Int(sheet[$0].row) }
                reasons[place] = number.map { isNumber ? .copied($0) : .keyed($0) } ?? .unknown
            }
        }
        return reasons
    }

    /// Whether a row of the file may be the row of the sheet whose number it has.
    private func mayBe(_ place: Int, _ row: Int) -> Bool {
        guard !file[place].isNumbered else { return true }
        guard !isTaken[row] else { return false }
        guard let alike = claims?.known.of(place, row) else { return true }
        return alike.isTelling || alike.equal * 2 >= alike.filled
    }

    /// Of so many rows with one key a reason names.
    private static let named = 10
}
