import JobEngine
import JobModel
import JobSession
import Wording

/// The newest runs over time: their rows day by day, and how long each took.
struct RunsPlots: Sendable {
    private let runs: [RunStatus]
    private let frame: PageFrame

    init(_ runs: [RunStatus], _ frame: PageFrame) { (self.runs, self.frame) = (runs, frame) }

    /// None where a single bar would be all of it: what it would say stands in the table.
    var all: [BarPlot] { [rows, durations].compactMap(\.self) }

    /// Day by day; run by run where all were on one day.
    private var rows: BarPlot? {
        let history = RunsByDay(runs)
        return history.days.count > 1 ? byDay(history) : byRun
    }

    private func byDay(_ history: RunsByDay) -> BarPlot? {
        guard let first = history.days.first, let last = history.days.last else { return nil }
        let (rows, bad) = history.days.reduce((0, 0)) { ($0.0 + $1.rows, $0.1 + $1.unsuccessful) }
        let values = history.days.map { day in
            let name = history.text(day)
            return BarPlot.Value(
                name: name,
                good: Double(day.rows - day.unsuccessful),
                bad: Double(day.unsuccessful),
                words: frame.say(
                    "\(name): \(day.rows, "row"), \(day.unsuccessful) not successful",
                    "\(name)：\(day.rows) 行，\(day.unsuccessful) 行未成功"
                ),
                cells: [String(day.runs), String(day.rows), String(day.unsuccessful)].map { .number($0) }
            )
        }
        let highest = history.days.map(\.rows).max() ?? 0
        return BarPlot(
            values,
            words(
                title: frame.say("Rows by day", "每日行数"),
                sentence: frame.say(
                    """
                    \(rows, "row") from \(history.text(first)) to \(history.text(last)), each counted once, on the day it was \
                    last tried; \(bad) of them did not succeed (striped). Days begin and end at midnight in \(history.zone), the time \
                    zone of the job; the times in the list name theirs.
                    """,
                    "\(history.text(first)) 至 \(history.text(last)) 共 \(rows) 行，每行只按最后一次尝试的日期计一次；其中 \(bad) 行未成功（条纹部分）。日期按任务的时区 \(history.zone) 划分；列表中的时间各注明时区。"
                ),
                highest: frame.say("\(highest, "row")", "\(highest) 行"),
                ends: (history.text(first), history.text(last)),
                headings: [
                    frame.head("Day", "日期"), frame.head("Runs", "运行数", isNumber: true),
                    frame.head("Rows", "行数", isNumber: true), frame.head("Not successful", "未成功", isNumber: true),
                ]
            )
        )
    }

    private var byRun: BarPlot? {
        let counts = LastTries(runs).counts
        let sent = runs.reversed().compactMap { run in counts[run.run].map { (run: run, count: $0) } }
        guard sent.count > 1, let first = sent.first, let last = sent.last else { return nil }
        let (rows, bad) = sent.reduce((0, 0)) { ($0.0 + $1.count.rows, $0.1 + $1.count.unsuccessful) }
        let values = sent.map { run, count in
            BarPlot.Value(
                name: run.run,
                good: Double(count.rows - count.unsuccessful),
                bad: Double(count.unsuccessful),
                words: frame.say(
                    "\(run.run): \(count.rows, "row"), \(count.unsuccessful) not successful",
                    "\(run.run)：\(count.rows) 行，\(count.unsuccessful) 行未成功"
                ),
                cells: [.text(frame.job(run.job)), .number(String(count.rows)), .number(String(count.unsuccessful))]
            )
        }
        let highest = sent.map(\.count.rows).max() ?? 0
        return BarPlot(
            values,
            words(
                title: frame.say("Rows by run", "各次运行的行数"),
                sentence: frame.say(
                    """
                    \(rows, "row") of the newest \(sent.count, "run"), each counted once, in the run that tried it last; \(bad) of them \
                    did not succeed (striped).
                    """,
                    "最近 \(sent.count) 次运行共 \(rows) 行，每行只计入最后一次尝试它的运行；其中 \(bad) 行未成功（条纹部分）。"
                ),
                highest: frame.say("\(highest, "row")", "\(highest) 行"),
                ends: (first.run.run, last.run.run),
                headings: [
                    frame.head("Run", "运行"), frame.head("Job", "任务"), frame.head("Rows", "行数", isNumber: true),
                    frame.head("Not successful", "未成功", isNumber: true),
                ]
            )
        )
    }

    private var durations: BarPlot? {
        var mayHavePauses = false
        let ended = runs.compactMap { run -> (RunStatus, Double)? in
            let times = RunTimes(run)
            // A part of the time would be a bar that says too little.
            guard !run.hasSentNothing, run.ended != nil, !times.isPartial, let seconds = times.workedSeconds
            else { return nil }
            mayHavePauses = mayHavePauses || times.mayHavePauses
            return (run, seconds)
        }.reversed()
        guard ended.count > 1, let first = ended.first, let last = ended.last else { return nil }
        let values = ended.map { run, seconds in
            BarPlot.Value(
                name: run.run,
                good: seconds,
                words: run.run + frame.say(": ", "：") + text(seconds),
                cells: [
                    .text(frame.job(run.job)), .number(run.export == nil ? String(run.rows) : ""),
                    .number(text(seconds)),
                ]
            )
        }
        let longest = ended.map(\.1).max() ?? 0
        return BarPlot(
            values,
            words(
                title: frame.say("How long runs took", "运行时长"),
                sentence: frame.say(
                    "The longest of the newest \(ended.count, "run") was at work for \(text(longest)). What passes before a release, and between a stop and going on, does not count.",
                    "最近 \(ended.count) 个运行中，最长的执行用时 \(text(longest))；发布之前的时间以及停止与继续之间的暂停不计入。"
                ) + (mayHavePauses ? unknownPauses : ""),
                highest: text(longest),
                ends: (first.0.run, last.0.run),
                headings: [
                    frame.head("Run", "运行"), frame.head("Job", "任务"), frame.head("Rows", "行数", isNumber: true),
                    frame.head("How long", "时长", isNumber: true),
                ]
            )
        )
    }

    private var unknownPauses: String {
        frame.say(
            " Of runs of an earlier version the pauses are not known, and count.",
            "早期版本的运行未记录暂停，其暂停计入在内。"
        )
    }

    private func words(
        title: String,
        sentence: String,
        highest: String,
        ends: (String, String),
        headings: [ColumnHead]
    ) -> BarPlot.Words {
        BarPlot.Words(
            title: title,
            label: title + ". " + sentence,
            sentence: sentence,
            highest: highest,
            oldest: ends.0,
            newest: ends.1,
            tableTitle: frame.say("\(title), as a table", "\(title)（表格）"),
            headings: headings
        )
    }

    private func text(_ seconds: Double) -> String {
        let whole = Int(seconds.rounded())
        switch whole {
        case ..<120: return frame.say("\(whole) s", "\(whole) 秒")
        case ..<7200: return frame.say("\(whole / 60) min", "\(whole / 60) 分钟")
        default: return frame.say("\(whole / 3600) h", "\(whole / 3600) 小时")
        }
    }
}
