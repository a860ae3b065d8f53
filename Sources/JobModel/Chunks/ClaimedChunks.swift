/// What came of a claim.
package struct ClaimedChunks: Sendable, Equatable {
    /// In file order.
    package var chunks: [Chunk]
    /// Chunks that are open at the place and that this worker does not hold.
    package var left: Int
    package var state: RunState
    /// Why a helper or a person has asked the run to stop; `nil` where none has.
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

/// Why a run is to stop: too many rows of a helper failed with one code, or a person wants it.
package struct RunStopRequest: Sendable, Codable, Equatable {
    /// `nil` where a person wants it, and of an earlier version where answers were lost.
    package var code: String?
    package var rows: Int
    /// Rows of the step that had settled.
    package var settled: Int
    /// `true` where a person wants it; else `nil`, as in what earlier versions wrote.
    package private(set) var byPerson: Bool?

    package init(code: String?, rows: Int, settled: Int) {
        self.code = code
        self.rows = rows
        self.settled = settled
    }

    /// A person wants it, whatever has become of the rows.
    package static let ofPerson = {
        var request = RunStopRequest(code: nil, rows: 0, settled: 0)
        request.byPerson = true
        return request
    }()

    package var isOfPerson: Bool { byPerson == true }
}
