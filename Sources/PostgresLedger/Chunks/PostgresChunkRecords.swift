import JobModel
import LocalFiles

/// The chunks of one run, in one transaction.
struct PostgresChunkRecords {
    private let connection: PostgresConnection
    private let run: String

    init(_ connection: PostgresConnection, run: String) {
        self.connection = connection
        self.run = run
    }

    /// The run as first value, then whatever `isOpen` needs.
    private func arguments(_ place: ChunkPlace? = nil, of step: Int? = nil) -> PostgresArguments {
        var arguments = PostgresArguments(run)
        if let step = place?.step ?? step { arguments.add(step) }
        guard let place else { return arguments }
        arguments.add(place.level)
        arguments.add(place.group.rawValue)
        return arguments
    }

    /// What a chunk fulfils that is open where a claim looks.
    private func isOpen(_ place: ChunkPlace?, of step: Int? = nil) -> String {
        "run = \(PostgresLedger.thisRun) AND NOT is_done" + (place == nil && step == nil ? "" : " AND step = $2::int")
            + (place == nil ? "" : " AND level = $3::int AND ways = $4::text")
    }

    private static let isHeld = "worker IS NOT NULL AND until > clock_timestamp()"

    /// What comes after the arguments that are there.
    private static func next(_ arguments: PostgresArguments) -> Int { arguments.starts.count + 1 }

    func take(_ claim: ChunkClaim) throws -> [Chunk] {
        guard claim.limit > 0 else { return [] }
        var arguments = arguments(claim.place, of: claim.step)
        let first = Self.next(arguments)
        arguments.add(claim.limit)
        arguments.add(claim.worker)
        arguments.add(OwnProcess.host)
        arguments.add(claim.leaseSeconds)
        return try connection.execute(
            """
            WITH free AS (
                SELECT run, number FROM roster_chunk
                WHERE \(isOpen(claim.place, of: claim.step)) AND NOT coalesce(\(Self.isHeld), false)
                    \(claim.isCoordinating ? "" : "AND is_shared")
                ORDER BY number LIMIT $\(first)::bigint FOR UPDATE SKIP LOCKED)
            UPDATE roster_chunk AS chunk SET epoch = chunk.epoch + 1, worker = $\(first + 1)::text,
                host = $\(first + 2)::text, until = clock_timestamp() + $\(first + 3)::float8 * interval '1 second'
            FROM free WHERE chunk.run = free.run AND chunk.number = free.number
            RETURNING \(Self.columns)
            """,
            arguments,
            isFrequent: true
        ).rows.map(chunk).sorted { $0.hold.number < $1.hold.number }
    }

    /// How many chunks are open there besides those of the claim's worker.
    func left(of claim: ChunkClaim) throws -> Int {
        var arguments = arguments(claim.place, of: claim.step)
        arguments.add(claim.worker)
        let worker = arguments.starts.count
        return try connection.execute(
            """
            SELECT count(*) FROM roster_chunk
            WHERE \(isOpen(claim.place, of: claim.step)) AND worker IS DISTINCT FROM $\(worker)::text
            """,
            arguments,
            isFrequent: true
        ).first() ?? 0
    }

    /// Has the chunks free of workers that have ended on this machine; returns whether there was one.
    func releaseDead() throws -> Bool {
        let holders = try connection.execute(
            """
            SELECT DISTINCT worker, host FROM roster_chunk
            WHERE \(isOpen(nil)) AND worker IS NOT NULL AND host IS NOT NULL
            """,
            arguments()
        ).rows
        let dead: [String] = try holders.compactMap { holder in
            let worker: String = try holder.read("worker")
            return try LiveWorker.isAlive(worker, on: holder.readOptional("host")) ? nil : worker
        }
        guard !dead.isEmpty else { return false }
        var arguments = arguments()
        arguments.add(dead)
        try connection.execute(
            "UPDATE roster_chunk SET worker = NULL WHERE \(isOpen(nil)) AND worker = ANY ($2::text[])",
            arguments
        )
        return true
    }

    /// Whether a chunk is open there, held or free.
    func isAnyOpen(at place: ChunkPlace) throws -> Bool {
        try connection.execute(
            "SELECT EXISTS (SELECT FROM roster_chunk WHERE \(isOpen(place)))",
            arguments(place)
        ).first() ?? false
    }

    func add(_ layout: ChunkLayout) throws {
        var arguments = arguments(layout.place)
        arguments.add(layout.besides.sorted())
        arguments.add(layout.size)
        arguments.add(layout.rows)
        try connection.execute(
            """
            INSERT INTO roster_chunk (run, number, step, level, ways, is_shared, first_line, last_line)
            SELECT \(PostgresLedger.thisRun), row_number() OVER (ORDER BY part) + (
                    SELECT coalesce(max(number), 0) FROM roster_chunk WHERE run = \(PostgresLedger.thisRun)),
                $2::int, $3::int, $4::text, \(layout.isShared), min(line), max(line)
            FROM (
                SELECT line, (row_number() OVER (ORDER BY line) - 1) / $6::bigint AS part FROM (
                    SELECT r.line FROM roster_row AS r
                    WHERE r.run = \(PostgresLedger.thisRun) AND r.step = $2::int AND r.state = 'planned'
                        AND r.wave = $3::int AND \(PostgresLedger.isOf(layout.place.group))
                        AND r.line <> ALL ($5::bigint[]) \(layout.waits ? PostgresLedger.dependencyIsThere : "")
                    ORDER BY r.line LIMIT $7::bigint) AS due) AS parted
            GROUP BY part
            """,
            arguments,
            within: PostgresConnection.longDeadline
        )
    }

    func renew(_ holds: [ChunkHold], leaseSeconds: Double) throws -> Set<ChunkHold> {
        let holds = holds.filter { $0.isOf(connection.server) }
        var arguments = arguments(of: holds)
        arguments.add(leaseSeconds)
        let renewed = try connection.execute(
            """
            UPDATE roster_chunk AS chunk SET until = clock_timestamp() + $4::float8 * interval '1 second'
            FROM unnest($2::bigint[], $3::bigint[]) AS held (number, epoch)
            WHERE chunk.run = \(PostgresLedger.thisRun) AND chunk.number = ANY ($2::bigint[])
                AND chunk.number = held.number AND chunk.epoch = held.epoch
                AND NOT chunk.is_done AND chunk.worker IS NOT NULL
            RETURNING chunk.number, chunk.epoch
            """,
            arguments
        ).rows
        let kept: [[Int]] = try renewed.map { [try $0.read("number"), try $0.read("epoch")] }
        return Set(holds.filter { kept.contains([$0.number, $0.epoch]) })
    }

    func release(_ holds: [ChunkHold], areDone: Bool) throws {
        let holds = holds.filter { $0.isOf(connection.server) }
        guard !holds.isEmpty else { return }
        try connection.execute(
            """
            UPDATE roster_chunk AS chunk SET worker = NULL, is_done = \(areDone)
            FROM unnest($2::bigint[], $3::bigint[]) AS held (number, epoch)
            WHERE chunk.run = \(PostgresLedger.thisRun) AND chunk.number = ANY ($2::bigint[])
                AND chunk.number = held.number AND chunk.epoch = held.epoch
                AND NOT chunk.is_done
            """,
            arguments(of: holds),
            isFrequent: true
        )
    }

    func retire() throws -> [Chunk] {
        try close(where: "NOT coalesce(\(Self.isHeld), false)")
        return try held()
    }

    /// Closes all chunks, those that are held too.
    func retireAll() throws { try close(where: "true") }

    private func close(where condition: String) throws {
        try connection.execute(
            "UPDATE roster_chunk SET is_done = true, epoch = epoch + 1 WHERE \(isOpen(nil)) AND \(condition)",
            arguments()
        )
    }

    /// Chunks that are held, in the order of their numbers.
    func held() throws -> [Chunk] {
        try connection.execute(
            "SELECT \(Self.columns) FROM roster_chunk AS chunk WHERE \(isOpen(nil)) AND \(Self.isHeld) ORDER BY number",
            arguments()
        ).rows.map(chunk)
    }

    private func arguments(of holds: [ChunkHold]) -> PostgresArguments {
        var arguments = arguments()
        arguments.add(holds.map(\.number))
        arguments.add(holds.map(\.epoch))
        return arguments
    }

    private static let columns = """
        chunk.number, chunk.epoch, chunk.step, chunk.level, chunk.ways, chunk.first_line, chunk.last_line
        """

    private func chunk(_ row: PostgresRow) throws -> Chunk {
        let (first, last): (Int, Int) = (try row.read("first_line"), try row.read("last_line"))
        guard first <= last else { throw UnreadableValue(column: "last_line") }
        return Chunk(
            hold: ChunkHold(
                run: run,
                number: try row.read("number"),
                epoch: try row.read("epoch"),
                history: connection.server.text
            ),
            place: ChunkPlace(
                step: try row.read("step"),
                level: try row.read("level"),
                group: try row.readWord("ways")
            ),
            lines: first...last
        )
    }
}

extension ChunkHold {
    /// Whether a server may be the one on which the chunk was claimed.
    func isOf(_ server: ServerIdentity) -> Bool { ServerIdentity(text: history).mayBe(server) }
}
