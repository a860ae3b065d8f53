import DirectoryDoctor
import Foundation
import JobSession
import Wording

/// The directory that this console works with: what the app may do there, and of the embedded one what it has done.
struct DirectoryPage: ConsolePage {
    static let template = "directory"

    let frame: PageFrame
    let title: String
    /// Why what was just asked for was not done.
    let problem: String?
    let remedy: String?
    let which: String
    /// Why it is this one.
    let reason: String?
    let browse: String
    /// `nil` for a directory that is not the embedded one.
    let tree: String?
    let ask: String
    let asked: Asked?
    let embedded: Embedded?
    let faults: DirectoryFaults?
    let notFilled: String?

    /// What the doctor has found.
    struct Asked: Sendable {
        let title: String
        let summary: String
        let headings: [String]
        let answers: [Answer]
    }

    struct Answer: Sendable {
        let question: String
        let verdict: String
        let kind: String
        let found: String
        let cause: String?
        let remedy: String?
    }

    /// A move of the clock that was not done.
    struct Refused: Sendable {
        let span: String
        let error: any ExplainedError
        /// Whether what was typed is the reason.
        let isOfSpan: Bool
    }

    struct Embedded: Sendable {
        let clockTitle: String
        /// What the clock says: the words around its time, which is said in the reader's zone.
        let clockBefore: String
        let clockTime: PageTime?
        let clockAfter: String
        let spanLabel: String
        let spanHint: String
        /// What was typed and is no span, and why; `nil` before that.
        let span: String?
        let spanError: String?
        let move: String
        /// Only where the clock is another than the machine's.
        let reset: String?
        let canMove: Bool
        let outboxTitle: String
        let outboxNote: String?
        let invitations: ListTable
        let hasInvitations: Bool
        let noInvitations: String
        let callsTitle: String
        let calls: ListTable
        let hasCalls: Bool
        let noCalls: String
    }

    /// How many invitations and calls are shown.
    static let limit = 25

    /// - Parameters:
    ///   - directory: As a job names it.
    ///   - diagnosis: What the doctor has found, where it was asked.
    ///   - standing: Of the embedded directory; `nil` where the console works with another, or it holds nothing yet.
    ///   - faults: Its switches; `nil` as `standing`.
    ///   - isEmbedded: Whether the console works with the embedded directory.
    ///   - reason: Why it is this directory; `nil` where nobody would ask.
    ///   - isReadOnly: Whether nothing may be changed.
    ///   - refused: What the clock was to be moved by, and why it was not.
    ///   - areFaultsSet: Whether the page answers the form of the switches.
    ///   - frame: What is around the page.
    init(
        of directory: String,
        diagnosis: Diagnosis?,
        standing: EmbeddedStanding?,
        faults: EmbeddedFaults?,
        isEmbedded: Bool,
        reason: String?,
        isReadOnly: Bool,
        refused: Refused? = nil,
        areFaultsSet: Bool = false,
        frame: PageFrame
    ) {
        (self.frame, self.reason) = (frame, reason)
        let refusal = refused.map { RemedyWords.explanation(of: $0.error) }
        problem = refusal.map { frame.words($0.problem) }
        remedy = refusal.map { frame.words($0.remedy) }
        title = frame.say("Directory", "目录")
        which =
            isEmbedded
            ? frame.say("This is the embedded directory. ", "这是内置目录。") + frame.practice : directory
        browse = frame.say("Departments and people", "部门与人员")
        tree = isEmbedded ? frame.say("Tree of departments", "部门树") : nil
        ask = frame.words(Self.askTitle)
        asked = diagnosis.map { Self.asked($0, frame) }
        let spanError = refused?.isOfSpan == true ? problem : nil
        embedded = standing.map {
            Self.embedded($0, refused?.span, spanError, frame, canMove: !isReadOnly)
        }
        self.faults = faults.map { DirectoryFaults($0, canSwitch: !isReadOnly, isAnswer: areFaultsSet, frame: frame) }
        notFilled =
            isEmbedded && standing == nil
            ? frame.say(
                "It holds nothing yet: the first look or the first run fills it with the company that ships with Roster.",
                "其中尚无内容：首次查看或首次运行时会用 Roster 自带的公司填充。"
            ) : nil
    }

    private static func asked(_ diagnosis: Diagnosis, _ frame: PageFrame) -> Asked {
        let words = frame.words
        return Asked(
            title: frame.directory(diagnosis.host, as: diagnosis.app),
            summary: words(diagnosis.summary),
            headings: [frame.say("Question", "问题"), frame.say("Verdict", "结论"), frame.say("Found", "发现")],
            answers: diagnosis.answers.map { answer in
                Answer(
                    question: words(answer.question),
                    verdict: words(answer.verdict.words),
                    kind: kind(of: answer.verdict),
                    found: diagnosis.host == "embedded" ? embedded(words(answer.found), frame) : words(answer.found),
                    cause: answer.cause.map(words),
                    remedy: (answer.pageRemedy ?? answer.remedy).map { words(named($0)) }
                )
            }
        )
    }

    /// What was found, with the embedded directory called as people call it.
    private static func embedded(_ found: String, _ frame: PageFrame) -> String {
        guard found.contains("embedded") else { return found }
        let name = frame.name(of: "embedded")
        let said = found.replacing(frame.say("embedded", "embedded "), with: name)
        return said.hasPrefix(name) ? name.prefix(1).uppercased() + said.dropFirst() : said
    }

    /// What is to be done, with the page's button for a command that is to be given again.
    private static func named(_ remedy: LocalizedText) -> LocalizedText {
        RemedyWords.named(Explanation(problem: remedy, remedy: remedy), button: askTitle).remedy
    }

    private static let askTitle = LocalizedText(en: "Ask what the app may do", zh: "检查应用权限")

    private static func kind(of verdict: Diagnosis.Verdict) -> String {
        switch verdict {
        case .well: "good"
        case .note: "info"
        case .missing, .wrong, .unreachable: "bad"
        }
    }

    private static func embedded(
        _ standing: EmbeddedStanding,
        _ span: String?,
        _ spanError: String?,
        _ frame: PageFrame,
        canMove: Bool
    ) -> Embedded {
        let count = standing.invitationCount
        let said = frame.words(standing.clock)
        let time = said.firstMatch(of: /[0-9-]+T[0-9:]+Z/)?.output
        return Embedded(
            clockTitle: frame.say("Clock", "时钟"),
            clockBefore: String(said.prefix(upTo: time?.startIndex ?? said.endIndex)),
            clockTime: time.map { PageTime(ofNoRun: String($0)) },
            clockAfter: time.map { String(said.suffix(from: $0.endIndex)) } ?? "",
            spanLabel: frame.say("Forward by", "拨快"),
            spanHint: frame.say("such as 31d, 36h or 1w2d", "例如 31d、36h 或 1w2d"),
            span: span.flatMap { $0.isEmpty ? nil : $0 },
            spanError: spanError,
            move: frame.say("Move the clock", "拨快时钟"),
            reset: standing.isClockShifted ? frame.say("Back to the machine's time", "恢复本机时间") : nil,
            canMove: canMove,
            outboxTitle: frame.say("Invitations that would have been sent (\(count))", "模拟邀请，未真正发出（\(count)）"),
            outboxNote: count > limit ? frame.say("The newest \(limit):", "最新的 \(limit) 条：") : nil,
            invitations: invitations(standing, frame),
            hasInvitations: count > 0,
            noInvitations: frame.say("Nobody was invited.", "没有邀请任何人。"),
            callsTitle: frame.say("The last calls", "最近的调用"),
            calls: calls(standing, frame),
            hasCalls: !standing.calls.isEmpty,
            noCalls: frame.say("There were no calls.", "没有调用。")
        )
    }

    private static func invitations(_ standing: EmbeddedStanding, _ frame: PageFrame) -> ListTable {
        ListTable(
            label: frame.say("Invitations", "邀请"),
            headings: [frame.head("Person", "人员"), frame.head("To", "发往"), frame.head("When", "时间")],
            rows: standing.invitations.map {
                ListTable.Row([.head($0.name), .text($0.address), .time(PageTime(ofNoRun: $0.sent))])
            }
        )
    }

    private static func calls(_ standing: EmbeddedStanding, _ frame: PageFrame) -> ListTable {
        ListTable(
            label: frame.say("The last calls", "最近的调用"),
            headings: [
                frame.head("When", "时间"), frame.head("What was asked", "请求内容"), frame.head("Answer", "应答"),
                frame.head("Took", "用时", isNumber: true),
            ],
            rows: standing.calls.map { call in
                let isRefused = call.status >= 400 || (call.code ?? 0) != 0
                let code = call.code.map { " · \($0)" } ?? ""
                return ListTable.Row([
                    .time(PageTime(ofNoRun: call.at)),
                    .head(frame.words(LocalizedText(said: call.endpoint)), small: call.endpoint),
                    .text(
                        isRefused ? frame.say("refused", "已拒绝") : frame.say("done", "已完成"),
                        small: "HTTP \(call.status)" + code
                    ),
                    .number("\(call.milliseconds) ms"),
                ])
            }
        )
    }
}
