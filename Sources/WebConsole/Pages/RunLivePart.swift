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
        let done: Int
        let total: Int
        let percent: String
        let outcomes: [Count]
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
        let (run, language) = (source.run, frame.language)
        actions = RunActions(run, source.surroundings, frame)
        let sentences = RunSentences(run)
        status = language.words(Self.sentence(run, sentences))
        hasSteps = !run.steps.isEmpty
        headings = [
            language.words(LocalizedText(en: "Step", zh: "步骤")), language.words(LocalizedText(en: "Rows", zh: "行")),
            language.words(LocalizedText(en: "How they ended", zh: "结果")),
        ]
        steps = zip(run.steps, sentences.steps).map { Self.step($0, $1, language) }
        stages = source.canary.map { RunStages(run, canary: $0).all(in: language) } ?? []
        hasStages = !stages.isEmpty
        waiting = source.waiting.map { words in
            language.words(LocalizedText(en: "Waits for \(words.en).", zh: "正在等待：\(words.zh)。"))
        }
        plot = source.rate.map { RatePlot($0, language: language) }
        problemsTitle = language.words(LocalizedText(en: "The last problems", zh: "最近的问题"))
        problems = source.problems.map { entry in
            let row = ResultRow(entry.row, in: run.run, words: language.words)
            return Problem(
                address: "/runs/\(run.run)/rows/\(entry.step)/\(row.row)",
                row: language.words(LocalizedText(en: "row \(row.row)", zh: "第 \(row.row) 行")),
                problem: CellExcerpt.of(row.problem ?? language.words(row.outcome.words), Self.sentenceLength)
            )
        }
        hasProblems = !problems.isEmpty
    }

    private static func sentence(_ run: RunStatus, _ sentences: RunSentences) -> LocalizedText {
        let (done, total) = run.steps.map(\.progress).reduce((0, 0)) { ($0.0 + $1.done, $0.1 + $1.total) }
        let (state, counts) = (sentences.state, sentences.counts)
        guard run.export != nil else {
            return LocalizedText(
                en: "\(state.en): \(done) of \(total, "row") \(done == 1 ? "is" : "are") settled",
                zh: "\(state.zh)：共 \(total) 行，已完成 \(done) 行"
            )
        }
        return LocalizedText(
            en: "\(state.en): \(counts.rows.en), \(counts.unsuccessful.en)",
            zh: "\(state.zh)：\(counts.rows.zh)，\(counts.unsuccessful.zh)"
        )
    }

    private static func step(_ step: RunStatus.Step, _ sentence: LocalizedText, _ language: Language) -> Step {
        let (done, total) = step.progress
        return Step(
            name: step.name,
            sentence: language.words(sentence),
            done: done,
            total: max(total, 1),
            percent: total == 0 ? "" : "\(done * 100 / total) %",
            outcomes: Outcome.allCases.filter { step.count($0) > 0 }.map { outcome in
                Count(
                    name: language.words(outcome.words),
                    count: step.count(outcome),
                    kind: outcome.isSuccess ? "good" : "bad"
                )
            }
        )
    }

    private static let sentenceLength = 240
}
