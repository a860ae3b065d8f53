import JobModel
import Wording

/// A plot of how fast rows settle, with a line for each window of the limit and below it what that window has seen; drawn by
/// the server, without any script.
struct RatePlot: Sendable {
    let sentence: String
    let viewBox: String
    let label: String
    let lines: [Line]
    let ceilings: [Ceiling]
    let baseline: String
    let right: String
    let oldest: String
    let newest: String

    struct Line: Sendable {
        let points: String
        /// The line and the limit of one window are dashed alike.
        let dashes: String
    }

    struct Ceiling: Sendable {
        let y: String
        let textY: String
        let words: String
        let dashes: String
    }

    init(_ rate: RunRate, _ frame: PageFrame) {
        sentence = frame.words(rate.sentence)
        label = frame.say("Rows a second over the last minutes", "最近几分钟每秒行数")
        let all = rate.lines.map { line in (line, line.points.filter { $0.secondsAgo <= Self.seconds }) }
        let limits = rate.lines.compactMap(\.ceiling)
        let fastest = all.flatMap { $0.1.map(\.rowsPerSecond) }.max() ?? 1
        let highest = max(([fastest] + limits).max() ?? 1, 1)
        // A limit that is far beyond what happens would press the line to the ground.
        let top = min(highest, max(fastest * 4, limits.min() ?? 1, 1)) * 1.1
        func y(_ value: Double) -> Double { Self.height - min(value / top, 1) * Self.height }
        // The narrowest window is the last, and what is drawn whole.
        let dashes = rate.lines.indices.map { $0 == rate.lines.count - 1 ? "" : "2 4" }
        lines = zip(all, dashes).compactMap { line, dashes in
            guard line.1.count > 1 else { return nil }
            let points = line.1.map { point in
                let x = Self.width - point.secondsAgo / Self.seconds * Self.width
                return "\(Self.short(x)),\(Self.short(y(point.rowsPerSecond)))"
            }
            return Line(points: points.joined(separator: " "), dashes: dashes)
        }
        ceilings = zip(rate.lines, dashes).compactMap { line, dashes in
            guard let ceiling = line.ceiling, let window = line.window, ceiling <= top else { return nil }
            return Ceiling(
                y: Self.short(y(ceiling)),
                // Under its line where there is no room above.
                textY: Self.short(y(ceiling) < 16 ? y(ceiling) + 13 : y(ceiling) - 4),
                words: frame.words(Self.words(ceiling, window, rate.rowsPerCall)),
                dashes: dashes.isEmpty ? "6 4" : dashes
            )
        }
        viewBox = "0 0 \(Self.short(Self.width)) \(Self.short(Self.height + 18))"
        baseline = Self.short(Self.height)
        right = Self.short(Self.width)
        oldest = frame.say("3 min ago", "3 分钟前")
        newest = frame.say("now", "现在")
    }

    /// `limit 45.5/s: 50 rows in 1.1 s`.
    private static func words(
        _ ceiling: Double,
        _ window: JobDefinition.Limits.Window,
        _ rowsPerCall: Int
    ) -> LocalizedText {
        let (rows, seconds) = (window.limit * rowsPerCall, short(window.seconds))
        return LocalizedText(
            en: "limit \(short(ceiling))/s: \(rows, "row") in \(seconds) s",
            zh: "限流 \(short(ceiling)) 行/秒：每 \(seconds) 秒 \(rows) 行"
        )
    }

    private static func short(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(abs(tenths % 10))"
    }

    private static let (width, height, seconds) = (600.0, 120.0, 180.0)
}
