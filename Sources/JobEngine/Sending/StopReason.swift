import DirectoryClient
import JobModel
import Wording

/// Why a run stops before its end.
///
/// Everything already known is in the ledger; `resume` goes on.
enum StopReason: Sendable, Equatable {
    case interrupted
    /// Too many rows failed with one code.
    case safety(code: String, failed: Int, settled: Int)
    /// The answers to too many rows were lost.
    case responsesLost(Int, settled: Int)
    case credentials(DirectoryError)
    case limitsOrNetwork(DirectoryError)
    /// Nothing moved for so many seconds.
    case stuck(seconds: Int)
    /// Something that no row is to blame for, and no line.
    case failed(problem: LocalizedText, remedy: LocalizedText)

    var exitStatus: ExitStatus {
        switch self {
        case .interrupted: .interrupted
        case .safety: .safetyStop
        case .credentials: .credentials
        case .limitsOrNetwork, .responsesLost, .stuck: .limitsOrNetwork
        case .failed: .unexpected
        }
    }

    var note: LocalizedText {
        switch self {
        case .interrupted:
            LocalizedText(en: "Stopped as asked; what was in flight is settled.", zh: "已按要求停止；已发出的请求均已处理完毕。")
        case .safety(let code, let failed, let settled):
            LocalizedText(
                en:
                    "Stopped: when \(settled, "row") had been tried, \(failed) of them had failed with \(code). "
                    + "Rows that were on their way then have settled since, and are counted with the others. "
                    + Self.remedy(for: code).en,
                zh: "已停止：判定停止时已尝试 \(settled) 行，其中 \(failed) 行以 \(code) 失败。当时已发出的行此后也有了结果，一并计入各项统计。"
                    + Self.remedy(for: code).zh
            )
        case .responsesLost(let lost, let settled):
            LocalizedText(
                en:
                    "Stopped: when \(settled, "row") had been tried, the answers to \(lost) of them were lost, and what became of "
                    + "these was not known. See that the directory answers, then run `roster resume last`: it reads back what became of them first.",
                zh: "已停止：判定停止时已尝试 \(settled) 行，其中 \(lost) 行未收到应答，结果未知。请确认目录可以访问，然后运行 `roster resume last`：会先查明这些行的结果。"
            )
        case .stuck(let seconds):
            LocalizedText(
                en: "Stopped: nothing moved for \(seconds) s, neither an answer nor a limit that ended. "
                    + "Run `roster resume last`: it finds out first what became of the rows in flight.",
                zh: "已停止：\(seconds) 秒内没有任何进展，既无应答也无限流结束。请运行 `roster resume last`：会先查明已发出各行的结果。"
            )
        case .failed(let problem, let remedy): Self.stopped(problem, remedy)
        case .credentials(let error), .limitsOrNetwork(let error):
            Self.stopped(error.problem, error.remedy)
        }
    }

    /// The same of a worker, which leaves the run to others: where only its line or a limit is to blame, nobody has to do
    /// anything with the run.
    var noteOfWorker: LocalizedText {
        switch self {
        case .interrupted, .safety, .failed: note
        case .credentials(let error), .limitsOrNetwork(let error): Self.left(error.problem)
        case .responsesLost(let lost, let settled):
            Self.left(
                LocalizedText(
                    en:
                        "what became of \(lost) of \(settled, "row") that this worker settled is not known, because their "
                        + "answers were lost; see to this worker's line to the directory",
                    zh: "该工作进程处理的 \(settled) 行中有 \(lost) 行未收到应答，结果未知；请检查该工作进程到目录的网络"
                )
            )
        case .stuck(let seconds):
            Self.left(
                LocalizedText(
                    en: "nothing moved for \(seconds) s, neither an answer nor a limit that ended",
                    zh: "\(seconds) 秒内没有任何进展，既无应答也无限流结束"
                )
            )
        }
    }

    private static func left(_ problem: LocalizedText) -> LocalizedText {
        LocalizedText(
            en: "left to other workers for a while, then tried again: \(problem.en)",
            zh: "暂由其他工作进程处理，稍后再试：\(problem.zh)"
        )
    }

    /// The note of a run that a person has stopped while the ends of rows were not known.
    static func note(inFlight count: Int) -> LocalizedText {
        LocalizedText(
            en:
                "Stopped as asked. \(count, "row was", "rows were") sent, and what became of \(count == 1 ? "it" : "them") is not known yet. "
                + "Run `roster resume last`: it asks the directory first.",
            zh: "已按要求停止。已发出 \(count) 行，其结果尚不清楚。请运行 `roster resume last`：会先向目录查询。"
        )
    }

    /// The note of a run of which other workers still have rows in flight.
    static func note(_ reason: StopReason?, besides count: Int) -> LocalizedText {
        let rest = LocalizedText(
            en: "Other workers still have \(count, "row") in flight; `roster results last` shows later how they ended.",
            zh: "其他工作进程仍有 \(count) 行正在处理；稍后可用 `roster results last` 查看其结果。"
        )
        guard let reason else { return rest }
        let first = reason == .interrupted ? LocalizedText(en: "Stopped as asked.", zh: "已按要求停止。") : reason.note
        return LocalizedText(en: first.en + " " + rest.en, zh: first.zh + rest.zh)
    }

    private static func stopped(_ problem: LocalizedText, _ remedy: LocalizedText) -> LocalizedText {
        LocalizedText(en: "Stopped: \(problem.en). \(remedy.en)", zh: "已停止：\(problem.zh)。\(remedy.zh)")
    }

    private static func remedy(for code: String) -> LocalizedText {
        guard Settlement.saysOvertaken(code) else {
            return LocalizedText(
                en: "Correct the cause, then run `roster resume last`.",
                zh: "请排除原因，然后运行 `roster resume last`。"
            )
        }
        guard Settlement.saysAlreadyThere(code) else {
            return LocalizedText(
                en:
                    "The directory has changed since the plan was made. `roster retry last` plans the rows again that are "
                    + "open, by what the directory has then.",
                zh: "计划生成后目录已有变动。`roster retry last` 会按目录届时的内容重新计划未完成的行。"
            )
        }
        return LocalizedText(
            en:
                "They were not there when the plan was made, so another person or program has added them. When that has "
                + "ended, run `roster retry last`, or give failed.csv to `roster retry` where rows are to be corrected: what is there "
                + "by then is compared, and only what differs is written.",
            zh:
                "生成计划时目录中没有这些内容，说明另有人或程序在添加。请等其结束后运行 `roster retry last`，需要更正时将 failed.csv 交给 roster retry：届时已有的内容会逐项比较，只写入不同之处。"
        )
    }
}

extension StopReason {
    /// What a person wants, or a helper has seen of its rows.
    init(_ request: RunStopRequest) {
        self =
            request.isOfPerson
            ? .interrupted
            : request.code.map { .safety(code: $0, failed: request.rows, settled: request.settled) }
                ?? .responsesLost(request.rows, settled: request.settled)
    }

    /// What is said to the owner of a run; `nil` for a reason that stops one worker alone.
    var request: RunStopRequest? {
        switch self {
        case .safety(let code, let failed, let settled): RunStopRequest(code: code, rows: failed, settled: settled)
        // Lost answers are the fault of one worker's line.
        case .interrupted, .responsesLost, .credentials, .limitsOrNetwork, .stuck, .failed: nil
        }
    }
}
