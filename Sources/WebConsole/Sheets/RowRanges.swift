/// Numbers of rows in a short text, as a field of a form keeps them: `2-40,57`.
enum RowRanges {
    static func text(_ rows: some Sequence<Int>) -> String {
        var ranges: [ClosedRange<Int>] = []
        for row in rows.sorted() {
            if let last = ranges.last, row - last.upperBound <= 1 {
                ranges[ranges.count - 1] = last.lowerBound...row
            } else {
                ranges.append(row...row)
            }
        }
        return ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }.joined(
            separator: ","
        )
    }

    /// What is no such text has no rows.
    static func rows(_ text: String) -> Set<Int> {
        var rows: Set<Int> = []
        for part in text.split(separator: ",") {
            let ends = part.split(separator: "-").compactMap { Int($0) }
            guard let first = ends.first, let last = ends.last, first > 0, first <= last, last - first < limit else {
                continue
            }
            rows.formUnion(first...last)
            if rows.count > limit { return [] }
        }
        return rows
    }

    /// As many rows as a sheet may have.
    private static let limit = 2_000_000
}
