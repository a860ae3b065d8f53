import JobEngine
import JobModel
import JobSession
import Wording

/// Where a plan is not whole: of a sheet or job that is not planned yet, or of a run that is being planned or was left.
struct PlanStartPage: ConsolePage {
    static let template = "plan-start"

    let frame: PageFrame
    let title: String
    /// The steps of the sheet; `nil` for a job that no sheet was dropped for.
    let steps: WaveSteps?
    let hasSteps: Bool
    /// The results of the run whose rows are tried again; `nil` for all other plans.
    let retried: PageFrame.Link?
    let sentences: [String]
    /// Where a sheet is dropped in place of one that was deleted.
    let drop: PageFrame.Link?
    let problem: String?
    let remedy: String?
    /// Where the form is sent to; `nil` where a plan is being made.
    let action: String?
    let button: String
    /// The live part while it is planned.
    let events: String?
    let live: String
    let reload: String
    let address: String
    let earlierTitle: String
    let earlier: [Earlier]
    let hasEarlier: Bool

    struct Earlier: Sendable {
        let id: String
        let state: String
        let started: PageTime
    }

    /// Of an import that is not planned yet, or of an export that is not begun.
    ///
    /// - Parameters:
    ///   - name: What is imported, or the job of an export.
    ///   - export: What the job says of an export; `nil` for an import.
    ///   - steps: The steps of its sheet.
    ///   - directory: Where it would go.
    ///   - action: Where the form is sent to, with its token.
    ///   - runs: The runs of the same import.
    ///   - frame: What is around it.
    init(
        of name: String,
        export: ExportChoice? = nil,
        steps: WaveSteps?,
        directory: String,
        action: String,
        runs: [RunStatus],
        frame: PageFrame
    ) {
        self.frame = frame
        self.steps = steps
        hasSteps = steps != nil
        retried = nil
        let isExport = export != nil
        title = isExport ? frame.say("Export \(name)", "导出 \(name)") : frame.say("Plan \(name)", "为 \(name) 制定计划")
        let directoryName = frame.name(of: directory)
        let reading = frame.say(
            "Reads the sheet and \(directoryName), and compares them row by row. Nothing is sent.",
            "读取表格和\(directoryName)并逐行比较，不发送任何内容。"
        )
        sentences =
            (export.map { Self.sentences(of: $0, directoryName, frame) } ?? [reading])
            + (directory == "embedded" ? [frame.practiceDirectory] : [])
        (problem, remedy, drop) = (nil, nil, nil)
        self.action = action
        address = ""
        button = isExport ? frame.say("Begin the export", "开始导出") : frame.say("Make the plan", "制定计划")
        (events, live, reload) = (nil, "", "")
        earlierTitle =
            isExport
            ? frame.say("Earlier runs of it", "此前的运行")
            : frame.say("Earlier plans and runs of it", "此前的计划与运行")
        earlier = runs.map { run in
            Earlier(
                id: run.run,
                state: frame.words(run.stateOnPage),
                started: PageTime(run.started, timezone: run.timezone)
            )
        }
        hasEarlier = !earlier.isEmpty
    }

    private static func sentences(of choice: ExportChoice, _ directory: String, _ frame: PageFrame) -> [String] {
        let what = frame.say(
            "Reads \(directory), and writes what the job chooses to files that are downloaded here. Nothing is changed.",
            "读取\(directory)，按任务的选择写出可在此下载的文件。不做任何更改。"
        )
        guard !choice.within.isEmpty else { return [what] }
        let list = choice.within.joined(separator: "; ")
        return [what, frame.say("Only people of these departments: \(list).", "仅限以下部门的人员：\(list)。")]
    }

    /// Of a run without a whole plan.
    ///
    /// - Parameters:
    ///   - run: The run.
    ///   - sheet: The sheet's id; `nil` where no sheet was dropped for the run.
    ///   - isSheetDeleted: Whether there was one.
    ///   - said: What this console knows of it.
    ///   - frame: What is around it.
    init(of run: RunStatus, sheet: String?, isSheetDeleted: Bool, said: RunSupervisor.Said, frame: PageFrame) {
        self.frame = frame
        // As on the page of a plan: what these steps lead to is a plan of the whole sheet.
        steps = run.parent == nil ? sheet.map { WaveSteps($0, at: .plan, frame) } : nil
        hasSteps = steps != nil
        retried = run.parent.map { parent in
            let words = PlanPage.retried(parent, frame)
            return PageFrame.Link(address: "/runs/\(parent)/results", words: words, isHere: false)
        }
        title = frame.say("Plan of \(run.job), run \(run.run)", "\(run.job) 的计划，运行 \(run.run)")
        let isAtWork = run.isAtWork == true
        let isUnfinished = run.confirmation == nil && run.state != RunState.finished.rawValue
        let canPlan = isUnfinished && !isSheetDeleted
        live = isAtWork ? frame.say("The plan is being made.", "正在制定计划。") : ""
        let isGone = isSheetDeleted && !isAtWork && run.confirmation == nil
        sentences =
            isAtWork
            ? []
            : [Self.standing(run, isUnfinished, hasSteps: hasSteps, frame)] + (isGone ? [Self.deleted(frame)] : [])
        let words = frame.say("Drop a sheet", "上传表格")
        drop = isGone ? PageFrame.Link(address: "/sheets/new", words: words, isHere: false) : nil
        problem = said.failure.map { frame.words($0.problem) }
        remedy = said.failure.map { frame.words($0.remedy) }
        address = "/runs/\(run.run)/plan"
        action = canPlan && !isAtWork ? frame.action(address) : nil
        button = frame.say("Make the plan again", "重新制定计划")
        events = isAtWork ? "/runs/\(run.run)/events" : nil
        reload = frame.say("Look again", "再次查看")
        (earlierTitle, earlier, hasEarlier) = ("", [], false)
    }

    /// That a plan is made no more.
    static func deleted(_ frame: PageFrame) -> String {
        frame.say("Its sheet was deleted: drop the file again to plan it.", "表格已删除：如需制定计划，请重新上传文件。")
    }

    private static func standing(_ run: RunStatus, _ isUnfinished: Bool, hasSteps: Bool, _ frame: PageFrame) -> String {
        if isUnfinished {
            return frame.say(
                "The plan was not finished; nothing was sent.",
                "计划未完成，没有发送任何内容。"
            )
        }
        if run.wasRefused {
            let refused = frame.say("The plan could not be made, and nothing was sent.", "无法制定计划，没有发送任何内容。")
            guard hasSteps else { return refused }
            return refused
                + frame.say(
                    " Correct what is wrong on the pages of the sheet, which are linked above, and make the plan again.",
                    "请在上方链接的表格页面上更正，然后重新制定计划。"
                )
        }
        return frame.say("This run has no plan to show.", "该运行没有可显示的计划。")
    }
}
