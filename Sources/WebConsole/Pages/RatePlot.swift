import Wording

/// A plot of how fast rows settle, with a line for each window of the limit; drawn by the server, without any script.
struct RatePlot: Sendable {
    let sentence: String
    let viewBox: String
    let label: String
    let line: String
    let hasLine: Bool
    let ceilings: [Ceiling]
    let baseline: String
    let right: String
    let oldest: String
    let newest: String

    struct Ceiling: Sendable {
        let y: String
        let textY: String
        let words: String
    }

    init(_ rate: RunRate, language: Language) {
        sentence = language.words(rate.sentence)
        label = language.words(LocalizedText(en: "Rows a second over the last minutes", zh: "最近几分钟每秒行数"))
        let points = rate.points.filter { $0.secondsAgo <= Self.seconds }
        let highest = max((points.map(\.rowsPerSecond) + rate.ceilings).max() ?? 1, 1)
        // A limit that is far beyond what happens would press the line to the ground.
        let top = min(highest, max((points.map(\.rowsPerSecond).max() ?? 1) * 4, rate.ceilings.min() ?? 1, 1)) * 1.1
        func y(_ value: Double) -> String { Self.text(Self.height - min(value / top, 1) * Self.height) }
        line = points.map { point in
            "\(Self.text(Self.width - point.secondsAgo / Self.seconds * Self.width)),\(y(point.rowsPerSecond))"
        }.joined(separator: " ")
        hasLine = points.count > 1
        ceilings = rate.ceilings.filter { $0 <= top }.map { ceiling in
            let height = Self.height - ceiling / top * Self.height
            return Ceiling(
                y: Self.text(height),
                textY: Self.text(max(height - 4, 10)),
                words: language.words(
                    LocalizedText(en: "limit \(Self.short(ceiling))/s", zh: "限流 \(Self.short(ceiling)) 行/秒")
                )
            )
        }
        viewBox = "0 0 \(Self.text(Self.width)) \(Self.text(Self.height + 18))"
        baseline = Self.text(Self.height)
        right = Self.text(Self.width)
        oldest = language.words(LocalizedText(en: "3 min ago", zh: "3 分钟前"))
        newest = language.words(LocalizedText(en: "now", zh: "现在"))
    }

    private static func text(_ value: Double) -> String { short(value) }

    private static func short(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(abs(tenths % 10))"
    }

    private static let (width, height, seconds) = (600.0, 120.0, 180.0)
}
