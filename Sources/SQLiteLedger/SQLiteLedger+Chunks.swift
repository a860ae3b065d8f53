import GRDB
package import JobModel
package import LocalFiles

extension SQLiteLedger {
    /// Takes up to `limit` chunks that nobody holds, in file order; what is finished is done first.
    package func claim(_ claim: ChunkClaim) async throws -> ClaimedChunks {
        try await write { db in
            guard
                let run = try Row.fetchOne(
                    db,
                    sql: "SELECT state, stopRequest, resumed FROM run WHERE id = ?",
                    arguments: [claim.run]
                )
            else { throw LedgerError.noSuchRun(claim.run) }
            let state: RunState = try run.readWord("state")
            let stop = try Self.stopStanding(run)
            var claim = claim
            // Of a run that was stopped nothing may be sent: a helper would only take its chunks from who goes on with it.
            if !claim.isCoordinating, state != .running || stop.request != nil { claim.limit = 0 }
            let table = ChunkRecords(db, run: claim.run)
            for hold in claim.finished { try table.release(hold, isDone: true) }
            var chunks = try table.take(claim)
            if let layout = claim.layout, try chunks.isEmpty && !table.isAnyOpen(at: layout.place) {
                try table.add(layout)
                chunks = try table.take(claim)
            }
            return ClaimedChunks(
                chunks: chunks,
                left: try table.left(of: claim),
                state: state,
                stop: stop.request,
                resumed: stop.resumed
            )
        }
    }

    /// Makes holds of a run last for so long from now; returns those that are still held.
    package func renew(_ holds: [ChunkHold], of run: String, leaseSeconds: Double) async throws -> Set<ChunkHold> {
        guard !holds.isEmpty else { return [] }
        return try await write { db in
            let table = ChunkRecords(db, run: run)
            return Set(try holds.filter { try table.renew($0, leaseSeconds: leaseSeconds) })
        }
    }

    /// Gives chunks of a run back, written or not; one that is lost is left alone.
    package func release(_ holds: [ChunkHold], of run: String, areDone: Bool) async throws {
        guard !holds.isEmpty else { return }
        try await write { db in
            let table = ChunkRecords(db, run: run)
            for hold in holds { try table.release(hold, isDone: areDone) }
        }
    }

    /// Closes the chunks of a run that no worker holds; returns those that are held.
    package func retireChunks(of run: String) async throws -> [Chunk] {
        try await write { db in try ChunkRecords(db, run: run).retire() }
    }

    /// The chunks of a run that some worker holds whose lease goes on.
    package func heldChunks(of run: String) async throws -> [Chunk] {
        try await write { db in try ChunkRecords(db, run: run).held() }
    }

    /// A file without its last transactions is refused when it is opened, or salvaged with what may have been sent.
    package func takeOverHistory(of run: String, at time: BootTimestamp) async throws -> Int { 0 }

    /// All its times are by one machine's clocks already.
    package func restartSends(of run: String, at time: BootTimestamp) async throws {}

    /// The rows of a chunk that are due, in file order; `waits` as for `due`.
    package func dueRows(of chunk: Chunk, waits: Bool, besides: Set<Int>) async throws -> [LedgerRow] {
        let condition = """
            \(Self.isDue(chunk.place.group.ways, waits: waits)) AND line BETWEEN ? AND ?
                AND line NOT IN (SELECT value FROM json_each(?))
            """
        let (first, last) = (chunk.lines.lowerBound, chunk.lines.upperBound)
        return try await read {
            try StoredRow.fetch(
                $0,
                where: condition,
                chunk.hold.run,
                chunk.place.step,
                [chunk.place.level, first, last, besides.sorted().json],
                by: "rowToSend"
            )
        }
    }

    /// The rows of a chunk of which something was sent and that have not settled, in file order.
    package func openRows(of chunk: Chunk) async throws -> [LedgerRow] {
        let condition = """
            state IN ('sending', 'accepted', 'waiting') AND wave = ? AND line BETWEEN ? AND ?
                AND \(Self.isOf(chunk.place.group.ways))
            """
        let (first, last) = (chunk.lines.lowerBound, chunk.lines.upperBound)
        return try await read {
            try StoredRow.fetch(
                $0,
                where: condition,
                chunk.hold.run,
                chunk.place.step,
                [chunk.place.level, first, last]
            )
        }
    }

    /// Asks the owner of a run to stop it, unless a person has let it go on since; what was asked first stays.
    package func askToStop(_ run: String, because request: RunStopRequest, resumed: Int) async throws {
        let text = try LedgerJSON.text(request)
        try await write { db in
            try db.execute(
                sql: "UPDATE run SET stopRequest = coalesce(stopRequest, ?) WHERE id = ? AND resumed = ?",
                arguments: [text, run, resumed]
            )
        }
    }

    /// Whether a run was asked to stop.
    package func stopStanding(of run: String) async throws -> StopStanding {
        let found = try await read { db in
            try Row.fetchOne(db, sql: "SELECT stopRequest, resumed FROM run WHERE id = ?", arguments: [run])
                .map(Self.stopStanding)
        }
        guard let found else { throw LedgerError.noSuchRun(run) }
        return found
    }

    private static func stopStanding(_ row: Row) throws -> StopStanding {
        let request: String? = try row.readOptional("stopRequest")
        return StopStanding(
            request: try request.map { try LedgerJSON.value(RunStopRequest.self, $0) },
            resumed: try row.read("resumed")
        )
    }
}

/// The chunks of one run, in one transaction.
private struct ChunkRecords {
    let db: Database
    let run: String
    private let now = BootTimestamp.now

    init(_ db: Database, run: String) {
        self.db = db
        self.run = run
    }

    /// What a chunk fulfils that is open where the claim looks.
    private func isOpen(_ place: ChunkPlace?, of step: Int? = nil) -> (sql: String, arguments: StatementArguments) {
        var (sql, arguments): (String, StatementArguments) = ("run = ? AND isDone = 0", [run])
        if let step = place?.step ?? step {
            sql += " AND step = ?"
            arguments += [step]
        }
        if let place {
            sql += " AND level = ? AND ways = ?"
            arguments += [place.level, place.group.rawValue]
        }
        return (sql, arguments)
    }

    /// What a chunk fulfils that somebody holds whose lease goes on.
    private static let isHeld = "worker IS NOT NULL AND untilBoot = ? AND untilBootSeconds > ?"

    private var lease: StatementArguments { [now.boot, now.bootSeconds] }

    /// Has the chunks free of workers that have ended on this machine.
    private func releaseDead() throws {
        let holders = try Row.fetchAll(
            db,
            sql: """
                SELECT DISTINCT worker, host FROM chunk
                WHERE run = ? AND isDone = 0 AND worker IS NOT NULL AND host IS NOT NULL
                """,
            arguments: [run]
        )
        for holder in holders {
            let worker: String = try holder.read("worker")
            guard try !LiveWorker.isAlive(worker, on: holder.readOptional("host")) else { continue }
            try db.execute(
                sql: "UPDATE chunk SET worker = NULL WHERE run = ? AND isDone = 0 AND worker = ?",
                arguments: [run, worker]
            )
        }
    }

    func take(_ claim: ChunkClaim) throws -> [Chunk] {
        guard claim.limit > 0 else { return [] }
        try releaseDead()
        let open = isOpen(claim.place, of: claim.step)
        return try Row.fetchAll(
            db,
            sql: """
                SELECT * FROM chunk WHERE \(open.sql) AND NOT (\(Self.isHeld))
                    \(claim.isCoordinating ? "" : "AND isShared = 1") ORDER BY number LIMIT ?
                """,
            arguments: open.arguments + lease + [claim.limit]
        ).map { row in
            var chunk = try chunk(row)
            chunk.hold.epoch += 1
            try db.execute(
                sql: """
                    UPDATE chunk SET epoch = ?, worker = ?, host = ?, untilBootSeconds = ?, untilBoot = ?
                    WHERE run = ? AND number = ?
                    """,
                arguments: [
                    chunk.hold.epoch, claim.worker, OwnProcess.host, now.bootSeconds + claim.leaseSeconds, now.boot,
                    run,
                    chunk.hold.number,
                ]
            )
            return chunk
        }
    }

    /// How many chunks are open there besides those of the claim's worker.
    func left(of claim: ChunkClaim) throws -> Int {
        let open = isOpen(claim.place, of: claim.step)
        return try Int.fetchOne(
            db,
            sql: "SELECT count(*) FROM chunk WHERE \(open.sql) AND worker IS NOT ?",
            arguments: open.arguments + [claim.worker]
        ) ?? 0
    }

    /// Whether a chunk is open there, held or free.
    func isAnyOpen(at place: ChunkPlace) throws -> Bool {
        let open = isOpen(place)
        let found = try Int.fetchOne(
            db,
            sql: "SELECT 1 FROM chunk WHERE \(open.sql) LIMIT 1",
            arguments: open.arguments
        )
        return found != nil
    }

    func add(_ layout: ChunkLayout) throws {
        let place = layout.place
        try db.execute(
            sql: """
                INSERT INTO chunk (run, number, step, level, ways, isShared, firstLine, lastLine)
                SELECT ?, (SELECT coalesce(max(number), 0) FROM chunk WHERE run = ?) + row_number() OVER (ORDER BY part),
                    ?, ?, ?, ?, min(line), max(line)
                FROM (
                    SELECT line, (row_number() OVER (ORDER BY line) - 1) / ? AS part FROM (
                        SELECT line FROM row INDEXED BY rowToSend
                        WHERE run = ? AND step = ? AND \(SQLiteLedger.isDue(place.group.ways, waits: layout.waits))
                            AND line NOT IN (SELECT value FROM json_each(?))
                        ORDER BY line LIMIT ?))
                GROUP BY part
                """,
            arguments: [
                run, run, place.step, place.level, place.group.rawValue, layout.isShared, layout.size, run, place.step,
                place.level, layout.besides.sorted().json, layout.rows,
            ]
        )
    }

    func renew(_ hold: ChunkHold, leaseSeconds: Double) throws -> Bool {
        try db.execute(
            sql: """
                UPDATE chunk SET untilBootSeconds = ?, untilBoot = ?
                WHERE run = ? AND number = ? AND epoch = ? AND isDone = 0 AND worker IS NOT NULL
                """,
            arguments: [now.bootSeconds + leaseSeconds, now.boot, run, hold.number, hold.epoch]
        )
        return db.changesCount == 1
    }

    func release(_ hold: ChunkHold, isDone: Bool) throws {
        try db.execute(
            sql: "UPDATE chunk SET worker = NULL, isDone = ? WHERE run = ? AND number = ? AND epoch = ? AND isDone = 0",
            arguments: [isDone, run, hold.number, hold.epoch]
        )
    }

    func retire() throws -> [Chunk] {
        try releaseDead()
        try db.execute(
            sql: "UPDATE chunk SET isDone = 1, epoch = epoch + 1 WHERE run = ? AND isDone = 0 AND NOT (\(Self.isHeld))",
            arguments: [run] + lease
        )
        return try held()
    }

    func held() throws -> [Chunk] {
        try releaseDead()
        return try Row.fetchAll(
            db,
            sql: "SELECT * FROM chunk WHERE run = ? AND isDone = 0 AND \(Self.isHeld) ORDER BY number",
            arguments: [run] + lease
        ).map(chunk)
    }

    private func chunk(_ row: Row) throws -> Chunk {
        let (first, last): (Int, Int) = (try row.read("firstLine"), try row.read("lastLine"))
        guard first <= last else { throw UnreadableColumn(column: "lastLine") }
        return Chunk(
            hold: ChunkHold(run: run, number: try row.read("number"), epoch: try row.read("epoch")),
            place: ChunkPlace(
                step: try row.read("step"),
                level: try row.read("level"),
                group: try row.readWord("ways")
            ),
            lines: first...last
        )
    }
}

extension Database {
    /// Refuses a transaction by holds of which one is lost, or that is to send of a run that does not run.
    func require(_ holds: Set<ChunkHold>, of run: String, toSend: Bool) throws {
        guard !holds.isEmpty else { return }
        for hold in holds {
            let held = try cachedStatement(
                sql: "SELECT 1 FROM chunk WHERE run = ? AND number = ? AND epoch = ? AND isDone = 0"
            )
            guard try Int.fetchOne(held, arguments: [run, hold.number, hold.epoch]) != nil else {
                throw LedgerError.replaced(run: run)
            }
        }
        guard toSend else { return }
        let state = try String.fetchOne(self, sql: "SELECT state FROM run WHERE id = ?", arguments: [run])
        guard state == RunState.running.rawValue else { throw LedgerError.replaced(run: run) }
    }
}
