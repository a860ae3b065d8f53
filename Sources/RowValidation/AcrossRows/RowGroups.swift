/// Groups of rows, one after the other in one array.
struct RowGroups: Sendable {
    private var rows: [Int32] = []
    /// Where each group ends.
    private var ends: [Int] = []

    mutating func append(_ group: ArraySlice<Int32>) {
        rows += group
        ends.append(rows.count)
    }

    /// Hands over the groups in their order.
    func forEachGroup(_ body: (ArraySlice<Int32>) -> Void) {
        var start = 0
        for end in ends {
            body(rows[start..<end])
            start = end
        }
    }
}
