import JobEngine
import JobModel
import Testing
import Wording

@testable import WebConsole

struct RemedyWordsTests {
    private static let errors: [any ExplainedError] = [
        EngineError.notAnImport(job: "j"), EngineError.notAnExport(job: "j"), EngineError.runStillOpen("r"),
        EngineError.runHasEnded("r"), EngineError.exportIsWritten("r", folder: "f"), EngineError.neverSent("r"),
        EngineError.unconfirmed("r"), EngineError.jobLost("r"), EngineError.nothingToRetry("r"),
        EngineError.resultsUnwritten("r", isComplete: true, reason: LocalizedText(en: "x", zh: "x")),
        EngineError.resultsUnwritten("r", isComplete: false, reason: LocalizedText(en: "x", zh: "x")),
        EngineError.noSuchRow(run: "r", row: 1), EngineError.noSuchStep(run: "r", step: "s", steps: []),
        LedgerError.limitsDamaged(path: "p"), LedgerError.diskFull, LedgerError.busy, LedgerError.failed(reason: "x"),
        LedgerError.noSuchRun("r"), LedgerError.owned(run: "r"),
        LedgerError.illegalRun("r", from: "a", to: "b", reason: "x"), ConnectionError.noAppID, ConnectionError.noSecret,
    ]

    private let english = PageFrame(language: .english, place: .runs)
    private let chinese = PageFrame(language: .chinese, place: .runs)

    @Test func `what is to be done is said by pages and buttons, and not by commands`() {
        for error in Self.errors {
            let words = RemedyWords.of(error)
            for text in [words.en, words.zh] {
                #expect(
                    !text.contains("roster ") && !text.contains("--") && !text.contains("Ctrl-C"),
                    "\(error): \(text)"
                )
            }
            #expect(words.en != words.zh)
        }
    }

    @Test func `a command that is no more than named is its button, too`() {
        let drift = RowDrift.value(field: "name", was: "a", now: "b").remedy
        for text in [RemedyWords.named(drift).en, RemedyWords.named(drift).zh] { #expect(!text.contains("roster ")) }
        let named = RemedyWords.named(
            LocalizedText(
                en: "`roster retry last` looks up who has it now; `roster results r1` shows it.",
                zh: "`roster retry last` 会查询现在的持有人；roster results r1 可列出。"
            )
        )
        #expect(
            named.en == "'Plan the rows again that did not succeed' looks up who has it now; "
                + "'The results, row by row' shows it."
        )
        #expect(named.zh == "“为未成功的行重新制定计划”会查询现在的持有人；“逐行结果”可列出。")
    }

    @Test func `a sentence that is in one language already has its commands named, too`() {
        #expect(
            RemedyWords.named("Correct that row, then run `roster retry r1`.", on: english)
                == "Correct that row, then press 'Plan the rows again that did not succeed'."
        )
        #expect(RemedyWords.named("请更正所依赖的行，然后运行 `roster retry r1`。", on: chinese) == "请更正所依赖的行，然后点击“为未成功的行重新制定计划”。")
        #expect(RemedyWords.named("Correct it.", on: english) == "Correct it.")
        let retry = "Correct that row, then run `roster retry r1`."
        #expect(RemedyWords.named(retry, on: english) { "\($0) it" } == "Correct that row, then press 'retry it'.")
        struct Failure: ExplainedError {
            let explanation = Explanation(
                problem: LocalizedText(en: "x", zh: "x"),
                remedy: LocalizedText(en: "Run `roster resume r1`.", zh: "请运行 `roster resume r1`。")
            )
        }
        // A plan that failed is made again by the button of its page.
        #expect(RemedyWords.planning(Failure()).remedy.en == "Press 'Make the plan again'.")
        #expect(RemedyWords.planning(Failure()).remedy.zh == "请点击“重新制定计划”。")
    }
}
