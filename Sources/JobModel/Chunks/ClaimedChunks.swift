/// What came of a claim.
package struct ClaimedChunks: Sendable, Equatable {
    /// In file order.
    package var chunks: [Chunk]
    /// Chunks that are open at the place and that this worker does not hold.
    package var left: Int
    package var state: RunState
    /// Why a helper has asked the run to stop; `nil` where none has.
    package var stop: RunStopRequest?
    /// How often a person has let the run go on: a stop that is asked for by what was counted before is too late then.
    package var resumed: Int

    package init(chunks: [Chunk], left: Int, state: RunState, stop: RunStopRequest? = nil, resumed: Int = 0) {
        self.chunks = chunks
        self.left = left
        self.state = state
        self.stop = stop
        self.resumed = resumed
    }
}

/// Why a helper asks a run to stop: too many of its rows failed with one code, or had no answer.
package struct RunStopRequest: Sendable, Codable, Equatable {
    /// `nil` where answers were lost.
    package var code: String?
    package var rows: Int
    /// Rows of the step that had settled.
    package var settled: Int

    package init(code: String?, rows: Int, settled: Int) {
        self.code = code
        self.rows = rows
        self.settled = settled
    }
}
