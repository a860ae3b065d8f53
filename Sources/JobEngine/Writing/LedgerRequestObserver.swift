import DirectoryClient
import JobModel
import LocalFiles

/// Has the ledger say that rows are being sent, before their request leaves, and that they wait, where it had no effect.
struct LedgerRequestObserver: RequestObserver {
    let commitGroup: LedgerCommitGroup
    let lines: [Int]
    let stop: StopSignal

    var isCalledOff: Bool { stop.isRaised }

    func willSend() async throws {
        try await commitGroup.record([.send(lines: lines, at: .now)])
    }

    func hadNoEffect(until time: Double) async throws {
        try await commitGroup.record([.wait(lines: lines, until: time)])
    }
}

extension WritingContext {
    /// The observer of a request for these rows.
    func intent(_ rows: LedgerRow...) -> LedgerRequestObserver { intent(rows) }

    func intent(_ rows: [LedgerRow]) -> LedgerRequestObserver {
        LedgerRequestObserver(commitGroup: commitGroup, lines: rows.map(\.planned.line), stop: stop)
    }
}
