/// A value of a ledger's table, whatever the store.
package enum LedgerValue: Sendable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)

    /// Whether both stores keep the same.
    ///
    /// Texts are compared byte by byte; U+0000, which PostgreSQL does not have, is the same as its sign, U+2400.
    package func isSame(as other: LedgerValue) -> Bool {
        switch (self, other) {
        case (.null, .null): true
        case (.integer(let one), .integer(let two)): one == two
        case (.real(let one), .real(let two)): one == two
        case (.text(let one), .text(let two)):
            one.utf8.elementsEqual(two.utf8) || Self.withSign(one).utf8.elementsEqual(Self.withSign(two).utf8)
        case (.null, _), (.integer, _), (.real, _), (.text, _): false
        }
    }

    private static func withSign(_ text: String) -> String { text.replacing("\0", with: "\u{2400}") }
}

/// One record of a table, in the order of its columns.
package struct LedgerRecord: Sendable {
    package var values: [LedgerValue]

    package init(_ values: [LedgerValue]) { self.values = values }

    package func isSame(as other: LedgerRecord) -> Bool {
        values.count == other.values.count && zip(values, other.values).allSatisfy { $0.isSame(as: $1) }
    }
}
