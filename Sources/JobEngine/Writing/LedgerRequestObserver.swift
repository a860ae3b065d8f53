import DirectoryClient
import JobModel
import LocalFiles

/// Has the ledger say that rows are being sent, before their request leaves, and that they wait, where it had no effect.
struct LedgerRequestObserver: RequestObserver {
    let journal: LedgerCommitGroup
    let lines: [Int]
    let stop: StopSignal

    var isCalledOff: Bool { stop.isRaised }

    func willSend() async throws {
        try await journal.record([.send(lines: lines, at: .now)])
    }

    func wasInVain(until time: Double) async throws {
        try await journal.record([.wait(lines: lines, until: time)])
    }
}

extension WritingContext {
    /// The witness of a request for these rows.
    func intent(_ rows: LedgerRow...) -> LedgerRequestObserver { intent(rows) }

    func intent(_ rows: [LedgerRow]) -> LedgerRequestObserver {
        LedgerRequestObserver(journal: journal, lines: rows.map(\.planned.line), stop: stop)
    }
}
