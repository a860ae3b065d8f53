import JobEngine
import JobModel
import JobSession
import Wording

/// The newest runs.
struct RunsPage: ConsolePage {
    static let template = "runs"
    static let limit = 50

    let frame: PageFrame
    let title: String
    let none: String
    let headings: [ColumnHead]
    let runs: [Row]
    let hasRuns: Bool
    let drop: String
    let plotsTitle: String
    let plots: [BarPlot]
    let hasPlots: Bool

    struct Row: Sendable {
        let id: String
        let job: String
        let state: String
        let rows: String
        let unsuccessful: String
        let isTroubled: Bool
        let parent: String?
        let started: PageTime
    }

    init(runs: [RunStatus], frame: PageFrame) {
        self.frame = frame
        title = frame.say("Runs", "运行")
        none = frame.say("There are no runs yet.", "还没有任何运行。")
        drop = frame.say("Drop a sheet to begin", "上传表格以开始")
        headings = [
            frame.head("Run", "运行"), frame.head("Job", "作业"), frame.head("State", "状态"),
            frame.head("Rows", "行数", isNumber: true), frame.head("Not successful", "未成功", isNumber: true),
            frame.head("Begun", "开始时间"),
        ]
        hasRuns = !runs.isEmpty
        plotsTitle = frame.say("Over time", "变化趋势")
        plots = RunsPlots(runs, frame).all
        hasPlots = !plots.isEmpty
        self.runs = runs.map { run in
            let sentences = RunSentences(run)
            return Row(
                id: run.run,
                job: run.job,
                state: frame.language.words(sentences.state),
                rows: run.export.map { frame.say("people: \($0.people)", "\($0.people) 人") } ?? String(run.rows),
                unsuccessful: run.export == nil ? String(run.notWell) : "",
                isTroubled: run.notWell > 0 && run.state == RunState.finished.rawValue,
                parent: sentences.parent.map(frame.language.words),
                started: PageTime(run.started, timezone: run.timezone)
            )
        }
    }
}
