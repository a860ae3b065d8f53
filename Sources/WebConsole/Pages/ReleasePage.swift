import Foundation
import JobEngine
import JobModel
import JobSession
import Wording

/// What will happen, in one sentence, and the form that lets it happen.
struct ReleasePage: ConsolePage {
    static let template = "release"

    let frame: PageFrame
    let title: String
    let id: String
    let sentence: String
    /// That the directory is there for practice; `nil` of any other.
    let practice: String?
    /// What that directory does wrong on purpose; `nil` where it does nothing wrong.
    let faults: FaultNote?
    let time: String
    let warnings: [String]
    /// What was done since the plan was made; `nil` where nothing was.
    let stale: StalePlan?
    /// That a later run has written rows of the plan; `nil` where none has.
    private(set) var overtaken: OvertakenPlan?
    let problem: String?
    let remedy: String?
    /// What is to be typed; `nil` for the embedded directory.
    let expected: String?
    /// What was typed and is not the name; `nil` before that.
    let typed: String?
    /// Why what was typed, or the box that was not ticked, is refused.
    let nameError: String?
    let tickError: String?
    let typeLabel: String
    let typeHint: String
    let hasForm: Bool
    let button: String
    /// How the rehearsal of the plan stands; `nil` where it was not rehearsed.
    let rehearsed: RehearsedNote?
    let rehearse: String
    let rehearseHint: String
    let canRehearse: Bool
    let back: String

    /// - Parameters:
    ///   - run: The run.
    ///   - plan: What it would do.
    ///   - faults: What its directory does wrong on purpose.
    ///   - stale: What was done since the plan was made.
    ///   - overtaken: By which runs its rows were written since.
    ///   - rehearsed: How its rehearsal stands.
    ///   - isReadOnly: Whether this console sends nothing.
    ///   - refusal: Why what was just asked for was not done.
    ///   - typed: What was typed then.
    ///   - frame: What every page has.
    init(
        run: RunRecord,
        plan: PlanSummary,
        faults: FaultNote? = nil,
        stale: StalePlan? = nil,
        overtaken: OvertakenPlan? = nil,
        rehearsed: RehearsedNote? = nil,
        isReadOnly: Bool,
        refusal: RunRequestError? = nil,
        typed: String? = nil,
        frame: PageFrame
    ) {
        (self.frame, self.faults) = (frame, faults)
        id = run.id
        title = frame.say("Release \(run.job)", "发布 \(run.job)")
        sentence = frame.words(ReleaseSentence(plan).words)
        practice = plan.host == "embedded" ? frame.practice : nil
        time = frame.words(PlanSentences(plan).totalOnPage)
        warnings = Self.warnings(plan, frame)
        (self.stale, self.overtaken) = (stale, overtaken)
        // One button is enough.
        if stale?.again != nil { self.overtaken?.again = nil }
        let shown = refusal.map(RemedyWords.explanation) ?? (isReadOnly ? RunRequestError.readOnly.explanation : nil)
        self.problem = shown.map { frame.words($0.problem) }
        remedy = shown.map { frame.words($0.remedy) }
        let said = shown.map { frame.words($0.problem) }
        nameError = if case .otherName = refusal { said } else { nil }
        tickError = refusal == .stalePlan ? said : nil
        self.typed = typed.flatMap { $0.isEmpty ? nil : $0 }
        let name = Self.typedName(of: run)
        expected = name
        typeLabel = frame.say("To release it, type \(name ?? "")", "要发布，请输入 \(name ?? "")")
        typeHint = frame.say(
            "This is no practice directory: what is sent is real.",
            "这不是练习用的目录：发送的内容会真实生效。"
        )
        hasForm = !isReadOnly
        button = frame.say("Release", "发布")
        self.rehearsed = rehearsed
        rehearse =
            rehearsed == nil ? frame.say("Rehearse first", "先演练") : frame.say("Rehearse again", "重新演练")
        canRehearse = run.parent == nil
        rehearseHint =
            canRehearse
            ? frame.say(
                "A rehearsal runs it in a copy of the directory on this machine, and shows how it would end. It reads the directory.",
                "演练会在本机的目录副本中执行，并显示结果。演练会读取目录。"
            )
            : frame.say(
                "These are rows of an earlier run, and they cannot be rehearsed first: a rehearsal takes a whole sheet.",
                "这些行属于之前的运行，不能先演练：演练针对整个表格。"
            )
        back = frame.say("Back to the plan", "返回计划")
    }

    /// What a person types to release a plan: the directory as the page's sentence names it; `nil` for the embedded one.
    static func typedName(of run: RunRecord) -> String? { run.directory == "embedded" ? nil : run.directory }

    /// Whether what was typed is the name; how the directory is spoken to need not be typed.
    static func isName(_ typed: String, of run: RunRecord) -> Bool {
        guard let name = typedName(of: run) else { return true }
        return bare(typed.trimmingCharacters(in: .whitespacesAndNewlines)) == bare(name)
    }

    private static func bare(_ name: String) -> String {
        let name = name.lowercased()
        let start = ["https://", "http://"].first { name.hasPrefix($0) }
        let rest = name.dropFirst(start?.count ?? 0)
        return String(rest.hasSuffix("/") ? rest.dropLast() : rest)
    }

    private static func warnings(_ plan: PlanSummary, _ frame: PageFrame) -> [String] {
        let heldBack = plan.steps.reduce(0) { $0 + $1.heldBack }
        return [
            plan.invalid > 0
                ? frame.say(
                    "\(plan.invalid, "invalid row is", "invalid rows are") not sent.",
                    "\(plan.invalid) 行有误，不会发送。"
                ) : nil,
            heldBack > 0
                ? frame.say(
                    "\(heldBack, "row that depends on them is", "rows that depend on them are") held back.",
                    "依赖它们的 \(heldBack) 行暂缓。"
                ) : nil,
            PlanSentences(plan).missingCallsOnPage.map(frame.words),
        ].compactMap(\.self)
    }
}
