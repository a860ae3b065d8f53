import Wording

/// Bars one beside the other, drawn by the server without any script, with a table that has the same figures.
struct BarPlot: Sendable {
    let title: String
    let label: String
    let sentence: String
    let viewBox: String
    let bars: [Bar]
    let hasStripes: Bool
    let baseline: String
    let right: String
    let highest: String
    let top: String
    let oldest: String
    let newest: String
    let tableTitle: String
    let table: ListTable

    /// What is good stands on the ground, and what is not on top of it, with an edge of its own.
    struct Bar: Sendable {
        let x: String
        let width: String
        let goodY: String
        let goodHeight: String
        let badY: String
        let badHeight: String
        let hasBad: Bool
        let words: String
    }

    /// One bar, as it is drawn, said and written in the table.
    struct Value: Sendable {
        let name: String
        let good: Double
        var bad = 0.0
        let words: String
        let cells: [ListTable.Cell]
    }

    /// What stands around the bars.
    struct Words: Sendable {
        let title: String
        let label: String
        let sentence: String
        let highest: String
        let oldest: String
        let newest: String
        let tableTitle: String
        let headings: [ColumnHead]
    }

    init(_ values: [Value], _ words: Words) {
        let highest = max(values.map { $0.good + $0.bad }.max() ?? 0, 1e-9)
        let step = Self.width / Double(max(values.count, 1))
        let wide = min(step * 0.8, Self.widest)
        bars = values.enumerated().map { place, value in
            let good = value.good / highest * Self.height
            let bad = value.bad / highest * Self.height
            return Bar(
                x: Self.text(Double(place) * step + (step - wide) / 2),
                width: Self.text(wide),
                goodY: Self.text(Self.ceiling + Self.height - good),
                goodHeight: Self.text(good),
                badY: Self.text(Self.ceiling + Self.height - good - bad),
                badHeight: Self.text(bad),
                hasBad: value.bad > 0,
                words: value.words
            )
        }
        hasStripes = bars.contains(where: \.hasBad)
        table = ListTable(
            label: words.tableTitle,
            headings: words.headings,
            rows: values.reversed().map { ListTable.Row([.head($0.name)] + $0.cells) }
        )
        viewBox = "0 0 \(Self.text(Self.width)) \(Self.text(Self.ceiling + Self.height + Self.foot))"
        baseline = Self.text(Self.ceiling + Self.height)
        right = Self.text(Self.width)
        top = Self.text(Self.ceiling)
        (title, label, sentence, self.highest) = (words.title, words.label, words.sentence, words.highest)
        (oldest, newest, tableTitle) = (words.oldest, words.newest, words.tableTitle)
    }

    private static func text(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(abs(tenths % 10))"
    }

    private static let (width, height, ceiling, foot, widest) = (600.0, 100.0, 24.0, 4.0, 40.0)
}
