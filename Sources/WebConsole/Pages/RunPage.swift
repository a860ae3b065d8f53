import JobEngine
import JobModel
import JobSession
import Wording

/// One run: how far it is, how its rows have ended and why, and what comes next.
struct RunPage: ConsolePage {
    static let template = "run"

    let frame: PageFrame
    let title: String
    let id: String
    let problem: String?
    let remedy: String?
    let facts: [String]
    let live: RunLivePart
    let isAtWork: Bool
    let reload: String
    let actions: RunActions
    let notes: [String]
    let reasonsTitle: String
    let reasons: [Reason]
    let hasReasons: Bool
    let moreReasons: String?
    let nextTitle: String
    // An empty string would open a section of the template; `nil` opens none.
    let next: String?
    let beforeNext: String?

    struct Reason: Sendable {
        let sentence: String
        let remedy: String?
    }

    /// What this console knows of a run besides what stands in the ledger.
    struct Surroundings: Sendable {
        var said = RunSupervisor.Said()
        var isWorkingHere = false
        var isReadOnly = false
        /// Why what was just asked for was not done.
        var refusal: Explanation?
    }

    init(run: RunStatus, live: RunLivePart, _ surroundings: Surroundings, frame: PageFrame) {
        self.frame = frame
        self.live = live
        let sentences = RunSentences(run)
        let language = frame.language
        id = run.run
        title = language.words(sentences.heading)
        isAtWork = run.isAtWork == true
        let shown = surroundings.refusal ?? (isAtWork ? nil : surroundings.said.failure)
        problem = shown.map { language.words($0.problem.naming(run: run.run)) }
        remedy = shown.map { language.words($0.remedy.naming(run: run.run)) }
        facts = (sentences.facts + [sentences.lineage, sentences.unsent].compactMap(\.self)).map(language.words)
        reload = frame.say("Look again", "再次查看")
        actions = RunActions(run, surroundings, frame)
        notes = surroundings.said.notes.map { language.words($0) }
        let why = ReasonSentences(run.reasons ?? [], showing: Self.reasonLimit)
        reasonsTitle = language.words(ReasonSentences.title)
        reasons = why.reasons.map { Reason(sentence: language.words($0.sentence), remedy: $0.pageRemedy) }
        hasReasons = !reasons.isEmpty
        moreReasons = why.more.map(language.words)
        nextTitle = frame.say("The same in a terminal:", "在终端中的相同操作：")
        next = run.nextCommand
        beforeNext = sentences.beforeNext.map(language.words)
    }

    private static let reasonLimit = 20
}
