import JobEngine
import JobModel
import JobSession
import Wording

/// The newest runs, or those before one.
struct RunsPage: ConsolePage {
    static let template = "runs"
    static let limit = 50

    let frame: PageFrame
    let title: String
    let none: String
    let hasRuns: Bool
    let list: ListTable
    /// Where the rows of some runs are still counted.
    let look: LookNote?
    let drop: String
    let plotsTitle: String
    let plots: [BarPlot]
    let hasPlots: Bool
    /// The address of the runs before these.
    let earlier: String?
    let earlierWords: String
    /// The address of the newest; `nil` where these are they.
    let newest: String?
    let newestWords: String

    /// - Parameters:
    ///   - all: One more than are shown where there are others before them.
    ///   - settled: Those that left rows without success which have all succeeded in later runs.
    ///   - last: The run before which they were made; `nil` where they are the newest.
    ///   - frame: What is around the page.
    init(runs all: [RunStatus], settledSince settled: Set<String> = [], before last: String? = nil, frame: PageFrame) {
        let runs = Array(all.prefix(Self.limit))
        let isNewest = last == nil
        look = LookNote(countingRowsOf: runs, at: last.map(Self.address) ?? "/", frame)
        self.frame = frame
        title = frame.say("Runs", "运行")
        none =
            isNewest
            ? frame.say("There are no runs yet.", "还没有任何运行。") : frame.say("There are no earlier runs.", "没有更早的运行。")
        drop = frame.say("Drop a sheet to begin", "上传表格以开始")
        list = ListTable(
            label: title,
            headings: [
                frame.head("Run", "运行"), frame.head("Job", "任务"), frame.head("State", "状态"),
                frame.head("Rows", "行数", isNumber: true), frame.head("Not successful", "未成功", isNumber: true),
                frame.head("Still open", "未完成", isNumber: true), frame.head("Made", "创建时间"),
            ],
            rows: runs.map { Self.row($0, isSettledSince: settled.contains($0.run), frame) }
        )
        hasRuns = !runs.isEmpty
        plotsTitle = frame.say("Over time", "变化趋势")
        // Half of them would be another picture.
        plots = look == nil ? RunsPlots(runs, frame).all : []
        hasPlots = !plots.isEmpty
        earlier = all.count > runs.count ? runs.last.map { Self.address(before: $0.run) } : nil
        earlierWords = frame.say("Earlier runs", "更早的运行")
        newest = isNewest ? nil : "/"
        newestWords = frame.say("The newest runs", "最新的运行")
    }

    private static func address(before run: String) -> String { FormAddress.of("/", [("before", run)]) }

    private static func row(_ run: RunStatus, isSettledSince: Bool, _ frame: PageFrame) -> ListTable.Row {
        let (sentences, words) = (RunSentences(run), frame.words)
        let hasFailed =
            run.unsuccessful > 0 && !isSettledSince && run.state == RunState.finished.rawValue && !run.hasSentNothing
        return ListTable.Row([
            .head(run.run, to: "/runs/\(run.run)"), .text(frame.job(run.job), small: sentences.parent.map(words)),
            .text(words(run.stateOnPage)),
            .number(run.export.map { frame.say("people: \($0.people)", "\($0.people) 人") } ?? String(run.rows)),
            .number(unsuccessful(run, isSettledSince: isSettledSince, frame), isBad: hasFailed),
            .number(open(run, frame)),
            .time(PageTime(RunTimes(run).made, timezone: run.timezone)),
        ])
    }

    private static func unsuccessful(_ run: RunStatus, isSettledSince: Bool, _ frame: PageFrame) -> String {
        guard run.export == nil else { return "" }
        let count = run.unsuccessful
        if run.isBeingLookedAt { return counting(frame) }
        return isSettledSince
            ? frame.say("\(count), all succeeded since", "\(count)，此后已全部成功") : String(count)
    }

    private static func counting(_ frame: PageFrame) -> String { frame.say("being counted", "统计中") }

    /// What has not succeeded is one thing, and what was not sent another.
    private static func open(_ run: RunStatus, _ frame: PageFrame) -> String {
        guard run.export == nil else { return "" }
        guard !run.isBeingLookedAt else { return counting(frame) }
        let count = run.open
        guard count > 0, run.confirmation == nil else { return String(count) }
        return run.state == RunState.finished.rawValue
            ? frame.say("\(count), not sent", "\(count)，未发送") : frame.say("\(count), not sent yet", "\(count)，尚未发送")
    }
}
