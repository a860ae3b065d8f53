/// For which numbers a section of a format is, `[<=9999999]`.
struct NumberCondition: Sendable, Equatable {
    private enum Comparison: Sendable { case less, lessOrEqual, equal, unequal, greaterOrEqual, greater }

    private var comparison: Comparison
    private var bound: Double

    /// `nil` for what is no condition.
    ///
    /// - Parameter text: `<=9999999`, without brackets.
    init?(_ text: some StringProtocol) {
        let signs: [(String, Comparison)] = [
            ("<=", .lessOrEqual), (">=", .greaterOrEqual), ("<>", .unequal), ("!=", .unequal), ("<", .less),
            (">", .greater), ("=", .equal),
        ]
        let text = String(text)
        guard let (sign, comparison) = signs.first(where: { text.hasPrefix($0.0) }),
            let bound = Double(text.dropFirst(sign.count).filter { $0 != " " }), bound.isFinite
        else { return nil }
        (self.comparison, self.bound) = (comparison, bound)
    }

    func holds(_ value: Double) -> Bool {
        switch comparison {
        case .less: value < bound
        case .lessOrEqual: value <= bound
        case .equal: value == bound
        case .unequal: value != bound
        case .greaterOrEqual: value >= bound
        case .greater: value > bound
        }
    }
}
