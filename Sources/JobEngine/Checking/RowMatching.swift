/// Finds which row of a sheet each row of a returned file is, in passes over all rows; what is not certain stays open.
struct RowMatching {
    let sheet: [RowPrint]
    let file: [RowPrint]
    /// By the file's rows: the ordinal of the sheet's row.
    private(set) var found: [Int?]
    /// By the sheet's rows: whether a row of the file is that row.
    private(set) var isTaken: [Bool]
    /// By the sheet's rows: how many rows of the file that are still open have its number.
    private var numberCounts: [Int32] = []
    /// Whether all rows that are found stood where their numbers say, before cells were looked at.
    var isNumbering = false
    /// Rows of the file that were found by number and key.
    private(set) var byNumber: [Int] = []
    /// Of rows whose cells were looked at.
    var claims: RowClaims?

    /// Whether the file's keys have lost their zeros: then a key alone does not say who a row is.
    let isZeroless: Bool

    init(_ sheet: [RowPrint], _ file: [RowPrint]) {
        var sheet = sheet
        isZeroless = RowPrint.dropZeros(of: &sheet, asIn: file)
        (self.sheet, self.file) = (sheet, file)
        found = Array(repeating: nil, count: file.count)
        isTaken = Array(repeating: false, count: sheet.count)
        takeEqual()
        takeNumbered()
    }

    var open: [Int] { file.indices.filter { found[$0] == nil } }
    /// How many rows of the file are found.
    var count: Int { found.count { $0 != nil } }

    mutating func take(_ place: Int, as row: Int) {
        found[place] = row
        isTaken[row] = true
    }

    /// The sheet's row whose number a row of the file has.
    func numbered(_ place: Int) -> Int? { file[place].number.flatMap(ordinal) }

    /// The same, where that row is free and no other open row of the file has the number.
    func claimed(_ place: Int) -> Int? {
        numbered(place).flatMap { !isTaken[$0] && numberCounts[$0] == 1 ? $0 : nil }
    }

    /// Whether all rows that are found stand where their numbers say.
    var isEachInPlace: Bool {
        file.indices.allSatisfy { place in
            guard let row = found[place], file[place].number != nil else { return true }
            return row == numbered(place)
        }
    }

    private func ordinal(_ number: Int32) -> Int? {
        var (low, high) = (0, sheet.count)
        while low < high {
            let middle = (low + high) / 2
            if sheet[middle].row < number { low = middle + 1 } else { high = middle }
        }
        return low < sheet.count && sheet[low].row == number ? low : nil
    }

    /// First rows whose cells are all equal: those of the same number, then any, in their order.
    private mutating func takeEqual() {
        for place in file.indices {
            guard let row = numbered(place), !isTaken[row], sheet[row].loose == file[place].loose else { continue }
            take(place, as: row)
        }
        let rest = open.filter { !file[$0].isEmpty }
        guard !rest.isEmpty else { return }
        let wanted = Set(rest.map { file[$0].loose })
        // The last one first, so that the first is at the end.
        var free: [Int: [Int]] = [:]
        for row in sheet.indices.reversed() where !isTaken[row] && wanted.contains(sheet[row].loose) {
            free[sheet[row].loose, default: []].append(row)
        }
        for place in rest {
            if let row = free[file[place].loose]?.popLast() { take(place, as: row) }
        }
    }

    /// Rows of the same number with the same key; where several rows have the key, their other cells are looked at later.
    private mutating func takeNumbered() {
        countNumbers()
        if isEachInPlace { byNumber = takeKeyed(open) }
    }

    private mutating func takeKeyed(_ places: [Int]) -> [Int] {
        let shared = sharedKeys
        let taken = places.filter { place in
            guard let row = claimed(place), let key = file[place].key, sheet[row].key == key, !shared.contains(key)
            else {
                return false
            }
            take(place, as: row)
            return true
        }
        countNumbers()
        return taken
    }

    /// Opens the rows that were found by number and key again, until all that is open was looked at together.
    mutating func openNumbered() {
        for place in byNumber {
            if let row = found[place] { isTaken[row] = false }
            found[place] = nil
        }
        countNumbers()
    }

    /// Keys that several rows of the sheet have, or several rows of the file.
    private var sharedKeys: Set<Int> {
        var shared: Set<Int> = []
        for rows in [sheet, file] {
            var seen: Set<Int> = []
            for key in rows.lazy.compactMap(\.key) where !seen.insert(key).inserted { shared.insert(key) }
        }
        return shared
    }

    /// Counts them over the rows that are open by now.
    mutating func countNumbers() {
        numberCounts = Array(repeating: 0, count: sheet.count)
        for place in open { if let row = numbered(place) { numberCounts[row] += 1 } }
    }
}
