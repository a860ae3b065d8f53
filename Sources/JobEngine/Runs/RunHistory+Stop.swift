import Foundation
import JobModel

extension RunHistory {
    /// Asks a run to stop, also one that another process writes, and an export that another process makes.
    ///
    /// What is in flight there ends, and then it is stopped. One that nobody owns is stopped at once.
    ///
    /// - Returns: Whether it is stopped; where it is not yet, its owner has a second to hear of it, and `awaitStop` waits.
    /// - Throws: `RunStopError`; `LedgerError`.
    package func requestStop(of id: String) async throws -> Bool {
        let run = try await ledger.run(id)
        switch (run.state, run.definition.kind) {
        // Its owner may still write the results files.
        case (.stopped, _): return await !ledger.isOwned(run: id)
        case (.finished, .exporting): throw RunStopError.exportHasEnded(id)
        case (.written, .importing), (.finished, .importing): throw RunStopError.hasEnded(id)
        case (.planning, _), (.planned, _), (.running, _), (.written, .exporting): break
        }
        guard run.isStoppable else { throw RunStopError.unconfirmed(id) }
        try await ledger.askToStop(id)
        return try await stopUnlessOwned(id)
    }

    /// Waits until a run that was asked to stop is stopped and its owner has let go of it, or it has come to its end.
    ///
    /// One that loses its owner meanwhile is stopped then.
    ///
    /// - Throws: `RunStopError.resumed`; `LedgerError`; `CancellationError`.
    package func awaitStop(of id: String) async throws {
        while true {
            if try await stopUnlessOwned(id) {
                // Else its owner still writes the results files, and a resume would be refused meanwhile.
                guard await ledger.isOwned(run: id) else { return }
            } else if try await ledger.stopStanding(of: id).request == nil {
                throw RunStopError.resumed(id)
            }
            try await awaitNews(of: id, atMost: .seconds(1))
        }
    }

    /// Whether a run is stopped, or has ended; where nobody owns it, it is stopped by this.
    private func stopUnlessOwned(_ id: String) async throws -> Bool {
        guard try await ledger.run(id).isStoppable else { return true }
        let owner: any RunOwner
        do {
            owner = try await ledger.lock(run: id)
        } catch LedgerError.owned {
            return false
        }
        defer { owner.release() }
        let run = try await ledger.run(id)
        guard run.isStoppable else { return true }
        // A person may have let it go on, and its process have ended.
        guard try await ledger.stopStanding(of: id).request != nil else { return false }
        // An export that was killed before it was confirmed has not begun.
        guard run.confirmation != nil || run.state != .planned else { return true }
        if run.state == .planned { try await ledger.updateRun(id, state: .running) }
        // Of an export that was not begun, or lacks its last step, nothing goes on anyway.
        guard run.state == .planned || run.state == .running else { return true }
        try await ledger.updateRun(
            id,
            state: .stopped,
            ended: Date().timeIntervalSince1970,
            exit: ExitStatus.interrupted.rawValue
        )
        return true
    }
}

extension RunRecord {
    /// Whether a process writes rows of it, or workers may; of an export, whether it has not come to its end.
    var isStoppable: Bool {
        switch definition.kind {
        case .importing: confirmation != nil && (state == .planned || state == .running)
        case .exporting: state != .stopped && state != .finished
        }
    }
}
