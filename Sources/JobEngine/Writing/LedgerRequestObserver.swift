import DirectoryClient
import JobModel
import LocalFiles

/// Has the ledger say that rows are being sent, before their request leaves, and that they wait, where it had no effect.
struct LedgerRequestObserver: RequestObserver {
    let commitGroup: LedgerCommitGroup
    let lines: [Int]
    let stop: StopSignal
    /// The chunk of the rows, which may end up with another worker.
    var chunk: HeldChunk?

    var isCalledOff: Bool { stop.isRaised || mayNotSend }

    private var mayNotSend: Bool { chunk?.maySend == false }

    func willSend() async throws {
        try await commitGroup.record([.send(lines: lines, at: .now)], by: chunk?.hold)
        // Writing it down may have taken long, or the process has stood still.
        if mayNotSend { throw RequestCalledOff() }
    }

    func hadNoEffect(until time: Double) async throws {
        try await commitGroup.record([.wait(lines: lines, until: time)], by: chunk?.hold)
    }
}

extension WritingContext {
    /// The observer of a request for these rows.
    func intent(_ rows: LedgerRow...) -> LedgerRequestObserver { intent(rows) }

    func intent(_ rows: [LedgerRow]) -> LedgerRequestObserver {
        LedgerRequestObserver(commitGroup: commitGroup, lines: rows.map(\.planned.line), stop: stop, chunk: chunk)
    }
}
