/// What became of every row of every run: the truth that survives `kill -9`.
///
/// A call that returns has made what it wrote durable; one that throws has written nothing. Errors are `LedgerError`s, but for
/// the `CancellationError` of a task that was cancelled. A store is used from many tasks and by many processes at once.
package protocol LedgerStore: RunStore, PlanStore, StepStore, RowStore, ChunkStore, RowQueryStore, DepartmentStore,
    ExportStore, PurgeStore, LedgerCopyStore, NewsStore, RunOwnership
{
    /// Whether only processes of one machine use it, so that all times in it are by one machine's clocks.
    var isOfOneMachine: Bool { get }
}
