extension RowStore {
    /// Looks at rows of a step page by page, in file order.
    ///
    /// - Parameters:
    ///   - scope: Which rows.
    ///   - run: The run.
    ///   - step: The number of the step.
    ///   - pageSize: How many are held at once.
    ///   - body: Takes each.
    /// - Throws: What `marks` and the body throw.
    package func forEachMark(
        of scope: RowScope,
        run: String,
        step: Int,
        pageSize: Int = 10_000,
        _ body: (RowMark) throws -> Void
    ) async throws {
        var line = 0
        while case let page = try await marks(run: run, step: step, of: scope, afterLine: line, limit: pageSize),
            let last = page.last
        {
            for mark in page { try body(mark) }
            line = last.line
        }
    }
}
