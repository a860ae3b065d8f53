import JobEngine
import JobSession
import Wording

/// One run: how far it is, how its rows have ended and why, and what comes next.
struct RunPage: ConsolePage {
    static let template = "run"

    let frame: PageFrame
    let title: String
    let id: String
    let facts: [String]
    let live: RunLivePart
    let isAtWork: Bool
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

    init(run: RunStatus, frame: PageFrame) {
        self.frame = frame
        let sentences = RunSentences(run)
        let language = frame.language
        id = run.run
        title = language.words(sentences.heading)
        facts = (sentences.facts + [sentences.lineage, sentences.unsent].compactMap(\.self)).map(language.words)
        live = RunLivePart(run: run, language: language)
        isAtWork = run.isAtWork == true
        let why = ReasonSentences(run.reasons ?? [], showing: Self.reasonLimit)
        reasonsTitle = language.words(ReasonSentences.title)
        reasons = why.reasons.map { Reason(sentence: language.words($0.sentence), remedy: $0.remedy) }
        hasReasons = !reasons.isEmpty
        moreReasons = why.more.map(language.words)
        nextTitle = frame.say("Next, in a terminal:", "下一步，在终端中运行：")
        next = run.nextCommand
        beforeNext = sentences.beforeNext.map(language.words)
    }

    private static let reasonLimit = 20
}
