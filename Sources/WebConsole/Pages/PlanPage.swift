import JobEngine
import JobModel
import JobSession
import Wording

/// The plan of a run: what becomes of every row, what happens besides, how long it takes; filtered and searched.
struct PlanPage: ConsolePage {
    static let template = "plan"

    let frame: PageFrame
    let title: String
    let id: String
    /// The steps of the sheet that is planned; `nil` where no sheet was dropped for the run, and for rows that are tried
    /// again: what these steps lead to is a plan of the whole sheet.
    let wave: Wave?
    /// The results of the run whose rows are tried again.
    let retried: PageFrame.Link?
    /// What to do about rows that are not sent; `nil` where there are none.
    let advice: PlanAdvice?
    /// Where the plan is made again once the files of its job are corrected; `nil` for a plan of a sheet.
    let again: PageFrame.Link?
    /// What was done since the plan was made; `nil` where nothing was.
    let stale: StalePlan?
    let facts: [String]
    let words: PlanWords
    /// By which another person releases the downloaded plan.
    let applyCommand: String
    let steps: [Step]
    let effects: [Effect]
    let hasEffects: Bool
    let time: [String]
    let warnings: [Warning]
    let hasWarnings: Bool
    let moreWarnings: String?
    /// The way to the release; `nil` where the plan was released, or this console cannot send.
    let release: String?
    /// Where the plan is as a file, for the person who releases it; `nil` once that was done.
    let file: String?
    let note: String?
    let filter: RowsFilter
    let table: RowsTable

    struct Step: Sendable {
        let title: String
        let kinds: [Kind]
        let total: String
    }

    struct Wave: Sendable {
        let steps: WaveSteps
    }

    struct Kind: Sendable {
        let name: String
        let count: String
        /// Where its rows are shown; `nil` where there are none.
        let address: String?
        let isTroubled: Bool
    }

    struct Effect: Sendable {
        let sentence: String
        let details: [String]
    }

    struct Warning: Sendable {
        let problem: String
        /// `nil` where nothing can be done any more.
        let remedy: String?
        /// The list of the corrections that are counted; `nil` for any other warning.
        let corrections: PageFrame.Link?
    }

    /// What a plan's page is made of.
    struct Source: Sendable {
        let run: RunRecord
        let plan: PlanSummary
        let records: [StepRecord]
        let filter: PlanFilter
        let found: FoundRows
        /// The sheet's id; `nil` where no sheet was dropped for the run.
        let sheet: String?
        let isReadOnly: Bool
        let isAtWork: Bool
        /// Where the rows are corrected of the run that is retried.
        var correcting = CorrectingPlace()
        /// Whether the sheet was deleted whose plan it is, so that no row of it is corrected any more.
        var isSheetDeleted = false
        /// Why rows are not sent; `nil` where somebody still looks at them.
        var reasons: [RunReason]?
        /// Where the plan of the run's job is made again; `nil` for a sheet's, and where another console has the job.
        var planAgain: String?

        func remedies(_ frame: PageFrame) -> RunRemedies {
            isSheetDeleted
                ? .silent(frame) : .ofPlan(isReleased: run.confirmation != nil, hasPages: correcting.hasPages, frame)
        }
        /// What was done since the plan was made.
        var stale: StalePlan?
    }

    init(_ source: Source, frame: PageFrame) {
        let (run, plan) = (source.run, source.plan)
        self.frame = frame
        id = run.id
        title = frame.words(PlanSentences(plan).heading)
        wave = run.parent == nil ? source.sheet.map { Wave(steps: WaveSteps($0, at: .plan, frame)) } : nil
        retried = run.parent.map { parent in
            PageFrame.Link(address: "/runs/\(parent)/results", words: Self.retried(parent, frame), isHere: false)
        }
        advice = plan.invalid == 0 ? nil : PlanAdvice(source, frame)
        again =
            run.parent != nil || run.confirmation != nil
            ? nil : source.planAgain.map { PageFrame.Link(address: $0, words: PlanAdvice.again(frame), isHere: false) }
        stale = source.stale
        facts = [frame.directory(plan.host, as: plan.app)]
        words = PlanWords(frame)
        applyCommand = frame.typed("roster apply \(run.id).plan.jsonl")
        steps = plan.steps.map { Self.step($0, of: run.id, frame) }
        let given = run.definition.steps.flatMap { Self.given($0, frame) }
        effects =
            given
            + plan.steps.flatMap { PlanConsequences($0, in: plan.host).onPage }.map { consequence in
                let details = consequence.details.prefix(Self.listed).map(frame.words)
                let sentence = CellExcerpt.of(frame.words(consequence.sentence), Self.sentenceLength)
                return Effect(sentence: sentence, details: Array(details))
            }
        hasEffects = !effects.isEmpty
        time = Self.time(of: plan, run.definition.limits).map(frame.words)
        let all = plan.steps.flatMap { $0.warnings + $0.repairs }
        let remedies = source.remedies(frame)
        warnings = all.prefix(Self.listed).map { finding in
            let place = finding.row.map { frame.say("row \($0): ", "第 \($0) 行：") } ?? ""
            let remedy = remedies.of(finding)
            return Warning(
                problem: place + CellExcerpt.of(frame.words(finding.problem), Self.sentenceLength),
                remedy: remedy.isEmpty ? nil : CellExcerpt.of(remedy, Self.sentenceLength),
                corrections: finding.code == Finding.Code.correctionApplied
                    ? source.sheet.map { CorrectionsPage.link(of: $0, nil, frame) } : nil
            )
        }
        hasWarnings = !warnings.isEmpty
        let hidden = all.count - warnings.count
        moreWarnings = hidden > 0 ? frame.say("… and \(hidden) more", "……另有 \(hidden) 条") : nil
        let isOpen = run.state == .planned && run.confirmation == nil && !source.isAtWork && plan.writes > 0
        release = isOpen && !source.isReadOnly ? "/runs/\(run.id)/release" : nil
        file = run.confirmation == nil ? "/runs/\(run.id)/plan/file" : nil
        note = Self.note(isOpen: isOpen, source, frame)
        filter = Self.filter(source.filter, source.run.id, plan, frame)
        table = Self.table(source, frame)
    }

    /// What the link is called that leads to the results of the run whose rows are tried again.
    static func retried(_ parent: String, _ frame: PageFrame) -> String {
        frame.say("The results of \(parent), whose rows these are", "这些行所属运行 \(parent) 的结果")
    }

    private static let listed = 20
    private static let sentenceLength = 600
}

extension PlanPage {
    private static func step(_ step: PlanSummary.Step, of run: String, _ frame: PageFrame) -> Step {
        let sentences = StepSentences(step)
        let kinds = StepSentences.Kind.allCases.map { kind in
            let count = sentences.count(kind)
            let isShown = count > 0 && kind != .leftOut
            let fields = [("show", kind.rawValue), ("step", String(step.number))]
            return Kind(
                name: frame.words(kind.words),
                count: String(count),
                address: isShown ? FormAddress.of("/runs/\(run)/plan", fields) + "#rows" : nil,
                isTroubled: count > 0 && (kind == .invalid || kind == .heldBack)
            )
        }
        return Step(title: frame.words(sentences.title), kinds: kinds, total: String(step.rows))
    }

    /// What rows get that no cell of the sheet says.
    private static func given(_ step: StepDefinition, _ frame: PageFrame) -> [Effect] {
        step.defaults.sorted { $0.key < $1.key }.map { field, value in
            let (title, value) = (frame.name(of: field, step.subject), CellExcerpt.of(value, sentenceLength))
            let sentence = frame.say(
                "Rows whose sheet says none get this value: \(title) “\(value)”.",
                "表格中没有值的行统一填写：\(title)“\(value)”。"
            )
            return Effect(sentence: sentence, details: [])
        }
    }

    /// How long it takes, which limit decides that, and what it takes of the month's calls.
    private static func time(of plan: PlanSummary, _ limits: JobDefinition.Limits) -> [LocalizedText] {
        let sentences = PlanSentences(plan)
        let slowest = plan.endpointTimes(limits: limits).first.flatMap { $0.windows.isEmpty ? nil : LimitSentence($0) }
        let calls = [sentences.monthlyCalls, sentences.missingCallsOnPage]
        return ([sentences.totalOnPage, slowest?.wordsOnPage] + calls).compactMap(\.self)
    }

    private static func note(isOpen: Bool, _ source: Source, _ frame: PageFrame) -> String? {
        if isOpen {
            guard source.isReadOnly else { return nil }
            return frame.say(
                "This console is read-only. Download the plan for the person who releases it.",
                "此控制台为只读。请下载计划交给负责发布的人。"
            )
        }
        if source.run.confirmation != nil, source.plan.writes > 0 {
            return frame.say("This plan was released.", "该计划已发布。")
        }
        return nil
    }

    private static func filter(
        _ filter: PlanFilter,
        _ run: String,
        _ plan: PlanSummary,
        _ frame: PageFrame
    ) -> RowsFilter {
        let all = FormOption(value: "", words: frame.say("all", "全部"), isChosen: filter.kind == nil)
        let kinds = StepSentences.Kind.allCases.filter { $0 != .leftOut }.map { kind in
            FormOption(value: kind.rawValue, words: frame.words(kind.words), isChosen: kind == filter.kind)
        }
        return RowsFilter(
            action: "/runs/\(run)/plan",
            FormChoice(name: "show", label: frame.say("Show", "显示"), options: [all] + kinds),
            steps: plan.steps.map { (number: $0.number, name: frame.words(StepSentences($0).title)) },
            step: filter.step,
            text: filter.text,
            frame
        )
    }

    private static func table(_ source: Source, _ frame: PageFrame) -> RowsTable {
        let (run, read, isOfRetry) = (source.run.id, source.run.definition.steps, source.run.input != nil)
        let sheets = Dictionary(
            uniqueKeysWithValues: source.records.map { record in
                let place = record.number - 1
                let step = read.indices.contains(place) ? read[place] : nil
                return (record.number, RowCells(record.header, step: step, isOfRetry: isOfRetry))
            }
        )
        let remedies = source.remedies(frame)
        let rows = source.found.rows.map { entry in
            PlanRow(
                entry,
                of: run,
                in: source.plan.steps.first { $0.number == entry.step },
                sheet: sheets[entry.step] ?? RowCells([], step: nil),
                remedies,
                frame
            ).shown
        }
        return RowsTable(
            rows,
            of: source.found,
            among: source.filter.isNarrow ? source.plan.steps.reduce(0) { $0 + $1.rows - $1.leftOut } : nil,
            standing: frame.say("What", "处理"),
            details: frame.say("Field by field", "逐字段"),
            next: source.found.next.map { source.filter.address(of: run, after: $0) },
            frame
        )
    }
}
