/// Whether a column without a heading holds in a file what it holds in its sheet, by the sheet's first rows.
struct UnnamedCells {
    /// By the numbers of the sheet's rows.
    private var texts: [Int: String] = [:]
    /// By the hashes of these texts: in how many rows they stand, and whether the file has them in any row.
    private var counts: [Int: (rows: Int, isThere: Bool)] = [:]
    /// How many of these rows the file has with the same cell, or with what a program has made of it.
    private var equal = 0

    mutating func add(_ text: String, row: Int) {
        let bare = ComparedText.loose(text)
        guard !bare.isEmpty else { return }
        texts[row] = text
        counts[ComparedText.hash(bare), default: (0, false)].rows += 1
    }

    /// - Parameters:
    ///   - text: A cell of the file.
    ///   - row: The number of the sheet's row that it seems to be.
    mutating func compare(_ text: String, row: Int) {
        let bare = ComparedText.loose(text)
        guard !bare.isEmpty else { return }
        counts[ComparedText.hash(bare)]?.isThere = true
        // Each row once: of one that stands twice the first is looked at.
        guard let old = texts.removeValue(forKey: row) else { return }
        if ComparedText.loose(old) == bare || RewrittenText.mayBe(text, of: old) { equal += 1 }
    }

    /// Whether at least half of the cells are there, in their rows or in any; one cell of a short column may be another one.
    var isAlike: Bool {
        let filled = counts.values.reduce(0) { $0 + $1.rows }
        let there = counts.values.reduce(0) { $1.isThere ? $0 + $1.rows : $0 }
        let most = max(equal, there)
        return most * 2 >= filled || filled - most <= 1
    }
}
