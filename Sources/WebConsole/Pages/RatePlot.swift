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
    /// What each line is, in words beside a piece of it.
    let legend: [Entry]
    let legendTitle: String
    let baseline: String
    let right: String
    let oldest: String
    let newest: String

    struct Line: Sendable {
        let points: String
        let dashes: String
        let words: String
    }

    struct Ceiling: Sendable {
        let y: String
        let textY: String
        /// As it stands at the line.
        let words: String
        let dashes: String
        /// As it stands in the legend.
        let whole: String
    }

    struct Entry: Sendable {
        let kind: String
        let dashes: String
        let words: String
    }

    init(_ rate: RunRate, _ frame: PageFrame) {
        sentence = frame.words(rate.sentence)
        label = frame.say("Rows a second over the last minutes", "最近几分钟每秒行数")
        let age = rate.lines.flatMap(\.points).map(\.secondsAgo).max() ?? 0
        // A run that is young fills the plot as well.
        let seconds = Self.spans.first { $0 >= age } ?? Self.longest
        let all = rate.lines.map { line in (line, line.points.filter { $0.secondsAgo <= seconds }) }
        let limits = rate.lines.compactMap(\.ceiling)
        let fastest = all.flatMap { $0.1.map(\.rowsPerSecond) }.max() ?? 1
        let highest = max(([fastest] + limits).max() ?? 1, 1)
        // A limit that is far beyond what happens would press the line to the ground.
        let top = min(highest, max(fastest * 4, limits.min() ?? 1, 1)) * 1.1
        func y(_ value: Double) -> Double { Self.height - min(value / top, 1) * Self.height }
        // The narrowest window is the last, and what is drawn whole. No two lines are dashed alike.
        let isLast = rate.lines.indices.map { $0 == rate.lines.count - 1 }
        lines = zip(all, isLast).compactMap { line, isLast in
            guard line.1.count > 1 else { return nil }
            let points = line.1.map { point in
                let x = Self.width - point.secondsAgo / seconds * Self.width
                return "\(Self.short(x)),\(Self.short(y(point.rowsPerSecond)))"
            }
            return Line(
                points: points.joined(separator: " "),
                dashes: isLast ? "" : "2 4",
                words: Self.words(line.0.window, frame)
            )
        }
        ceilings = zip(rate.lines, isLast).compactMap { line, isLast in
            guard let ceiling = line.ceiling, let window = line.window, ceiling <= top else { return nil }
            return Ceiling(
                y: Self.short(y(ceiling)),
                // Under its line where there is no room above.
                textY: Self.short(y(ceiling) < 18 ? y(ceiling) + 16 : y(ceiling) - 4),
                words: frame.say("limit \(Self.short(ceiling))/s", "限流 \(Self.short(ceiling)) 行/秒"),
                dashes: isLast ? "7 5" : "12 3 2 3",
                whole: frame.words(Self.words(ceiling, window, rate.rowsPerCall))
            )
        }
        legend =
            lines.map { Entry(kind: "line", dashes: $0.dashes, words: $0.words) }
            + ceilings.map { Entry(kind: "limit", dashes: $0.dashes, words: $0.whole) }
        legendTitle = frame.say("The lines of the plot", "图中各线")
        viewBox = "0 0 \(Self.short(Self.width)) \(Self.short(Self.height + 22))"
        baseline = Self.short(Self.height)
        right = Self.short(Self.width)
        let minutes = Self.short(seconds / 60)
        oldest =
            seconds < 60
            ? frame.say("\(Self.short(seconds)) s ago", "\(Self.short(seconds)) 秒前")
            : frame.say("\(minutes) min ago", "\(minutes) 分钟前")
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

    /// `rows a second, counted over 1.1 s`.
    private static func words(_ window: JobDefinition.Limits.Window?, _ frame: PageFrame) -> String {
        guard let seconds = window.map({ short($0.seconds) }) else { return frame.say("rows a second", "每秒行数") }
        return frame.say(
            "rows a second, counted over whole windows of \(seconds) s",
            "每秒行数，按 \(seconds) 秒的完整窗口统计"
        )
    }

    private static func short(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(abs(tenths % 10))"
    }

    private static let (width, height, longest) = (600.0, 120.0, 180.0)
    private static let spans = [30.0, 60, longest]
}
