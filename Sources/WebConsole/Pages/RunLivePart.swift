import JobEngine
import JobModel
import JobSession
import Wording

/// The part of a run's page that changes while the run is under way.
struct RunLivePart: ConsolePage {
    static let template = "run-live"

    /// One polite line for those who hear the page.
    let status: String
    let headings: [String]
    /// An export has none.
    let hasSteps: Bool
    let steps: [Step]

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

    init(run: RunStatus, language: Language) {
        let sentences = RunSentences(run)
        let (done, total) = run.steps.map(\.progress).reduce((0, 0)) { ($0.0 + $1.done, $0.1 + $1.total) }
        let state = sentences.state
        let counts = sentences.counts
        let sentence =
            run.export == nil
            ? LocalizedText(
                en: "\(state.en): \(done) of \(total) rows are settled",
                zh: "\(state.zh)：共 \(total) 行，已完成 \(done) 行"
            )
            : LocalizedText(
                en: "\(state.en): \(counts.rows.en), \(counts.unsuccessful.en)",
                zh: "\(state.zh)：\(counts.rows.zh)，\(counts.unsuccessful.zh)"
            )
        status = language.words(sentence)
        hasSteps = !run.steps.isEmpty
        headings = [
            language.words(LocalizedText(en: "Step", zh: "步骤")), language.words(LocalizedText(en: "Rows", zh: "行")),
            language.words(LocalizedText(en: "How they ended", zh: "结果")),
        ]
        steps = zip(run.steps, sentences.steps).map { step, sentence in
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
    }
}
