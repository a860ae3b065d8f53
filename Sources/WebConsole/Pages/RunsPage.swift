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
    let headings: [String]
    let runs: [Row]
    let hasRuns: Bool
    let drop: String

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
            frame.say("Run", "运行"), frame.say("Job", "作业"), frame.say("State", "状态"), frame.say("Rows", "行数"),
            frame.say("Not successful", "未成功"), frame.say("Begun", "开始时间"),
        ]
        hasRuns = !runs.isEmpty
        self.runs = runs.map { run in
            let sentences = RunSentences(run)
            return Row(
                id: run.run,
                job: run.job,
                state: frame.language.words(sentences.state),
                rows: String(run.rows),
                unsuccessful: String(run.notWell),
                isTroubled: run.notWell > 0 && run.state == RunState.finished.rawValue,
                parent: sentences.parent.map(frame.language.words),
                started: PageTime(run.started, timezone: run.timezone)
            )
        }
    }
}
