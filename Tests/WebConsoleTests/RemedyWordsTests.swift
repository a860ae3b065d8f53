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
        let english = RunRemedies.leading(to: "Back", hasPages: true, english)
        let retry = "Correct that row, then run `roster retry r1`."
        #expect(english.of(retry, onPages: nil) == "Correct that row, then press 'Back'.")
        #expect(english.of("Correct it.", onPages: nil) == "Correct it." && english.of(nil, onPages: nil) == nil)
        let chinese = RunRemedies.leading(to: "返回", hasPages: true, chinese)
        #expect(chinese.of("请更正所依赖的行，然后运行 `roster retry r1`。", onPages: nil) == "请更正所依赖的行，然后点击“返回”。")
    }

    @Test func `rows of files have the words of files, and no pages`() {
        let (remedy, page) = ("Correct the job.", "Choose on the page Columns.")
        let onPages = RunRemedies.leading(to: "Back", hasPages: true, english)
        let ofFiles = RunRemedies.leading(to: "Back", hasPages: false, english)
        #expect(onPages.of(remedy, onPages: page) == page && ofFiles.of(remedy, onPages: page) == remedy)
    }

    @Test func `where no cell is to be corrected, the page is named that has it`() {
        let here = LocalizedText(
            en:
                "If that is who is meant, correct the cell here: write 'here'. If it is right as it stands, say so below the rows.",
            zh: "若指此人，请在此处更正单元格：填写“在此处”。若原样正确，请在行的下方确认。"
        )
        let there = RemedyWords.elsewhere(here)
        #expect(
            there.en == "If that is who is meant, correct the cell on the page Problems: write 'here'. "
                + "If it is right as it stands, say so on the page Problems."
        )
        #expect(there.zh == "若指此人，请在“问题”页面更正单元格：填写“在此处”。若原样正确，请在“问题”页面确认。")
        let onPages = RunRemedies.leading(to: "Back", hasPages: true, english)
        let inGrid = RunRemedies.ofGrid(english)
        #expect(
            onPages.of("x", onPages: "Fill the cell here, or leave the row out.")?.contains("page Problems") == true
        )
        #expect(inGrid.of("x", onPages: here.en) == here.en)
    }

    @Test func `before its release a row is planned again with all others, and no button is named`() {
        let plan = RunRemedies.ofPlan(isReleased: false, hasPages: false, english)
        #expect(plan.of("Run `roster retry r1`.", onPages: nil) == "Make a new plan.")
        #expect(plan.of("Correct it, then run `roster retry r1`.", onPages: nil) == "Correct it, then make a new plan.")
        #expect(plan.of("`roster retry r1` plans it again.", onPages: nil) == "a new plan plans it again.")
        let chinese = RunRemedies.ofPlan(isReleased: false, hasPages: false, chinese)
        #expect(chinese.of("请更正该行，然后运行 `roster retry r1`。", onPages: nil) == "请更正该行，然后重新制定计划。")
    }

    @Test func `a plan that failed is made again by the button of its page`() {
        struct Failure: ExplainedError {
            let explanation = Explanation(
                problem: LocalizedText(en: "x", zh: "x"),
                remedy: LocalizedText(en: "Run `roster resume r1`.", zh: "请运行 `roster resume r1`。")
            )
        }
        #expect(RemedyWords.planning(Failure()).remedy.en == "Press 'Make the plan again'.")
        #expect(RemedyWords.planning(Failure()).remedy.zh == "请点击“重新制定计划”。")
    }
}
