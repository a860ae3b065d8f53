/// What a worker asks of the chunks of a run.
package struct ChunkClaim: Sendable {
    package var run: String
    /// The `LiveWorker`'s name.
    package var worker: String
    /// How long the claim lasts by the store's clock, unless it is renewed.
    package var leaseSeconds: Double
    package var limit: Int
    /// Only chunks of that step.
    package var step: Int?
    /// Only chunks that stand there.
    package var place: ChunkPlace?
    /// Whether chunks are taken as well that are not for helpers.
    package var isCoordinating = false
    /// Chunks of this worker that are written, and done with this.
    package var finished: [ChunkHold] = []
    /// How rows are put into chunks where no chunk is open at their place; for the run's owner alone.
    package var layout: ChunkLayout?

    package init(run: String, worker: String, leaseSeconds: Double, limit: Int) {
        self.run = run
        self.worker = worker
        self.leaseSeconds = leaseSeconds
        self.limit = limit
    }
}

/// How the rows that are due at a place are put into chunks.
package struct ChunkLayout: Sendable {
    package var place: ChunkPlace
    /// Whether rows stay out that depend on a row whose outcome is open.
    package var waits: Bool
    /// How many rows a chunk has at most.
    package var size: Int
    /// How many rows are put into chunks at once; the rest, when these are written.
    package var rows: Int
    /// Lines of rows that stay out.
    package var besides: Set<Int> = []
    /// Whether helpers may take them.
    package var isShared = true

    package init(place: ChunkPlace, waits: Bool, size: Int, rows: Int) {
        self.place = place
        self.waits = waits
        self.size = size
        self.rows = rows
    }
}
