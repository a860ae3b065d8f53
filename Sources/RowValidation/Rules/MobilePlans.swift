/// Ranges of numbers from abroad in which libphonenumber calls every number mobile, and writes it as it stands.
///
/// Most sheets have few such numbers, and asking the library costs as much as reading the rest of a row. A test compares the
/// ranges with the library. Source: the metadata of libphonenumber 8.12.57.
struct MobilePlans: Sendable {
    /// One length of a country's numbers.
    struct Plan: Sendable {
        let code: String
        /// Digits behind the country's code.
        let digits: Int
        /// What the numbers begin with: `77` all that begin so, `740-3` those from 740 to 743.
        let ranges: String
    }

    /// A plan by numbers.
    private struct Table: Sendable {
        let code: Int
        /// What a head must be divided by to leave the country's code, and that with the first five digits behind it.
        let (codeUnit, prefixUnit): (Int, Int)
        let digits: Int
        /// A bit for each five digits.
        private var bits = [UInt64](repeating: 0, count: 100_000 / 64 + 1)

        init(_ plan: Plan) {
            code = Int(plan.code) ?? 0
            digits = plan.code.utf8.count + plan.digits
            codeUnit = MobilePlans.power(MobileRule.headDigits - plan.code.utf8.count)
            prefixUnit = codeUnit / 100_000
            for range in plan.prefixes {
                let unit = MobilePlans.power(5 - range.digits)
                for prefix in range.first * unit..<(range.last + 1) * unit {
                    bits[prefix / 64] |= 1 << UInt64(prefix % 64)
                }
            }
        }

        func covers(_ prefix: Int) -> Bool { bits[prefix / 64] >> UInt64(prefix % 64) & 1 == 1 }
    }

    static let all = MobilePlans(plans)

    private let tables: [Table]

    private init(_ plans: [Plan]) { tables = plans.map(Table.init) }

    /// Whether a number of so many digits is in one of the ranges; `head` is its first eight, the country's code among them.
    func cover(head: Int, digits: Int) -> Bool {
        tables.contains { table in
            table.digits == digits && head / table.codeUnit == table.code
                && table.covers(head / table.prefixUnit % 100_000)
        }
    }

    private static func power(_ exponent: Int) -> Int { (0..<exponent).reduce(1) { product, _ in product * 10 } }
}

extension MobilePlans.Plan {
    /// The ranges by numbers: from the first beginning to the last, each of so many digits.
    var prefixes: [(first: Int, last: Int, digits: Int)] {
        ranges.split(separator: " ").compactMap { range in
            let ends = range.split(separator: "-")
            guard let first = Int(ends[0]) else { return nil }
            let last = ends.count > 1 ? Int(ends[0].dropLast() + ends[1]) : first
            return last.map { (first, $0, ends[0].utf8.count) }
        }
    }
}
