/// Looks whether the cells of a column count its rows.
struct RowSeries {
    private var last: Int?
    private var (steps, byOne, rising) = (0, 0, 0)
    private var (filled, numbers) = (0, 0)

    mutating func add(_ text: String) {
        let bare = ComparedText.loose(text)
        guard !bare.isEmpty else { return }
        filled += 1
        guard let number = Int(bare) else { return }
        numbers += 1
        defer { last = number }
        guard let last else { return }
        steps += 1
        if number > last { rising += 1 }
        if number == last &+ 1 { byOne += 1 }
    }

    /// Whether most cells are one more than the cell above.
    ///
    /// Not all: somebody may have taken a row away, or typed a word into one of them.
    var isCounting: Bool { isOfNumbers && byOne * 4 >= steps * 3 }
    /// Whether most cells are more than the cell above.
    var isRising: Bool { isOfNumbers && rising * 4 >= steps * 3 }

    private var isOfNumbers: Bool { numbers > 0 && numbers * 4 >= filled * 3 }
}
