import ContactAPI
import DirectoryClient
import JobModel
import Wording

/// What came of writing one row or one batch: what the ledger must record, and what the run must know.
struct RowResult: Sendable {
    /// The rows it is about.
    var lines: [Int] = []
    var changes: [LedgerChange] = []
    var settled: [Settlement] = []
    /// Rows that stay planned: what they name may turn out to be there.
    var leftOpen: [Int] = []
    var stop: StopReason?
    /// Whether another worker has the rows by now, and what became of them is its to say.
    var isLost = false

    /// Whether the run was stopped before anything of the rows could be sent.
    private var isUnsent = false

    /// Whether some row is to be sent again, or was not sent.
    var isToGoOn: Bool {
        isUnsent
            || changes.contains { change in
                switch change {
                case .release, .reopen: true
                case .send, .accept, .advance, .wait, .settle, .attempt: false
                }
            }
    }

    /// Rows whose chunk another worker has taken over.
    static func lost(_ rows: [LedgerRow]) -> RowResult {
        var result = RowResult()
        result.lines = rows.map(\.planned.line)
        result.isLost = true
        return result
    }

    /// Rows of a run that does not run any more: nothing of them was sent, and nothing of others is to be.
    static func unsent(_ rows: [LedgerRow]) -> RowResult {
        var result = RowResult()
        result.lines = rows.map(\.planned.line)
        result.isUnsent = true
        result.stop = .interrupted
        return result
    }

    mutating func settle(_ settlement: Settlement) {
        changes.append(.settle(settlement))
        settled.append(settlement)
    }

    mutating func attempts(_ attempts: [Attempt], of lines: Int...) { self.attempts(attempts, of: lines) }

    mutating func attempts(_ attempts: [Attempt], of lines: [Int]) {
        for attempt in attempts { changes.append(.attempt(lines: lines, attempt)) }
    }

    /// Rows that the first Ctrl-C, or the end of their lease, found still waiting for their turn: they are not sent.
    static func calledOff(_ rows: [LedgerRow], after attempts: [Attempt], isStopped: Bool) -> RowResult {
        var result = RowResult()
        result.attempts(attempts, of: rows.map(\.planned.line))
        result.changes += rows.map { .release(line: $0.planned.line) }
        if isStopped { result.stop = .interrupted }
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
        settlement.problem = LocalizedText(
            en: "The request may have been carried out; no answer proves it"
                + (error.map { ". \($0.problem.en)" } ?? ""),
            zh: "请求可能已执行，但没有应答可以证明" + (error.map { "。\($0.problem.zh)" } ?? "")
        )
        settlement.remedy = readsBack
        settlement.logID = error?.logID
        return settlement
    }

    /// A row that was read back, and of which that has proven nothing.
    ///
    /// Of one that was never tried as far as the ledger knows, no answer was lost: its mark may be.
    static func unknown(_ row: LedgerRow, because error: DirectoryError?) -> Settlement {
        guard error == nil, row.mayBeSent, row.attempts == 0 else {
            return unknown(line: row.planned.line, because: error)
        }
        var settlement = Settlement(line: row.planned.line, outcome: .unknown)
        settlement.code = "mark.lost"
        settlement.problem = LocalizedText(
            en: "The ledger has lost its last entries, because a standby took its server's place or it was restored. "
                + "Among them may be the mark that the row was sent; the row was read back, and whether it was written is not proven",
            zh: "账本丢失了最后的记录（备用服务器接替了原服务器，或账本经过恢复），其中可能有该行已发送的标记；已查询该行，但尚不能证明是否已写入"
        )
        settlement.remedy = readsBack
        return settlement
    }

    private static let readsBack = LocalizedText(
        en: "Run `roster resume last`: it reads back what became of the row before anything is sent.",
        zh: "请运行 `roster resume last`：它会先查询该行的结果，再决定是否发送。"
    )

    /// Whether the directory's code says this.
    func has(_ trait: ResponseCode.Trait) -> Bool { code.map { trait.holds(text: $0) } ?? false }
}

extension ResponseCode.Trait {
    /// Whether a code says so that is kept as text, among those of Roster's own.
    func holds(text: String) -> Bool { Int(text).map(holds) ?? false }
}
