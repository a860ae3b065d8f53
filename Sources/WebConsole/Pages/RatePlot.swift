import Foundation
import JobModel
import JobSession
import Wording

/// A plot of how fast rows settle, with a line for each window of the limits and below it what that window has seen, and a
/// scale; drawn by the server, without any script.
struct RatePlot: Sendable {
    let sentence: String
    let viewBox: String
    let label: String
    let lines: [Line]
    let ceilings: [Ceiling]
    let scale: [Tick]
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
        /// As it stands at the line; `nil` where it would stand on the words of another one.
        let words: String?
        let dashes: String
        /// As it stands in the legend.
        let whole: String
    }

    /// A line of the scale.
    struct Tick: Sendable {
        let y: String
        let textX: String
        let textY: String
        let words: String
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
        let bounds = rate.ceilings
        let limits = bounds.map(\.rowsPerSecond)
        let fastest = all.flatMap { $0.1.map(\.rowsPerSecond) }.max() ?? 1
        let highest = max(([fastest] + limits).max() ?? 1, 1)
        // A limit that is far beyond what happens would press the line to the ground.
        let top = min(highest, max(fastest * 4, limits.min() ?? 1, 1)) * 1.1
        func y(_ value: Double) -> Double { Self.height - min(value / top, 1) * Self.height }
        // The narrowest window is the last, and what is drawn whole. No two lines are dashed alike.
        lines = zip(all, rate.lines.indices).compactMap { line, place in
            guard line.1.count > 1 else { return nil }
            let points = line.1.map { point in
                let x = Self.width - point.secondsAgo / seconds * Self.width
                return "\(Self.short(x)),\(Self.short(y(point.rowsPerSecond)))"
            }
            return Line(
                points: points.joined(separator: " "),
                dashes: place == rate.lines.count - 1 ? "" : "2 4",
                words: Self.words(line.0.window, frame)
            )
        }
        var lettered: [Double] = []
        ceilings = zip(bounds, Self.dashes).compactMap { bound, dashes in
            let ceiling = bound.rowsPerSecond
            guard ceiling <= top else { return nil }
            // Under its line where there is no room above.
            let textY = y(ceiling) < Self.letter ? y(ceiling) + Self.letter - 2 : y(ceiling) - 4
            let isFree = lettered.allSatisfy { abs($0 - textY) > Self.letter }
            if isFree { lettered.append(textY) }
            return Ceiling(
                y: Self.short(y(ceiling)),
                textY: Self.short(textY),
                words: isFree ? frame.words(Self.label(bound)) : nil,
                dashes: dashes,
                whole: frame.words(Self.words(bound, isOneOfSeveral: rate.bounds.count > 1))
            )
        }
        // Words that would stand on the line of a limit are left out with theirs, and lines that would strike its words out.
        let free = Self.ticks(below: top).filter { value in
            let isClear = !limits.contains { (y(value) - Self.letter...y(value) + 4).contains(y($0)) }
            return isClear && lettered.allSatisfy { !($0 - Self.letter...$0).contains(y(value)) }
        }
        scale = free.map { value in
            Tick(
                y: Self.short(y(value)),
                textX: Self.short(Self.width - 4),
                textY: Self.short(y(value) - 3),
                words: frame.say("\(Self.short(value))/s", "\(Self.short(value)) 行/秒")
            )
        }
        legend =
            lines.map { Entry(kind: "line", dashes: $0.dashes, words: $0.words) }
            + ceilings.map { Entry(kind: "limit", dashes: $0.dashes, words: $0.whole) }
        legendTitle = frame.say("The lines of the plot", "图中各线")
        viewBox = "0 -\(Self.short(Self.head)) \(Self.short(Self.width)) \(Self.short(Self.head + Self.height + 28))"
        baseline = Self.short(Self.height)
        right = Self.short(Self.width)
        let minutes = Self.short(seconds / 60)
        oldest =
            seconds < 60
            ? frame.say("\(Self.short(seconds)) s ago", "\(Self.short(seconds)) 秒前")
            : frame.say("\(minutes) min ago", "\(minutes) 分钟前")
        newest = frame.say("now", "现在")
    }

    /// `limit: 50 a second`, as the limit itself says it.
    private static func label(_ ceiling: RunRate.Ceiling) -> LocalizedText {
        let most = ceiling.window.rate(of: ceiling.window.limit * ceiling.bound.rowsPerCall, "", "行")
        return LocalizedText(en: "limit: \(most.en)", zh: "限流：\(most.zh)")
    }

    /// `limit: 50 rows a second (with a margin, 45.5 a second)`; of several
    /// `limit of creating people one by one: 50 rows a second (with a margin, 45.5 a second)`.
    private static func words(_ ceiling: RunRate.Ceiling, isOneOfSeveral: Bool) -> LocalizedText {
        let window = ceiling.window
        let rows = window.limit * ceiling.bound.rowsPerCall
        let most = window.rate(of: rows, rows == 1 ? " row" : " rows", "行")
        let purpose = LimitSentence(ceiling.bound.time).purpose
        let name = isOneOfSeveral ? (" of \(purpose.en)", "（\(purpose.zh)）") : ("", "")
        let drawn = drawing(of: ceiling, rows: rows)
        return LocalizedText(
            en: "limit\(name.0): \(most.en)\(drawn.en)",
            zh: "限流\(name.1)：\(most.zh)\(drawn.zh)"
        )
    }

    /// At how many rows a second a limit is drawn, where its own words say another number or another time.
    private static func drawing(of ceiling: RunRate.Ceiling, rows: Int) -> LocalizedText {
        let rate = short(ceiling.rowsPerSecond)
        let nominal = short(Double(rows) / ceiling.window.nominalSeconds)
        if nominal != rate {
            guard ceiling.window.nominalSeconds != 1 else {
                return LocalizedText(
                    en: " (Roster leaves a margin: at most \(rate) a second)",
                    zh: "（Roster 留有余量：每秒最多 \(rate) 行）"
                )
            }
            // Within a window rows may come in a burst, faster than that.
            let span = ceiling.window.span
            return LocalizedText(
                en: " (Roster leaves a margin: on average over \(span.en) at most \(rate) a second)",
                zh: "（Roster 留有余量：按\(span.zh)平均每秒最多 \(rate) 行）"
            )
        }
        guard ceiling.window.nominalSeconds != 1 else { return LocalizedText(en: "", zh: "") }
        return LocalizedText(en: " (\(rate) a second)", zh: "（每秒 \(rate) 行）")
    }

    /// Two to five round numbers of rows a second.
    private static func ticks(below top: Double) -> [Double] {
        let size = pow(10, (log10(top / 2)).rounded(.down))
        let step = [5, 2, 1].map { $0 * size }.first { $0 * 2 <= top } ?? size
        return stride(from: step, through: top, by: step).map { $0 }
    }

    /// `rows a second, on average over a minute`.
    private static func words(_ window: JobDefinition.Limits.Window?, _ frame: PageFrame) -> String {
        guard let span = window?.span else { return frame.say("rows a second", "每秒行数") }
        return frame.say("rows a second, on average over \(span.en)", "每秒行数（按\(span.zh)平均）")
    }

    private static func short(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(abs(tenths % 10))"
    }

    private static let dashes = ["12 3 2 3", "7 5", "1 7", "16 4"]
    private static let (width, height, longest) = (320.0, 120.0, 180.0)
    /// The height of a line of words where they are largest, on a narrow screen; and as much room above the plot.
    private static let (letter, head) = (15.0, 14.0)
    private static let spans = [30.0, 60, longest]
}
