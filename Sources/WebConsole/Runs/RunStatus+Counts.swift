import JobEngine
import JobModel
import JobSession
import Wording

extension RunStatus.Step {
    /// Rows that did not succeed, or have not settled.
    var notWell: Int { rows - leftOut - Outcome.allCases.filter(\.isSuccess).reduce(0) { $0 + count($1) } }
}

extension RunStatus {
    /// Rows that have not settled: planned, not sent yet, or on their way.
    var open: Int { steps.reduce(0) { $0 + $1.open } }

    /// Rows that have settled and did not succeed; one that has not may still do so.
    var unsuccessful: Int { notWell - open }

    /// Rows that have settled without an attempt: they wait for another one, or were never reached.
    var notAttempted: Int { steps.reduce(0) { $0 + $1.count(.notAttempted) } }

    /// Whether its plan had nothing to send, so that nobody was asked for its release: it is a plan, and no run that did
    /// something.
    var hadNothingToSend: Bool {
        export == nil && state == RunState.finished.rawValue && confirmation == RunConfirmation.notNeeded.rawValue
    }

    /// Whether it has come to its end as a plan only.
    var hasSentNothing: Bool { hadNothingToSend || export == nil && hasEndedUnsent }

    /// Whether it was refused while it was planned, as a sheet is that cannot be imported: there is no plan of it.
    var wasRefused: Bool { export == nil && hasEndedUnsent && exit == ExitStatus.nothingSent.rawValue }

    /// Rows that have settled by a call; one that waits for another row which did not succeed takes none.
    var settledByCalls: Int { steps.reduce(0) { $0 + $1.progress.done } - notAttempted }

    /// Where it stands, as pages say it: a plan that sent nothing is not called finished as if it had been carried out.
    var stateOnPage: LocalizedText {
        if hadNothingToSend { return LocalizedText(en: "nothing to send", zh: "没有需要发送的行") }
        if wasRefused { return LocalizedText(en: "the plan could not be made", zh: "无法制定计划") }
        return hasSentNothing
            ? LocalizedText(en: "plan not released", zh: "计划未发布") : RunSentences(self).state
    }

    /// How many rows of its lineage have succeeded in no run.
    var openOfLineage: Int { lineage.map { $0.rows - $0.endedWell } ?? notWell }

    /// Whether it has tried rows again, all of them have succeeded, and others of its lineage have not.
    var hasNothingOfItsOwn: Bool { parent != nil && notWell == 0 && openOfLineage > 0 }

    /// Whether it has ended, and every row of its lineage has succeeded by now.
    var hasNothingLeft: Bool {
        state == RunState.finished.rawValue && confirmation != nil && lineage != nil && openOfLineage == 0
    }

    /// Whether its rows are written, or read, at the moment: what is planned is not there yet.
    ///
    /// An export has no rows that settle, and none of its own limits stands in a plan.
    var isAtWorkOnRows: Bool { export == nil && isUnderWay && state == RunState.running.rawValue }
}
