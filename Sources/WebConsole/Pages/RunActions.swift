import JobEngine
import JobModel
import JobSession
import Wording

/// What can be done with a run from its page.
struct RunActions: Sendable {
    /// Sent by every form.
    let formToken: String
    let forms: [Form]
    let links: [PageFrame.Link]
    /// What is to be known where nothing can be done here.
    let note: String?

    /// What leads to a plan that can be released.
    static let releasing = LocalizedText(en: "Look at the plan, and release it", zh: "查看计划并发布")

    /// A button that posts.
    struct Form: Sendable {
        /// By it the focus finds the button again when the page changes by itself.
        let id: String
        let address: String
        let button: String
        let isMain: Bool
    }

    init(_ run: RunStatus, _ surroundings: RunPage.Surroundings, _ frame: PageFrame) {
        let path = "/runs/\(run.run)"
        func form(_ end: String, _ en: String, _ zh: String, isMain: Bool = true) -> Form {
            Form(id: "do-\(end)", address: "\(path)/\(end)", button: frame.say(en, zh), isMain: isMain)
        }
        formToken = frame.formToken
        let sends = !surroundings.isReadOnly
        let stop = form("stop", "Stop", "停止", isMain: false)
        var forms: [Form] = []
        var note: String?
        let isUnreleased = run.confirmation == nil && run.export == nil
        switch run.nextStep {
        case .watch where surroundings.isStopping:
            note = frame.say(
                "It stops as soon as there are answers to what was sent; nothing more is sent.",
                "已发出的请求得到应答后即停止，不再发送新的请求。"
            )
        case .watch where surroundings.isWorkingHere: forms = [stop]
        case .watch where sends && run.confirmation != nil:
            forms = [stop]
            note = frame.say("Another process is at work on it.", "由其他进程执行。")
        case .watch:
            note = frame.say(
                "Another process is at work on it. Stop it on its own page, or by Ctrl-C in its terminal.",
                "由其他进程执行。请在其自己的页面上停止，或在其终端按 Ctrl-C。"
            )
        // Its plan was not finished.
        case .resume where isUnreleased && run.state == RunState.planning.rawValue:
            let isGone = surroundings.correcting.isSheetDeleted
            note = isGone ? PlanStartPage.deleted(frame) : nil
            forms = isGone ? [] : [form("plan", "Make the plan again", "重新制定计划")]
        case .resume where isUnreleased: break
        // Workers may go on with it.
        case .resume where sends && run.isReleasedAndOpen: forms = [form("go-on", "Go on", "继续"), stop]
        // An export only reads.
        case .resume where sends || run.export != nil: forms = [form("go-on", "Go on", "继续")]
        case .resume: note = frame.words(RunRequestError.readOnly.problem)
        case .resolve: forms = [form("resolve", "Find out how the rows ended", "查明各行结果")]
        case .results(let holder):
            // Of the run of the lineage that has the rows that are open, which may be another one.
            let address = "/runs/\(holder)/write-results"
            let button = frame.say("Write the results", "写出结果文件")
            if surroundings.correcting.isSheetDeleted { note = surroundings.correcting.note(run.nextStep, frame) }
            forms = [Form(id: "do-write", address: address, button: button, isMain: true)]
        case .retry:
            let retry = RowsToRetry(run, surroundings)
            note = Self.note(retry, run, surroundings, frame)
            if case .rows(let count) = retry {
                let button = ResultsWords.counted(frame.words(RemedyWords.link(for: "retry")), count, frame)
                forms = [Form(id: "do-retry", address: "\(path)/retry", button: button, isMain: true)]
            }
        case nil: break
        }
        (self.forms, self.note) = (forms, note)
        guard run.export == nil else {
            let files = PageFrame.Link(
                address: "/exports/\(run.run)",
                words: frame.say("Its files, and what has changed", "查看文件与变化"),
                isHere: false
            )
            // One that was refused has ended as well, and has no files.
            let isWhole = run.exit == ExitStatus.success.rawValue || run.exit == ExitStatus.rowsFailed.rawValue
            links = run.state == RunState.finished.rawValue && isWhole ? [files] : []
            return
        }
        let retry = RowsToRetry(run, surroundings)
        let canRetry = retry != nil && retry != .ofOthers
        // Like the button these are about all rows of the lineage.
        let correcting: [PageFrame.Link] =
            (canRetry ? surroundings.correcting.link(toCorrect: surroundings.toCorrect, frame) : nil).map { [$0] } ?? []
        let others = Self.others(run, surroundings, frame)
        let isOpen = isUnreleased && run.state != RunState.finished.rawValue
        // What nobody can release here yet, or from this console, is only looked at.
        let canRelease = isOpen && sends && run.state == RunState.planned.rawValue && run.isAtWork != true
        let plan =
            canRelease
            ? frame.words(Self.releasing) : frame.say("The plan", "计划")
        let results = frame.say("The results, row by row", "逐行结果")
        links =
            [PageFrame.Link(address: path + "/plan", words: plan, isHere: false)]
            + (run.rows > 0 && !isOpen
                ? [PageFrame.Link(address: path + "/results", words: results, isHere: false)] : [])
            + correcting + others
    }

    /// What is to be known of rows that are planned again, or are not.
    private static func note(
        _ retry: RowsToRetry?,
        _ run: RunStatus,
        _ surroundings: RunPage.Surroundings,
        _ frame: PageFrame
    ) -> String? {
        let elsewhere = surroundings.correcting.note(run.nextStep, frame)
        switch retry {
        case .ofOthers:
            return frame.say(
                "Every row of this run has succeeded. \(run.openOfLineage, "row") of the wave \(run.openOfLineage == 1 ? "has" : "have") "
                    + "not: look at the results of the first run, which had all rows.",
                "此运行的所有行均已成功。本批次另有 \(run.openOfLineage) 行未成功：请查看首次运行的结果，其中包含所有行。"
            )
        case .readOtherwise, nil: return elsewhere
        case .rows, .leftOut:
            let leftOut = DoableRows.note(ofRowsLeftOut: surroundings.rowsLeftOut, frame)
            let others = ResultsWords.triedAsTheyAre(
                run.openOfLineage - surroundings.rowsLeftOut,
                besides: surroundings.toCorrect,
                frame
            )
            let notes = [others, leftOut, elsewhere].compactMap(\.self)
            return notes.isEmpty ? nil : notes.joined(separator: frame.say(" ", ""))
        }
    }

    /// Leads from a retry whose rows have all succeeded to the run that has had all rows: the one whose rows it has
    /// tried again may have none that is left.
    private static func others(
        _ run: RunStatus,
        _ surroundings: RunPage.Surroundings,
        _ frame: PageFrame
    ) -> [PageFrame.Link] {
        guard RowsToRetry(run, surroundings) == .ofOthers, let first = surroundings.first ?? run.parent else {
            return []
        }
        let address = FormAddress.of("/runs/\(first)/results", [("outcome", "unsuccessful")])
        let words = frame.say("The results of \(first)", "\(first) 的结果")
        return [PageFrame.Link(address: address, words: words, isHere: false)]
    }

    /// Tells what can be done now from what can be done later.
    var mark: String { (links.map(\.words) + forms.map(\.id) + [note ?? ""]).joined(separator: "\n") }
}
