import JobEngine
import JobModel
import JobSession
import Wording

/// How the rehearsal of a run stands, and how the run would end.
struct RehearsalPage: ConsolePage {
    static let template = "rehearsal"

    let frame: PageFrame
    let title: String
    let id: String
    let problem: String?
    let remedy: String?
    let state: String
    let isUnderWay: Bool
    let reload: String
    let lines: [String]
    let reasonsTitle: String
    let reasons: [RunPage.Reason]
    let hasReasons: Bool
    let unknownTitle: String
    let unknown: [String]
    let hasUnknown: Bool
    let filesTitle: String
    let files: [PageFrame.Link]
    let hasFiles: Bool
    let release: String

    init(of run: RunRecord, _ standing: RehearsalSupervisor.Standing?, hasPages: Bool, frame: PageFrame) {
        self.frame = frame
        id = run.id
        title = frame.say("Rehearsal of \(run.job)", "\(run.job) 的演练")
        reload = frame.say("Look again", "再次查看")
        release = frame.say("Back to the release", "返回发布页面")
        reasonsTitle = frame.words(ReasonSentences.title)
        unknownTitle = frame.words(RehearsalSentences.unknownTitle)
        filesTitle = frame.say("Its files", "文件")
        var problem: Explanation?
        var rehearsal: Rehearsal?
        var isUnderWay = false
        switch standing {
        case .underWay:
            isUnderWay = true
            state = frame.say("The rehearsal is under way. Nothing is written to the directory.", "演练正在进行，不向目录写入任何内容。")
        case .done(let done):
            rehearsal = done
            state = frame.words(RehearsalSentences.title)
        case .failed(let explanation):
            problem = explanation
            state = frame.say("The rehearsal did not come to its end.", "演练未完成。")
        case .stopped: state = frame.say("The rehearsal was stopped.", "演练已停止。")
        case nil: state = frame.say("This console has rehearsed nothing of this run.", "此控制台尚未演练该运行。")
        }
        self.isUnderWay = isUnderWay
        self.problem = problem.map { frame.words($0.problem) }
        remedy = problem.map { frame.words($0.remedy) }
        lines = rehearsal.map { Self.lines($0, frame) } ?? []
        let why = ReasonSentences(rehearsal?.summary.reasons ?? [], showing: Self.reasonLimit)
        let remedies = RunRemedies.ofPlan(isReleased: false, hasPages: hasPages, frame)
        reasons = why.reasons.map {
            RunPage.Reason(
                sentence: frame.sentence($0.pageSentence),
                code: $0.code,
                remedy: remedies.of($0.remedy, onPages: $0.pageRemedy)
            )
        }
        hasReasons = !reasons.isEmpty
        unknown = (rehearsal?.unknown ?? []).map { frame.words($0.wordsOnPage) }
        hasUnknown = !unknown.isEmpty
        files = rehearsal.map { Self.files($0, of: run.id) } ?? []
        hasFiles = !files.isEmpty
    }

    private static func lines(_ rehearsal: Rehearsal, _ frame: PageFrame) -> [String] {
        let sentences = RehearsalSentences(rehearsal)
        let name = frame.name(of: rehearsal.origin)
        let origin = frame.say("The copy was made from \(name).", "演练副本来自\(name)。")
        return RunSentences(rehearsal.status).stepsOnPage.map(frame.words) + [origin]
            + [sentences.invitations, sentences.calls, sentences.timeOnPage].map(frame.words)
    }

    /// As the results have them, without those that say nothing.
    private static func files(_ rehearsal: Rehearsal, of run: String) -> [PageFrame.Link] {
        // What is made for programs says nothing to readers.
        let shown = RunFiles(of: rehearsal).all.filter { file in
            !file.name.hasSuffix(".json") && !ResultsPage.isEmpty(file, of: rehearsal.status)
        }
        return shown.map { file in
            let address = FormAddress.of("/runs/\(run)/rehearsal/file", [("name", file.name)])
            return PageFrame.Link(address: address, words: file.name, isHere: false)
        }
    }

    private static let reasonLimit = 20
}
