package import JobModel

extension PostgresLedger {
    /// Takes up to `limit` chunks that nobody holds, in file order; what is finished is done first.
    package func claim(_ claim: ChunkClaim) async throws -> ClaimedChunks {
        try await writeRows(of: claim.run) { connection in
            let run = try connection.execute(
                "SELECT state, stop_request, history, resumed FROM roster_run WHERE id = $1::text",
                PostgresArguments(claim.run),
                isFrequent: true
            ).rows.first
            guard let run else { throw LedgerError.noSuchRun(claim.run) }
            let state: RunState = try run.readWord("state")
            let stop = try Self.stopStanding(run)
            var claim = claim
            // Of a run that was stopped nothing may be sent: a helper would only take its chunks from who goes on with it.
            // So may be what a server that had lost its last transactions does not know: its owner finds that out first.
            let history: String? = try run.readOptional("history")
            let isSame = history.map { ServerIdentity(text: $0).mayBe(connection.server) } ?? true
            if !claim.isCoordinating, state != .running || stop.request != nil || !isSame { claim.limit = 0 }
            let records = PostgresChunkRecords(connection, run: claim.run)
            try records.release(claim.finished, areDone: true)
            var chunks = try records.take(claim)
            var left = try records.left(of: claim)
            if chunks.isEmpty, left > 0, claim.limit > 0, try records.releaseDead() {
                chunks = try records.take(claim)
                left = try records.left(of: claim)
            }
            if let layout = claim.layout, try chunks.isEmpty && !records.isAnyOpen(at: layout.place) {
                try records.add(layout)
                chunks = try records.take(claim)
                left = try records.left(of: claim)
            }
            return ClaimedChunks(
                chunks: chunks,
                left: left,
                state: state,
                stop: stop.request,
                resumed: stop.resumed
            )
        }
    }

    /// Makes holds of a run last for so long from now; returns those that are still held.
    package func renew(_ holds: [ChunkHold], of run: String, leaseSeconds: Double) async throws -> Set<ChunkHold> {
        guard !holds.isEmpty else { return [] }
        return try await writeRows(of: run) { connection in
            try PostgresChunkRecords(connection, run: run).renew(holds, leaseSeconds: leaseSeconds)
        }
    }

    /// Gives chunks of a run back, written or not; one that is lost is left alone.
    package func release(_ holds: [ChunkHold], of run: String, areDone: Bool) async throws {
        guard !holds.isEmpty else { return }
        try await writeRows(of: run) { connection in
            try PostgresChunkRecords(connection, run: run).release(holds, areDone: areDone)
        }
    }

    /// Closes the chunks of a run that no worker holds; returns those that are held.
    package func retireChunks(of run: String) async throws -> [Chunk] {
        try await writeRun(run) { connection in
            let records = PostgresChunkRecords(connection, run: run)
            _ = try records.releaseDead()
            return try records.retire()
        }
    }

    /// The chunks of a run that some worker holds whose lease goes on.
    package func heldChunks(of run: String) async throws -> [Chunk] {
        try await writeRows(of: run) { connection in
            let records = PostgresChunkRecords(connection, run: run)
            _ = try records.releaseDead()
            return try records.held()
        }
    }

    /// The rows of a chunk that are due, in file order; `waits` as for `due`.
    package func dueRows(of chunk: Chunk, waits: Bool, besides: Set<Int>) async throws -> [LedgerRow] {
        var arguments = Self.arguments(of: chunk)
        arguments.add(besides.sorted())
        let values = arguments
        return try await read { connection in
            try PostgresStoredRow.fetch(
                connection,
                where: """
                    r.state = 'planned' AND \(Self.isOf(chunk)) AND r.line <> ALL ($6::bigint[])
                        \(waits ? Self.dependencyIsThere : "")
                    """,
                values,
                isFrequent: true
            )
        }
    }

    /// The rows of a chunk of which something was sent and that have not settled, in file order.
    package func openRows(of chunk: Chunk) async throws -> [LedgerRow] {
        let arguments = Self.arguments(of: chunk)
        return try await read { connection in
            try PostgresStoredRow.fetch(
                connection,
                where: "r.state IN ('sending', 'accepted', 'waiting') AND \(Self.isOf(chunk))",
                arguments
            )
        }
    }

    private static func arguments(of chunk: Chunk) -> PostgresArguments {
        arguments(
            chunk.hold.run,
            chunk.place.step,
            chunk.place.level,
            chunk.lines.lowerBound,
            chunk.lines.upperBound
        )
    }

    private static func isOf(_ chunk: Chunk) -> String {
        "r.wave = $3::int AND r.line BETWEEN $4::bigint AND $5::bigint AND \(isOf(chunk.place.group))"
    }

    /// What a row fulfils that goes one of the ways of a group; a patch that follows a batch goes the single way.
    static func isOf(_ group: WriteGroup) -> String {
        let names = group.ways.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        return "(\(group == .single ? "r.phase = 2 OR" : "") r.phase = 1 AND r.way IN (\(names)))"
    }

    /// Asks the owner of a run to stop it, unless a person has let it go on since; what was asked first stays.
    package func askToStop(_ run: String, because request: RunStopRequest, resumed: Int) async throws {
        var values = PostgresArguments(run, try LedgerJSON.text(request))
        values.add(resumed)
        let arguments = values
        try await writeRows(of: run) { connection in
            try connection.perform(
                """
                UPDATE roster_run SET stop_request = $2::text
                WHERE id = $1::text AND stop_request IS NULL AND resumed = $3::bigint
                """,
                arguments
            )
        }
    }

    /// Whether a run was asked to stop.
    package func stopStanding(of run: String) async throws -> StopStanding {
        let found = try await read { connection in
            try connection.execute(
                "SELECT stop_request, resumed FROM roster_run WHERE id = $1::text",
                PostgresArguments(run)
            ).rows.first.map(Self.stopStanding)
        }
        guard let found else { throw LedgerError.noSuchRun(run) }
        return found
    }

    private static func stopStanding(_ row: PostgresRow) throws -> StopStanding {
        let request: String? = try row.readOptional("stop_request")
        return StopStanding(
            request: try request.map { try LedgerJSON.value(RunStopRequest.self, $0) },
            resumed: try row.read("resumed")
        )
    }

    /// Refuses a transaction by holds of which one is lost, or that is to send of a run that does not run.
    ///
    /// The chunks stay as they are until the end of the transaction; renewing them goes on meanwhile.
    static func require(_ holds: Set<ChunkHold>, of run: String, toSend: Bool, _ connection: PostgresConnection) throws
    {
        guard !holds.isEmpty else { return }
        guard holds.allSatisfy({ $0.isOf(connection.server) }) else { throw LedgerError.replaced(run: run) }
        var arguments = PostgresArguments(run)
        arguments.add(holds.map(\.number))
        arguments.add(holds.map(\.epoch))
        let found = try connection.execute(
            """
            SELECT run.state FROM unnest($2::bigint[], $3::bigint[]) AS held (number, epoch)
                JOIN roster_run AS run ON run.id = $1::text
                JOIN roster_chunk AS chunk ON chunk.run = run.number AND chunk.number = held.number
                    AND chunk.epoch = held.epoch AND NOT chunk.is_done
            FOR KEY SHARE OF chunk
            """,
            arguments,
            isFrequent: true
        ).rows
        guard found.count == holds.count else { throw LedgerError.replaced(run: run) }
        guard toSend, let row = found.first else { return }
        let state: RunState = try row.readWord("state")
        guard state == .running else { throw LedgerError.replaced(run: run) }
    }
}
