import ContactAPI
import DirectoryClient
import Foundation
import JobLedger
import JobModel

/// What everyone who writes rows of one step shares.
struct WritingContext: Sendable {
    let run: RunRecord
    let step: StepRecord
    let definition: StepDefinition
    let connection: Connection
    let ledger: Ledger
    let standIns: StandIns
    let stop: StopSignal

    var client: DirectoryClient { connection.client }
    var job: JobDefinition { run.definition }
    var readBack: ReadBack { ReadBack(client: client, standIns: standIns) }

    func token(for row: LedgerRow) -> String {
        IdempotencyToken.make([
            run.tenant ?? "", run.app, run.root ?? run.id, step.name, String(row.planned.originRow), row.planned.payload,
            String(row.generation),
        ])
    }

    /// Whether a row that is not there now can no longer appear, however slow the directory is.
    ///
    /// A directory inside the process that asked died with that process; any other gets `settle_after`.
    func isAbsenceProof(sentAt: Double?, now: Double) -> Bool {
        let sentAt = sentAt ?? now
        if connection.ownsServer, sentAt < connection.openedAt { return true }
        return now - sentAt >= job.limits.settleAfterSeconds
    }
}
