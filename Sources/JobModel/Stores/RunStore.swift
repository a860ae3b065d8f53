/// The runs: one record each.
package protocol RunStore: Sendable {
    /// Records a run, which begins with planning.
    func createRun(_ run: RunRecord) async throws

    /// - Throws: `LedgerError.noSuchRun`.
    func run(_ id: String) async throws -> RunRecord

    /// The newest runs first, by the order in which they were made: a calendar may be set back.
    ///
    /// - Parameters:
    ///   - limit: How many at most.
    ///   - run: The run before which they were made; `nil` for the newest of all.
    /// - Returns: The runs; none before one that is not there.
    /// - Throws: `LedgerError`.
    func runs(limit: Int, before run: String?) async throws -> [RunRecord]

    /// The companies of all runs that know theirs, each once, in the order of their directories' and apps' bytes.
    ///
    /// As quick in a ledger of a million runs as in a small one.
    func tenants() async throws -> [RunTenant]

    /// All runs that began with the same one, oldest first.
    func lineage(of root: String) async throws -> [RunRecord]

    /// Moves a run on.
    ///
    /// - Throws: `LedgerError.illegalRun` where `RunStep.all` has no such transition, or the run is not whole.
    func updateRun(_ id: String, _ change: RunChange) async throws

    /// Changes what a run keeps of its job.
    func changeDefinition(of id: String, _ change: @escaping @Sendable (inout JobDefinition) -> Void) async throws

    /// Keeps by whom the plan of a run was confirmed: from now on it may be sent.
    func confirm(_ id: String, by confirmation: RunConfirmation, at time: Double) async throws

    /// Records files that a run is planned from, in place of what was recorded of the same paths.
    func putFiles(_ files: [PlannedFile], of run: String) async throws

    /// The files that a run was planned from, by path; none of a run that an earlier version planned.
    func files(of run: String) async throws -> [PlannedFile]
}

/// What changes in a run's record; what is `nil` stays as it is.
package struct RunChange: Sendable, Equatable {
    package var state: RunState?
    package var directory: String?
    package var app: String?
    package var identity: DirectoryIdentity?
    /// Unix seconds.
    package var ended: Double?
    package var exit: Int?

    package init(
        state: RunState? = nil,
        directory: String? = nil,
        app: String? = nil,
        identity: DirectoryIdentity? = nil,
        ended: Double? = nil,
        exit: Int? = nil
    ) {
        self.state = state
        self.directory = directory
        self.app = app
        self.identity = identity
        self.ended = ended
        self.exit = exit
    }
}

extension RunStore {
    /// The newest runs first.
    package func runs(limit: Int) async throws -> [RunRecord] { try await runs(limit: limit, before: nil) }

    /// Moves a run on; what is `nil` stays as it is.
    ///
    /// - Throws: `LedgerError.illegalRun` where `RunStep.all` has no such transition, or the run is not whole.
    package func updateRun(
        _ id: String,
        state: RunState? = nil,
        directory: String? = nil,
        app: String? = nil,
        identity: DirectoryIdentity? = nil,
        ended: Double? = nil,
        exit: Int? = nil
    ) async throws {
        let change = RunChange(
            state: state,
            directory: directory,
            app: app,
            identity: identity,
            ended: ended,
            exit: exit
        )
        guard change != RunChange() else { return }
        try await updateRun(id, change)
    }
}
