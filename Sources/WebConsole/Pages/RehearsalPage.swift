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

    /// - Parameters:
    ///   - run: The run.
    ///   - standing: How its rehearsal stands.
    ///   - plan: What tells the run's plan from others; `nil` where there is none.
    ///   - hasPages: Whether the rows are of a sheet that is corrected on the pages of this console.
    ///   - frame: What is around the page.
    init(
        of run: RunRecord,
        _ standing: RehearsalSupervisor.Standing?,
        plan: String?,
        hasPages: Bool,
        frame: PageFrame
    ) {
        self.frame = frame
        id = run.id
        title = frame.say("Rehearsal of \(run.job)", "\(run.job) 的演练")
        reload = frame.say("Look again", "再次查看")
        release = frame.say("Back to the release", "返回发布页面")
        reasonsTitle = frame.words(ReasonSentences.title)
        unknownTitle = frame.words(RehearsalSentences.unknownTitle)
        filesTitle = frame.say("Its files", "文件")
        let kept: KeptRehearsal? = if case .ended(let kept) = standing { kept } else { nil }
        isUnderWay = if case .underWay = standing { true } else { false }
        let done: KeptRehearsal.Done? = if case .done(let done) = kept?.end { done } else { nil }
        if case .failed(let problem, let remedy) = kept?.end {
            (self.problem, self.remedy) = (frame.words(problem), frame.words(remedy))
        } else {
            (problem, remedy) = (nil, nil)
        }
        state = Self.state(standing, frame)
        let before = kept.flatMap { Self.before($0, isOfPlan: $0.plan == plan, frame) }
        lines = [before].compactMap(\.self) + (done.map { Self.lines($0, frame) } ?? [])
        let remedies = RunRemedies.ofPlan(isReleased: false, hasPages: hasPages, frame)
        reasons = (done?.reasons ?? []).map {
            RunPage.Reason(
                sentence: frame.sentence($0.sentence),
                code: $0.code,
                remedy: remedies.of($0.remedy, onPages: $0.pageRemedy)
            )
        }
        hasReasons = !reasons.isEmpty
        unknown = (done?.unknown ?? []).map(frame.words)
        hasUnknown = !unknown.isEmpty
        files = done.map { Self.files($0, of: run.id) } ?? []
        hasFiles = !files.isEmpty
    }

    private static func state(_ standing: RehearsalSupervisor.Standing?, _ frame: PageFrame) -> String {
        switch standing {
        case .underWay:
            frame.say("The rehearsal is under way. Nothing is written to the directory.", "演练正在进行，不向目录写入任何内容。")
        case .ended(let kept):
            switch kept.end {
            case .done: frame.words(RehearsalSentences.title)
            case .failed: frame.say("The rehearsal did not come to its end.", "演练未完成。")
            case .stopped: frame.say("The rehearsal was stopped.", "演练已停止。")
            }
        case .lost: RehearsedNote.lost(frame)
        case nil: frame.say("Nothing of this run was rehearsed on these pages.", "此运行尚未在控制台中演练。")
        }
    }

    /// That other rows were rehearsed than the plan has; `nil` where the plan was.
    private static func before(_ kept: KeptRehearsal, isOfPlan: Bool, _ frame: PageFrame) -> String? {
        if !isOfPlan {
            return frame.say(
                "The plan has been made again since: this was a rehearsal of the one before it.",
                "此后已重新制定计划：以下为之前计划的演练。"
            )
        }
        return kept.hasChanges
            ? frame.say(
                "It took what was changed since the plan was made as well, which the plan does not have.",
                "演练包含了制定计划之后的更改，计划中没有这些更改。"
            ) : nil
    }

    private static func lines(_ done: KeptRehearsal.Done, _ frame: PageFrame) -> [String] {
        let name = frame.name(of: done.origin)
        let origin = frame.say("The copy was made from \(name).", "演练副本来自\(name)。")
        return RunSentences(done.status).stepsOnPage.map(frame.words) + [origin] + done.lines.map(frame.words)
    }

    /// As the results have them, without those that say nothing.
    private static func files(_ done: KeptRehearsal.Done, of run: String) -> [PageFrame.Link] {
        // What is made for programs says nothing to readers.
        let shown = RunFiles(rehearsed: done.files).all.filter { file in
            !file.name.hasSuffix(".json") && !ResultsPage.isEmpty(file, of: done.status)
        }
        return shown.map { file in
            let address = FormAddress.of("/runs/\(run)/rehearsal/file", [("name", file.name)])
            return PageFrame.Link(address: address, words: file.name, isHere: false)
        }
    }
}
