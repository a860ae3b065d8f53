/// The rows as people look at them: filtered, in an order, page by page.
package protocol RowQueryStore: Sendable {
    /// A page of a run's rows, with how many there are in all; both as of one moment.
    ///
    /// Rows without a plan are among them, with what is left of them.
    func rows(of run: String, matching query: RowQuery) async throws -> FoundRows
}
