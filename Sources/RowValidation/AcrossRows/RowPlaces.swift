/// Which of the rows that were noted, counted from 0, stands on which line, and what number the spreadsheet shows.
///
/// One entry wherever the three stop growing together: at blank lines, cells of several lines, rows left out.
struct RowPlaces: Sendable {
    private struct Run: Sendable {
        let line: Int32
        let row: Int32
        /// The number of its first row among those that were noted.
        let first: Int32
    }

    private var runs: [Run] = []
    private(set) var count: Int32 = 0

    /// Takes the next row; lines are given in their order.
    mutating func append(line: Int32, row: Int32) {
        let first = count
        count += 1
        if let last = runs.last, line - last.line == first - last.first, row - last.row == first - last.first { return }
        runs.append(Run(line: line, row: row, first: first))
    }

    /// The row on a line, counted from 0; `nil` where none was noted there.
    func index(ofLine line: Int) -> Int32? {
        guard let place = runs.lastPlace(where: { Int($0.line) <= line }) else { return nil }
        let end = place + 1 < runs.count ? runs[place + 1].first : count
        let index = Int(runs[place].first) + line - Int(runs[place].line)
        return index < Int(end) ? Int32(index) : nil
    }

    func line(of index: Int32) -> Int32 {
        guard let place = runs.lastPlace(where: { $0.first <= index }) else { return 0 }
        return runs[place].line + index - runs[place].first
    }

    /// The number that the spreadsheet shows of a row.
    func rowNumber(of index: Int32) -> Int { rowNumber(ofLine: Int(line(of: index))) }

    /// The number that the spreadsheet shows of the row on a line.
    func rowNumber(ofLine line: Int) -> Int {
        guard let place = runs.lastPlace(where: { Int($0.line) <= line }) else { return line }
        return Int(runs[place].row) + line - Int(runs[place].line)
    }
}

extension Array {
    /// The last place whose element satisfies a condition that holds up to some place and not behind it.
    func lastPlace(where holds: (Element) -> Bool) -> Int? {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? low - 1 : nil
    }
}
