/// The rows of steps, and what happened to them.
package protocol RowStore: Sendable {
    /// Adds rows of the plan in one transaction; invalid and unchanged ones are settled at once.
    func add(_ rows: [PlannedRow], run: String, step: Int) async throws

    /// Writes down what happened, in one transaction.
    ///
    /// - Throws: `LedgerError.illegal` where a row is not in a stage from which the change is possible (`RowTransition`);
    ///   nothing of the transaction is kept then.
    func commit(_ changes: [LedgerChange], run: String, step: Int) async throws

    /// Settles as *notAttempted* what depends, directly or not, on a row that did not succeed; returns how many.
    ///
    /// A defective person exists, so what depends on one goes on; what depends on an *unknown* one stays open with it.
    func holdBack(run: String, step: Int) async throws -> Int

    /// Up to `limit` planned rows of a dependency level, in file order, but for those in hand already.
    ///
    /// `waits` leaves out what depends on a row whose outcome is open: it may turn out to be there. A patch that follows a
    /// batch goes the single way.
    ///
    /// Nothing is marked: a row is *sending* only once its request is about to leave, by `LedgerChange.send`, and the
    /// run has one owner.
    func due(
        run: String,
        step: Int,
        dependencyLevel: Int,
        ways: [WriteMethod],
        limit: Int,
        inHand: Set<Int>,
        waits: Bool
    ) async throws -> [LedgerRow]

    /// Dependency levels that still have rows to send, lowest first; `waits` as for `due`.
    func openLevels(run: String, step: Int, waits: Bool) async throws -> [Int]

    func row(run: String, step: Int, line: Int) async throws -> LedgerRow?

    /// The rows of a step that the spreadsheet shows under a number: one, or several where a field holds line breaks
    /// and a retry counts otherwise.
    func rows(run: String, step: Int, numbered number: Int) async throws -> [LedgerRow]

    /// Rows after a line, in file order: pages whose cost does not grow with the file.
    func rows(run: String, step: Int, afterLine line: Int, limit: Int) async throws -> [LedgerRow]

    /// Rows after a line, in file order, as results show them: those without a plan too, with what is left of them.
    func shownRows(run: String, step: Int, afterLine line: Int, limit: Int) async throws -> [LedgerRow]

    /// Rows after a line, in file order, that have not succeeded: settled otherwise, or not settled yet.
    func unsuccessfulRows(run: String, step: Int, afterLine line: Int, limit: Int) async throws -> [LedgerRow]

    /// Which rows a step has after a line and how they stand, in file order; no record and no plan is read.
    func marks(run: String, step: Int, of scope: RowScope, afterLine line: Int, limit: Int) async throws -> [RowMark]

    /// Of the rows that have not succeeded those that have a code or a problem; to pass over others costs nothing.
    func rowsWithReason(run: String, step: Int, afterLine line: Int, limit: Int) async throws -> [LedgerRow]

    /// Rows in the given states, in file order.
    func rows(run: String, step: Int, in states: [RowState]) async throws -> [LedgerRow]

    /// Rows after a line in the given states, in file order: what a resume must settle first may be a whole step.
    func rows(
        run: String,
        step: Int,
        in states: [RowState],
        afterLine line: Int,
        limit: Int
    ) async throws -> [LedgerRow]

    /// Rows after a line whose request may have been carried out, in file order: those *sending*, and those of unknown
    /// end.
    func unprovenRows(run: String, step: Int, afterLine line: Int, limit: Int) async throws -> [LedgerRow]

    /// All rows that wait for the end of one of these batch tasks, in file order.
    func acceptedRows(run: String, step: Int, ofTasks tasks: [String]) async throws -> [LedgerRow]

    /// Settled rows with that outcome, in file order.
    func rows(run: String, step: Int, endedAs outcome: Outcome) async throws -> [LedgerRow]

    /// How many rows that have not settled lack their plan: a mistake in the store.
    func rowsWithoutPlan(run: String, step: Int) async throws -> Int

    /// How the rows of a step have ended; those not settled are not among them.
    func outcomes(run: String, step: Int) async throws -> [Outcome: Int]

    /// How the rows of a step stand or have ended, counted.
    func standings(run: String, step: Int) async throws -> [RowStanding: Int]

    /// The same of the rows that the spreadsheet shows under some numbers, a thousand of them at most.
    func standings(run: String, step: Int, numbered numbers: [Int]) async throws -> [RowStanding: Int]

    /// How rows of a step have ended that were to be written, since a person last let the run go on.
    ///
    /// What is counted `inFull` has the number of all those rows, which takes longer for a large step.
    func tally(run: String, step: Int, inFull: Bool) async throws -> StepTally

    /// How many seconds ago rows were sent, at least, by the store's own clock; without those of which it does not know.
    ///
    /// - Throws: `LedgerError`.
    func secondsSinceSent(_ lines: [Int], run: String, step: Int) async throws -> [Int: Double]

    /// When rows that ended as `outcome` were sent last: one answer for all rows of one boot of a machine.
    ///
    /// - Throws: `LedgerError`.
    func lastSends(run: String, step: Int, endedAs outcome: Outcome) async throws -> [LastSend]

    /// Everything that was tried for a row, oldest first.
    func attempts(run: String, step: Int, line: Int) async throws -> [Attempt]
}

extension RowStore {
    package func due(
        run: String,
        step: Int,
        dependencyLevel: Int,
        ways: [WriteMethod],
        limit: Int,
        inHand: Set<Int> = []
    ) async throws -> [LedgerRow] {
        try await due(
            run: run,
            step: step,
            dependencyLevel: dependencyLevel,
            ways: ways,
            limit: limit,
            inHand: inHand,
            waits: false
        )
    }

    package func openLevels(run: String, step: Int) async throws -> [Int] {
        try await openLevels(run: run, step: step, waits: false)
    }
}
