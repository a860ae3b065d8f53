import JobEngine
import JobModel
import JobSession
import Wording

/// The part of a run's page that changes while the run is under way.
struct RunLivePart: ConsolePage {
    static let template = "run-live"

    /// One polite line for those who hear the page.
    let status: String
    let actions: RunActions
    let times: TimesOnPage
    let headings: [String]
    /// An export has none.
    let hasSteps: Bool
    let steps: [Step]
    let stages: [Stage]
    let hasStages: Bool
    let waiting: String?
    let plot: RatePlot?
    let problemsTitle: String
    let problems: [Problem]
    let hasProblems: Bool

    struct Step: Sendable {
        let name: String
        let sentence: String
        /// `nil` of what is planned and not released: nothing is under way.
        let bar: Bar?
        let outcomes: [Count]
    }

    struct Bar: Sendable {
        let done: Int
        let total: Int
        let percent: String
    }

    struct Count: Sendable {
        let name: String
        let count: Int
        let kind: String
    }

    struct Stage: Sendable {
        let words: String
        let isNow: Bool
        let isDone: Bool
    }

    struct Problem: Sendable {
        let address: String
        let row: String
        let problem: String
    }

    /// What it is made of.
    struct Source: Sendable {
        let run: RunStatus
        /// How many rows go first; `nil` for an export.
        var canary: Int?
        /// `nil` where nothing is written at the moment.
        var rate: RunRate?
        var waiting: LocalizedText?
        var problems: [FoundRows.Entry] = []
        let surroundings: RunPage.Surroundings
    }

    init(_ source: Source, frame: PageFrame) {
        let run = source.run
        actions = RunActions(run, source.surroundings, frame)
        let sentences = RunSentences(run)
        status = frame.words(Self.sentence(run, sentences, source.surroundings))
        times = TimesOnPage(run, frame)
        hasSteps = !run.steps.isEmpty
        headings = [
            frame.say("Step", "步骤"), frame.say("Rows", "行"),
            frame.say("How they ended", "结果"),
        ]
        steps = zip(run.steps, sentences.stepCounts).map { Self.step($0, $1, hasBar: !Self.isPlanned(run), frame) }
        stages = source.canary.map { RunStages(run, canary: $0).all(on: frame) } ?? []
        hasStages = !stages.isEmpty
        waiting = source.waiting.map { words in
            frame.say("Waits for \(words.en).", "正在等待：\(words.zh)。")
        }
        plot = source.rate.map { RatePlot($0, frame) }
        problemsTitle = frame.say("The last problems", "最近的问题")
        problems = source.problems.map { entry in
            let row = ResultRow(entry.row, in: run.run, words: frame.words)
            return Problem(
                address: "/runs/\(run.run)/rows/\(entry.step)/\(row.row)",
                row: frame.say("row \(row.row)", "第 \(row.row) 行"),
                problem: CellExcerpt.of(row.problem ?? frame.words(row.outcome.words), Self.sentenceLength)
            )
        }
        hasProblems = !problems.isEmpty
    }

    private static func sentence(
        _ run: RunStatus,
        _ sentences: RunSentences,
        _ surroundings: RunPage.Surroundings
    ) -> LocalizedText {
        let (done, total) = run.steps.map(\.progress).reduce((0, 0)) { ($0.0 + $1.done, $0.1 + $1.total) }
        let (state, counts) = (self.state(of: run, surroundings), sentences.counts)
        if isPlanned(run), surroundings.said.isStarting {
            return LocalizedText(
                en: "\(state.en): \(total - done, "row is", "rows are") to be sent",
                zh: "\(state.zh)：将发送 \(total - done) 行"
            )
        }
        if isPlanned(run) {
            return LocalizedText(
                en: "\(state.en): \(total - done, "row") would be sent, \(done) would not",
                zh: "\(state.zh)：将发送 \(total - done) 行，不发送 \(done) 行"
            )
        }
        if run.hadNothingToSend, total > 0 {
            let planned = run.stateOnPage
            return LocalizedText(
                en:
                    "\(planned.en): \(run.endedWell) of \(total, "row") "
                    + "\(run.endedWell == 1 || total == 1 ? "is" : "are") in the directory "
                    + "as the sheet has \(total == 1 ? "it" : "them")",
                zh: "\(planned.zh)：共 \(total) 行，其中 \(run.endedWell) 行与目录一致"
            )
        }
        if run.wasRefused {
            return LocalizedText(en: "\(state.en): nothing was sent", zh: "\(state.zh)：没有发送任何内容")
        }
        guard let export = run.export else {
            guard total > 0 else {
                return run.state == RunState.finished.rawValue
                    ? LocalizedText(en: "\(state.en): there were no rows", zh: "\(state.zh)：没有任何行")
                    : LocalizedText(en: "\(state.en): the rows are not counted yet", zh: "\(state.zh)：尚未统计行数")
            }
            return progress(of: run, state, done: done, of: total)
        }
        if export.departments == 0, run.isAtWork == true {
            return LocalizedText(
                en: "\(state.en): asks the directory for its departments",
                zh: "\(state.zh)：正在向目录查询部门"
            )
        }
        return LocalizedText(
            en: "\(state.en): \(counts.rows.en), \(counts.unsuccessful.en)",
            zh: "\(state.zh)：\(counts.rows.zh)，\(counts.unsuccessful.zh)"
        )
    }

    /// Where it stands; between what a person has asked for and what comes of it, that it is on its way.
    private static func state(of run: RunStatus, _ surroundings: RunPage.Surroundings) -> LocalizedText {
        if surroundings.isStopping, run.isUnderWay { return LocalizedText(en: "stopping", zh: "正在停止") }
        if surroundings.said.isStarting, [RunState.planned, .planning].map(\.rawValue).contains(run.state) {
            return LocalizedText(en: "starting", zh: "正在启动")
        }
        let isStill = run.state == RunState.stopped.rawValue
        if surroundings.said.isGoingOn, isStill { return LocalizedText(en: "going on", zh: "正在继续") }
        return run.stateOnPage
    }

    /// How many rows are done; of a run that has ended, how many have succeeded, as its results say it.
    private static func progress(
        of run: RunStatus,
        _ state: LocalizedText,
        done: Int,
        of total: Int
    ) -> LocalizedText {
        // Rows that wait for another one, or were never reached, have settled without an attempt: they are not done.
        let left = run.notAttempted
        let (bad, done) = (run.unsuccessful - left, done - left)
        let untried = left > 0 ? (", \(left) not attempted", "，\(left) 行未尝试") : ("", "")
        if run.state == RunState.finished.rawValue || run.state == RunState.written.rawValue, run.open == 0 {
            let success = RunSentences(run).success
            let rest = bad > 0 ? (", \(bad) did not", "，\(bad) 行未成功") : ("", "")
            return LocalizedText(
                en: "\(state.en): \(success.en)\(rest.0)\(untried.0)",
                zh: "\(state.zh)：\(success.zh)\(rest.1)\(untried.1)"
            )
        }
        let rest = bad > 0 ? (", \(bad) of them without success", "，其中 \(bad) 行未成功") : ("", "")
        return LocalizedText(
            en: "\(state.en): \(done) of \(total, "row") \(done == 1 ? "is" : "are") done\(rest.0)\(untried.0)",
            zh: "\(state.zh)：共 \(total) 行，已有结果 \(done) 行\(rest.1)\(untried.1)"
        )
    }

    /// While a plan is made, its rows settle; of one that is made nothing is under way.
    private static func isPlanned(_ run: RunStatus) -> Bool {
        run.isBeforeRelease && run.state == RunState.planned.rawValue
    }

    private static func step(
        _ step: RunStatus.Step,
        _ sentence: LocalizedText,
        hasBar: Bool,
        _ frame: PageFrame
    ) -> Step {
        let (done, total) = step.progress
        return Step(
            name: frame.step(step.name, in: step.source),
            sentence: frame.words(sentence),
            bar: hasBar
                ? Bar(done: done, total: max(total, 1), percent: total == 0 ? "" : "\(done * 100 / total) %") : nil,
            outcomes: Outcome.allCases.filter { step.count($0) > 0 }.map { outcome in
                Count(
                    name: frame.words(outcome.words),
                    count: step.count(outcome),
                    kind: outcome.isSuccess ? "good" : "bad"
                )
            }
        )
    }

    private static let sentenceLength = 240
}
