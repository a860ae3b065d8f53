/// The shape of a cell that holds several values, `{name}({employee_no})`, or that several cells make up, `{姓}{名}`.
package struct ColumnTemplate: Sendable, Equatable {
    /// What stands in the braces, in order; an empty name is a piece that nobody needs.
    package let names: [String]
    /// What stands before the first name, between the names and behind the last one: one more than there are names.
    package let literals: [String]
    private let folded: [[Unicode.Scalar]]

    /// `nil` for a text without braces, or with a brace that has no other.
    package init?(_ text: String) {
        var names: [String] = []
        var literals: [String] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            guard let close = rest[open...].firstIndex(of: "}") else { return nil }
            let name = rest[rest.index(after: open)..<close]
            guard !name.contains("{"), !rest[..<open].contains("}") else { return nil }
            literals.append(String(rest[..<open]))
            names.append(String(name))
            rest = rest[rest.index(after: close)...]
        }
        guard !names.isEmpty, !rest.contains("}") else { return nil }
        literals.append(String(rest))
        self.names = names
        self.literals = literals
        folded = literals.map { $0.unicodeScalars.map(\.narrow) }
    }

    /// Whether a text of this shape can be taken apart: something must stand between any two names.
    package var isSeparable: Bool { literals.dropFirst().dropLast().allSatisfy { !$0.isEmpty } }

    /// The place of the first name that is not empty.
    package var firstNamed: Int? { names.firstIndex { !$0.isEmpty } }

    /// The shape as somebody would write it.
    package var text: String {
        zip(literals, names).reduce("") { $0 + $1.0 + "{\($1.1)}" } + (literals.last ?? "")
    }

    /// The pieces of a text; `nil` where it does not have this shape, or could be taken apart in another place as well.
    ///
    /// Full-width signs are as good as their ASCII twins: `张三（E1）` has the shape `{name}({employee_no})`.
    package func pieces(of text: String) -> [String]? {
        let scalars = Array(text.unicodeScalars)
        let narrow = scalars.map(\.narrow)
        guard narrow.starts(with: folded[0]) else { return nil }
        var start = folded[0].count
        var pieces: [String] = []
        for place in names.indices {
            let isLast = place == names.count - 1
            let literal = folded[place + 1]
            guard let end = isLast ? Self.end(of: narrow, literal) : Self.find(literal, in: narrow, from: start),
                end >= start
            else { return nil }
            let piece = narrow[start..<end]
            let isDivisible = folded.contains { !$0.isEmpty && Self.find($0, in: Array(piece), from: 0) != nil }
            // '1---2' of the shape {a}--{b} may be parted in two places.
            let overlap = Array(narrow[end..<min(narrow.count, end + 2 * max(literal.count, 1) - 1)])
            let isParted = !isLast && Self.find(literal, in: overlap, from: 1) != nil
            guard !isDivisible, !isParted else { return nil }
            pieces.append(String(String.UnicodeScalarView(scalars[start..<end])))
            start = end + literal.count
        }
        return pieces
    }

    /// The text that values make up; an empty one goes with what stands before it.
    package func joined(_ values: [String]) -> String {
        var text = ""
        for (place, value) in values.enumerated() where !value.isEmpty {
            text += (text.isEmpty ? literals[0] : literals[place]) + value
        }
        return text.isEmpty ? "" : text + (literals.last ?? "")
    }

    private static func end(of text: [Unicode.Scalar], _ literal: [Unicode.Scalar]) -> Int? {
        text.count >= literal.count && text.suffix(literal.count).elementsEqual(literal)
            ? text.count - literal.count : nil
    }

    private static func find(_ literal: [Unicode.Scalar], in text: [Unicode.Scalar], from start: Int) -> Int? {
        guard !literal.isEmpty, text.count - start >= literal.count else { return nil }
        return (start...(text.count - literal.count)).first { text[$0..<$0 + literal.count].elementsEqual(literal) }
    }
}

extension Unicode.Scalar {
    /// The ASCII twin of a full-width letter, digit, sign or space.
    fileprivate var narrow: Unicode.Scalar {
        switch value {
        case 0xFF01...0xFF5E: Unicode.Scalar(value - 0xFEE0) ?? self
        case 0x3000: " "
        default: self
        }
    }
}
