import DequeModule
import DirectoryClient
import JobModel

/// How a writer comes by its rows: chunks are claimed, and what another worker had sent of them is settled first.
extension StepWriter {
    /// Waits for chunks that others hold at other levels, from before this process took the run up, and takes those that
    /// they lose; returns whether there were any.
    mutating func hasMoreByOthers(_ reason: inout StopReason?) async throws -> Bool {
        var isFirst = true
        while true {
            let found = try await keeper.claim(1, of: context.step.number)
            reason = found.stop.map(StopReason.init)
            for chunk in found.chunks where reason == nil { reason = try await settle(chunk) }
            // Its rows that are due are put into chunks again.
            try await keeper.release(found.chunks, areDone: reason == nil)
            guard reason == nil, found.chunks.isEmpty else { return reason == nil }
            guard found.left > 0 else { return !isFirst }
            guard !context.stop.isRaised else {
                reason = .interrupted
                return false
            }
            isFirst = false
            try await keeper.waitForOthers()
        }
    }

    /// Takes rows of chunks that are held and have some again, or of new ones; returns how many chunks others have there.
    mutating func take(
        _ place: ChunkPlace,
        lanes: Int,
        into queue: inout Deque<ChunkRow>,
        _ reason: inout StopReason?
    ) async throws -> Int {
        for chunk in shelf.takeThoseToGoOn() { queue += try await rows(of: chunk, &reason) }
        guard queue.isEmpty, reason == nil else { return 0 }
        reason = try await sharedVerdict()
        guard reason == nil else { return 0 }
        let found = try await keeper.claim(
            limit(at: place, lanes: lanes),
            at: place,
            finished: shelf.takeFinished(),
            layingOut: keeper.isCoordinating ? layout(at: place) : nil
        )
        for chunk in found.chunks { queue += try await rows(of: chunk, &reason) }
        if keeper.isCoordinating {
            if found.left > 0 { noteCompany() }
            reason = reason ?? found.stop.map(StopReason.init)
            return found.left
        }
        // The owner stops the run, or has; a helper waits for nobody.
        if found.stop != nil || found.state != .running { queue = [] }
        return 0
    }

    /// Puts a chunk on the shelf, after what was sent of it is settled; its rows that are due.
    mutating func rows(of chunk: HeldChunk, _ reason: inout StopReason?) async throws -> [ChunkRow] {
        if reason == nil { reason = try await settle(chunk) }
        var rows: [LedgerRow] = []
        if reason == nil, !chunk.isLost {
            rows = try await context.ledger.dueRows(
                of: chunk.chunk,
                waits: context.definition.holdsBack,
                besides: leftOpen
            )
        }
        shelf.put(chunk, rows, isToGoOn: reason != nil)
        return rows.map { ChunkRow(row: $0, chunk: chunk) }
    }

    /// Finds out what became of the rows that another worker had sent.
    private mutating func settle(_ chunk: HeldChunk) async throws -> StopReason? {
        guard chunk.chunk.isTakenOver else { return nil }
        let rows = try await context.ledger.openRows(of: chunk.chunk)
        guard !rows.isEmpty else { return nil }
        handled += rows.count
        do {
            return try await OpenRowSettler(context: context.writing(chunk)).settle(rows)
        } catch LedgerError.replaced {
            chunk.noteLoss()
            return nil
        } catch let failure as DirectoryFailure {
            return StopReason(failure.error) ?? .limitsOrNetwork(failure.error)
        }
    }

    private func chunkSize(of group: WriteGroup) -> Int {
        group == .batch ? context.job.limits.batchItems : Self.rowsOfChunk
    }

    /// How many chunks are taken at once.
    private func limit(at place: ChunkPlace, lanes: Int) -> Int {
        guard place.group == .single else { return lanes }
        let wanted = max(lanes * Self.rowsPerLane, PlanAge.rowsTogether)
        return (wanted + Self.rowsOfChunk - 1) / Self.rowsOfChunk
    }

    /// The canary rows first, for this worker alone.
    ///
    /// Departments are one worker's: those below find what it has made.
    private func layout(at place: ChunkPlace) -> ChunkLayout {
        let size = chunkSize(of: place.group)
        var layout = ChunkLayout(
            place: place,
            waits: context.definition.holdsBack,
            size: size,
            rows: canaryLeft > 0 ? canaryLeft : size * Self.chunksLaidOut
        )
        layout.besides = leftOpen
        layout.isShared = canaryLeft <= 0 && context.step.subject == .people
        return layout
    }

    private static let rowsPerLane = 8
    private static let rowsOfChunk = 50
    /// At once, so that neither the transaction that lays them out nor one that looks for a free one takes long.
    private static let chunksLaidOut = 1000
}
