/// Rows of a step that one worker at a time writes: of one dependency level and one group of ways, between two lines.
package struct Chunk: Sendable, Equatable {
    package var hold: ChunkHold
    package var place: ChunkPlace
    /// The first and the last of its rows.
    package var lines: ClosedRange<Int>

    package init(hold: ChunkHold, place: ChunkPlace, lines: ClosedRange<Int>) {
        self.hold = hold
        self.place = place
        self.lines = lines
    }

    /// Whether another had it before, who may have sent something of it.
    package var isTakenOver: Bool { hold.epoch > 1 }

    /// Whether a row of a step is one of the chunk's, whatever has become of it since it was planned.
    package func holds(_ row: LedgerRow, of step: Int) -> Bool {
        guard step == place.step, row.planned.dependencyLevel == place.level, lines.contains(row.planned.line) else {
            return false
        }
        return row.phase == 2 ? place.group == .single : place.group.ways.contains(row.planned.way)
    }
}

/// Where chunks stand that are open together.
package struct ChunkPlace: Sendable, Hashable {
    package var step: Int
    package var level: Int
    package var group: WriteGroup

    package init(step: Int, level: Int, group: WriteGroup) {
        self.step = step
        self.level = level
        self.group = group
    }
}

/// That a worker holds a chunk: what it writes names this, and is refused once the chunk has another epoch.
package struct ChunkHold: Sendable, Hashable {
    package var run: String
    /// Of the chunk, in its run; no other chunk ever has it.
    package var number: Int
    /// Grows by one with each claim.
    package var epoch: Int
    /// On which server it was claimed, and on which line of its history; empty where a store has but one.
    ///
    /// After a failover the same number and epoch may be another claim's.
    package var history: String

    package init(run: String, number: Int, epoch: Int, history: String = "") {
        self.run = run
        self.number = number
        self.epoch = epoch
        self.history = history
    }
}
