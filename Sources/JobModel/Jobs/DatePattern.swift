/// How a day is written: `YYYY`, `MM` or `M` and `DD` or `D`, with any signs between and behind them; or as Unix
/// seconds.
package struct DatePattern: Sendable, Codable, Equatable {
    package let text: String

    /// `nil` where year, month or day is missing or stands there twice, and where a sign stands before them: a spreadsheet
    /// could take the cell for a formula.
    package init?(_ text: String) {
        self.text = text
        guard !isUnixSeconds else { return }
        let kinds = Self.parts(of: text).map(\.kind)
        guard [Part.Kind.year, .month, .day].allSatisfy({ kind in kinds.count { $0 == kind } == 1 }) else { return nil }
        guard kinds.first != .sign else { return nil }
    }

    /// `2026-12-31`.
    package static let iso = DatePattern(unchecked: "YYYY-MM-DD")

    private init(unchecked text: String) { self.text = text }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let pattern = DatePattern(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no pattern of a date: \(text)")
        }
        self = pattern
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    /// Whether a date stands as a number of seconds.
    package var isUnixSeconds: Bool { text == "unix" }

    package func day(year: Int, month: Int, day: Int) -> String {
        Self.parts(of: text).map { part in
            switch part.kind {
            case .year: Self.padded(year, 4)
            case .month: Self.padded(month, part.text.count)
            case .day: Self.padded(day, part.text.count)
            case .sign: part.text
            }
        }
        .joined()
    }

    private struct Part {
        enum Kind { case year, month, day, sign }

        var kind: Kind
        var text: String
    }

    private static func parts(of text: String) -> [Part] {
        var parts: [Part] = []
        var rest = text[...]
        while !rest.isEmpty {
            let known: [(String, Part.Kind)] = [
                ("YYYY", .year), ("MM", .month), ("M", .month), ("DD", .day), ("D", .day),
            ]
            let (word, kind) = known.first { rest.hasPrefix($0.0) } ?? (String(rest.prefix(1)), .sign)
            parts.append(Part(kind: kind, text: word))
            rest = rest.dropFirst(word.count)
        }
        return parts
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }
}
