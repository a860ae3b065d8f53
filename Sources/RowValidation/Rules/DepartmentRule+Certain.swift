extension DepartmentRule {
    /// The first of the departments that a cell names, where each is certainly one while the directory is not asked, and none
    /// stands there twice; `nil` where the rule must read the cell.
    static func certainFirst(_ cell: PlainCell) -> UnsafeBufferPointer<UInt8>? {
        guard cell.lacks([.quote, .refused]) else { return nil }
        guard cell.kinds.contains(.semicolon) else { return NothingRule.isCertainlyFine(cell) ? cell.bytes : nil }
        // `a/ b` and `a/b` are one path.
        guard cell.lacks([.space, .slash]) else { return nil }
        var first: UnsafeBufferPointer<UInt8>?
        var (count, start) = (0, 0)
        for place in 0...cell.bytes.count {
            guard place == cell.bytes.count || cell.bytes[place] == separator else { continue }
            let item = UnsafeBufferPointer(rebasing: cell.bytes[start..<place])
            start = place + 1
            if item.isEmpty { continue }
            count += 1
            let isRepeated = holds(item, before: place - item.count, in: cell.bytes)
            guard count <= most, NothingRule.isCertainlyFine(item), !isRepeated else { return nil }
            first = first ?? item
        }
        return first
    }

    /// Whether a list has an item once more in front.
    private static func holds(
        _ item: UnsafeBufferPointer<UInt8>,
        before end: Int,
        in list: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        var start = 0
        for place in 0..<end where list[place] == separator {
            if list[start..<place].elementsEqual(item) { return true }
            start = place + 1
        }
        return false
    }

    private static let separator = UInt8(ascii: ";")
    /// Longer lists are rare, and each item is compared with those before it.
    private static let most = 8
}
