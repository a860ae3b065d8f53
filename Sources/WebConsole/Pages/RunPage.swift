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
    /// What the embedded directory does wrong on purpose; `nil` for another, and where it does nothing wrong.
    let faults: FaultNote?
    let live: RunLivePart
    let isUnderWay: Bool
    let reload: String
    let notes: [String]
    let look: LookNote?
    let reasonsTitle: String
    let reasonsNote: String?
    let reasons: [Reason]
    let hasReasons: Bool
    /// Leads to the rows themselves.
    let moreReasons: PageFrame.Link?
    let nextTitle: String
    // An empty string would open a section of the template; `nil` opens none.
    let next: String?
    let beforeNext: String?

    struct Reason: Sendable {
        let sentence: String
        /// In small print behind it.
        let code: String?
        let remedy: String?
    }

    /// What this console knows of a run besides what stands in the ledger.
    struct Surroundings: Sendable {
        var said = RunSupervisor.Said()
        var isWorkingHere = false
        /// Whether a person has asked that it stops, and it is still at work.
        var isStopping = false
        var isReadOnly = false
        /// Where the rows are corrected that did not succeed.
        var correcting = CorrectingPlace()
        /// How many rows that have succeeded in no run of its lineage are left out on the pages of their sheet.
        var rowsLeftOut = 0
        /// How many of the rows that are tried again have to be corrected first; `nil` where that is not known.
        var toCorrect: Int?
        /// What an export was to hold that holds nobody; `nil` of any other run.
        var emptySelection: LocalizedText?
        /// The first run of its lineage, which has had all of its rows; `nil` where it is that one.
        var first: String?
        /// Why what was just asked for was not done.
        var refusal: Explanation?
    }

    init(run: RunStatus, live: RunLivePart, _ surroundings: Surroundings, faults: FaultNote? = nil, frame: PageFrame) {
        (self.frame, self.live, self.faults) = (frame, live, faults)
        let sentences = RunSentences(run)
        id = run.run
        let job = frame.job(run.job)
        title = frame.say("\(job), run \(run.run)", "\(job)，运行 \(run.run)")
        isUnderWay = run.isUnderWay
        let shown = surroundings.refusal ?? (isUnderWay ? nil : surroundings.said.failure)
        problem = shown.map { frame.words($0.problem) }
        let remedies = RunRemedies.ofRun(run, surroundings, frame)
        remedy = shown.map { remedies.of($0.remedy) }
        // A plan has nothing to be counted together with; one that tries rows again has its earlier runs.
        let lineage = run.isBeforeRelease && run.parent == nil ? nil : sentences.lineageOnPage
        let directory = run.directory.isEmpty ? [] : [frame.directory(run.directory, as: run.app)]
        // How far an export is, only the part says that changes by itself.
        let circumstances = run.export != nil && isUnderWay ? [] : sentences.circumstances
        facts =
            directory
            + (circumstances + [lineage, sentences.unsent].compactMap(\.self)).map { remedies.of($0) }
            + (surroundings.emptySelection.map { [Self.emptyExport($0, frame)] } ?? [])
        reload = frame.say("Look again", "再次查看")
        notes = surroundings.said.notes.map { PageTime.saying(remedies.of($0), timezone: run.timezone) }
        look = LookNote(run, at: "/runs/\(run.run)", frame)
        let why = ReasonSentences(run.reasons ?? [], showing: Self.reasonLimit)
        reasonsTitle = frame.words(run.isBeforeRelease ? ReasonSentences.titleOfPlan : ReasonSentences.title)
        // Of a run that tries others' rows again only its results know which are which.
        let since = run.parent == nil && run.lineage != nil ? run.notWell - run.openOfLineage : 0
        reasonsNote = run.isUnderWay || run.isBeforeRelease ? nil : ResultsWords.endedHere(since, frame)
        reasons = why.reasons.map {
            Reason(
                sentence: frame.sentence($0.pageSentence),
                code: $0.code,
                remedy: remedies.of($0.remedy, onPages: $0.pageRemedy)
            )
        }
        hasReasons = !reasons.isEmpty
        moreReasons = why.moreOnPage.map {
            PageFrame.Link(address: Self.rows(of: run), words: frame.words($0), isHere: false)
        }
        nextTitle = frame.say("For IT: the same in a terminal", "供技术人员使用：在终端中的相同操作")
        // A plan that is made is released on its page; a command that goes on with it is not the same.
        if run.isBeforeRelease, run.state == RunState.planned.rawValue {
            (next, beforeNext) = (nil, nil)
            // What is left is done where the other rows are.
            // A command would be refused as the button would be.
        } else if [.ofOthers, .leftOut].contains(RowsToRetry(run, surroundings)) {
            (next, beforeNext) = (nil, nil)
            // Its sheet was deleted.
        } else if run.state == RunState.planning.rawValue, surroundings.correcting.isSheetDeleted {
            (next, beforeNext) = (nil, nil)
            // The button takes what was done on the pages of the sheet, and so does the command.
        } else if case .retry = run.nextStep, let job = surroundings.correcting.jobFile {
            next = frame.typed("roster retry \(run.run) --job \(ShellWord.quoted(job))")
            beforeNext = surroundings.correcting.hint(frame)
        } else {
            next = run.nextCommand.map(frame.typed)
            beforeNext = sentences.beforeNext.map(frame.words)
        }
    }

    private static func emptyExport(_ selection: LocalizedText, _ frame: PageFrame) -> String {
        frame.say(
            "No person fits what was chosen: the export holds \(selection.en).",
            "没有人员符合所选范围：\(selection.zh)。"
        )
    }

    /// Where the rows are looked at that did not succeed, or that would not be sent.
    private static func rows(of run: RunStatus) -> String {
        guard run.isBeforeRelease else {
            return FormAddress.of("/runs/\(run.run)/results", [("outcome", "unsuccessful")]) + "#rows"
        }
        let isInvalid = run.steps.contains { $0.count(.invalid) > 0 }
        let kind = isInvalid ? StepSentences.Kind.invalid : .heldBack
        return FormAddress.of("/runs/\(run.run)/plan", [("show", kind.rawValue)]) + "#rows"
    }

    private static let reasonLimit = 20
}
