import ContactAPI
import DirectoryClient
import JobLedger
import JobModel

/// Why a run stops before its end.
///
/// Everything already known is in the ledger; `resume` goes on.
enum StopReason: Sendable, Equatable {
    case interrupted
    /// Too many rows failed with one code.
    case safety(code: String, failed: Int, settled: Int)
    /// The answers to too many rows were lost.
    case answersLost(Int, settled: Int)
    case credentials(DirectoryError)
    case limitsOrNetwork(DirectoryError)
    /// Nothing moved for so many seconds.
    case stuck(seconds: Int)
    /// Something that no row is to blame for, and no line.
    case failed(problem: Words, remedy: Words)

    var exitStatus: ExitStatus {
        switch self {
        case .interrupted: .interrupted
        case .safety: .safetyStop
        case .credentials: .credentials
        case .limitsOrNetwork, .answersLost, .stuck: .limitsOrNetwork
        case .failed: .unexpected
        }
    }

    var note: Words {
        switch self {
        case .interrupted:
            Words(en: "Stopped as asked; what was in flight is settled.", zh: "已按要求停止；已发出的请求均已处理完毕。")
        case .safety(let code, let failed, let settled):
            Words(
                en: "Stopped: \(failed) of \(settled) settled rows failed with \(code). " + Self.remedy(for: code).en,
                zh: "已停止：已处理的 \(settled) 行中有 \(failed) 行以 \(code) 失败。" + Self.remedy(for: code).zh
            )
        case .answersLost(let lost, let settled):
            Words(
                en:
                    "Stopped: what became of \(lost) of \(settled) settled rows is not known, for their answers were lost. "
                    + "See that the directory answers, then resume: it reads back what became of them first.",
                zh: "已停止：已处理的 \(settled) 行中有 \(lost) 行未收到应答，结果未知。请确认目录可以访问后继续：会先查明这些行的结果。"
            )
        case .stuck(let seconds):
            Words(
                en: "Stopped: nothing moved for \(seconds) s, neither an answer nor a limit that ended. "
                    + "Resume: it finds out first what became of the rows in flight.",
                zh: "已停止：\(seconds) 秒内没有任何进展，既无应答也无限流结束。请继续：会先查明已发出各行的结果。"
            )
        case .failed(let problem, let remedy): Self.stopped(problem, remedy)
        case .credentials(let error), .limitsOrNetwork(let error):
            Self.stopped(error.words.problem, error.words.remedy)
        }
    }

    private static func stopped(_ problem: Words, _ remedy: Words) -> Words {
        Words(en: "Stopped: \(problem.en). \(remedy.en)", zh: "已停止：\(problem.zh)。\(remedy.zh)")
    }

    private static func remedy(for code: String) -> Words {
        guard Settlement.saysAlreadyThere(code) else {
            return Words(en: "Correct the cause, then resume.", zh: "请排除原因后继续。")
        }
        return Words(
            en:
                "They were not there when the plan was made, so another person or program is adding them. When that has "
                + "ended, give failed.csv to `roster retry`: what is there by then is compared, and only what differs is "
                + "written.",
            zh: "生成计划时目录中没有这些人，说明有人正在添加。请等其结束后将 failed.csv 交给 roster retry：届时已有的内容会逐项比较，只写入不同之处。"
        )
    }
}

/// What came of writing one row or one batch: what the ledger must be told, and what the run must know.
struct RowResult: Sendable {
    /// The rows it is about.
    var lines: [Int] = []
    var changes: [LedgerChange] = []
    var settled: [Settlement] = []
    /// Rows that stay planned: what they name may turn out to be there.
    var leftOpen: [Int] = []
    var stop: StopReason?

    mutating func settle(_ settlement: Settlement) {
        changes.append(.settle(settlement))
        settled.append(settlement)
    }

    mutating func attempts(_ attempts: [Attempt], of lines: Int...) { self.attempts(attempts, of: lines) }

    mutating func attempts(_ attempts: [Attempt], of lines: [Int]) {
        for attempt in attempts { changes.append(.attempt(lines: lines, attempt)) }
    }

    /// Rows that the first Ctrl-C found still waiting for their turn: they are not sent.
    static func calledOff(_ rows: [LedgerRow], after attempts: [Attempt]) -> RowResult {
        var result = RowResult()
        result.attempts(attempts, of: rows.map(\.planned.line))
        result.changes += rows.map { .release(line: $0.planned.line) }
        result.stop = .interrupted
        return result
    }

    static func leftOpen(_ row: LedgerRow) -> RowResult {
        var result = RowResult()
        result.leftOpen = [row.planned.line]
        return result
    }

    /// Rows that were created without what the fields named: done with a defect.
    mutating func mark(_ lacking: [Int: [String]]) {
        guard !lacking.isEmpty else { return }
        func marked(_ settlement: Settlement) -> Settlement {
            guard settlement.outcome == .created, let fields = lacking[settlement.line] else { return settlement }
            var settlement = settlement
            settlement.outcome = .defective
            settlement.lacks(fields)
            return settlement
        }
        settled = settled.map(marked)
        changes = changes.map { change in
            switch change {
            case .settle(let settlement): return .settle(marked(settlement))
            case .advance(let line, let userID, let openID, _):
                guard let fields = lacking[line] else { return change }
                var settlement = Settlement(line: line, outcome: .defective)
                settlement.userID = userID
                settlement.openID = openID
                settlement.lacks(fields)
                settled.append(settlement)
                return .settle(settlement)
            case .send, .accept, .wait, .release, .reopen, .attempt: return change
            }
        }
    }

    mutating func merge(_ other: RowResult) {
        changes += other.changes
        settled += other.settled
        stop = stop ?? other.stop
    }
}

extension Settlement {
    /// The code of an item that changed somebody instead of adding them.
    static let batchUpdated = "batch.updated"

    /// A row that ended because of what the directory said.
    init(line: Int, outcome: Outcome, error: DirectoryError) {
        self.init(line: line, outcome: outcome)
        code = error.code.map(String.init) ?? "no.answer"
        problem = error.problem
        remedy = error.remedy
        logID = error.logID
    }

    /// A row whose fate has to be read back later.
    static func unknown(line: Int, because error: DirectoryError?) -> Settlement {
        var settlement = Settlement(line: line, outcome: .unknown)
        settlement.code = error?.code.map(String.init) ?? "answer.lost"
        settlement.problem = "The request may have been carried out; no answer proves it. " + (error?.problem ?? "")
        settlement.remedy = "Run `roster resume last`: it reads back what became of the row before anything is sent."
        settlement.logID = error?.logID
        return settlement
    }
}

extension DirectoryError {
    /// Whether a code says that the person or department, or a holder of one of the keys, is there already.
    static func saysAlreadyThere(_ code: Int) -> Bool {
        switch code {
        case 41001, 41002, 41003, 41011, 41053, 44051, 43000, 43007, 43022: true
        default: false
        }
    }

    /// Whether it is the token call that was refused, whatever its code: no row is to blame.
    var isOfTheToken: Bool {
        guard case .refused(.tenantAccessToken, _, _, _, _) = self else { return false }
        return true
    }

    /// The directory's log id, where it gave one.
    var logID: String? {
        guard case .refused(_, _, _, let logID, _) = self else { return nil }
        return logID
    }
}
