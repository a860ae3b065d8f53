import CPostgres
import Glibc
import JobModel

/// One connection, used by one thread at a time; its calls block.
///
/// No settings are kept in the session, so that a pooler may give every transaction another one; named statements are,
/// where there is no pooler.
final class PostgresConnection {
    fileprivate let handle: OpaquePointer
    private let address: PostgresAddress
    /// Which server answered when it was connected.
    private(set) var identity = ServerIdentity(system: "", timeline: "")
    /// Which one answers in the transaction that is under way: behind a pooler it may be another.
    var server = ServerIdentity(system: "", timeline: "")
    /// Statements that the server keeps for this session, with their names.
    private var names: [String: String] = [:]
    /// Whether it may keep any; `nil` while that was not asked.
    private var keepsStatements: Bool?
    /// Asked while an answer is awaited: whether nobody wants it any more.
    var isCancelled: () -> Bool = { false }
    /// How often that is asked.
    private static let glance = Duration.milliseconds(100)

    /// How long any statement may take that a run needs.
    static let usualDeadline = Duration.seconds(30)
    /// For statements over everything that a run or a ledger has.
    static let longDeadline = Duration.seconds(1800)

    /// Connects, and refuses a server by which the ledger cannot be kept.
    init(_ address: PostgresAddress) throws {
        self.address = address
        // What comes before the address the address may change; what comes after it it may not.
        let settings = [
            ("fallback_application_name", "roster"), ("connect_timeout", "10"), ("keepalives_idle", "30"),
            ("keepalives_interval", "10"), ("keepalives_count", "3"), ("tcp_user_timeout", "30000"),
            ("dbname", address.text), ("client_encoding", "UTF8"),
        ]
        var keywords: [UnsafePointer<CChar>?] = settings.map { UnsafePointer(strdup($0.0)) } + [nil]
        var values: [UnsafePointer<CChar>?] = settings.map { UnsafePointer(strdup($0.1)) } + [nil]
        defer { for text in keywords + values { free(UnsafeMutablePointer(mutating: text)) } }
        guard let handle = PQconnectdbParams(&keywords, &values, 1) else {
            throw PostgresFailure(kind: .lost, message: "out of memory")
        }
        self.handle = handle
        // The server's remarks would go to standard error.
        PQsetNoticeProcessor(handle, { _, _ in }, nil)
        try requireConnection()
    }

    deinit { PQfinish(handle) }

    private func requireConnection() throws {
        if PQstatus(handle) != CONNECTION_OK, let problem = problemOfConnecting() {
            if case .unreachable(let reason) = problem { throw PostgresFailure(kind: .lost, message: reason) }
            // Another one may end at any moment.
            if problem == .tooManyConnections {
                throw PostgresFailure(kind: .refused, state: "53300", message: message)
            }
            throw LedgerError.database(problem, at: address.shown)
        }
        guard PQserverVersion(handle) >= 130_000 else {
            throw LedgerError.database(.tooOld(version: parameter("server_version")), at: address.shown)
        }
        let encoding = parameter("server_encoding")
        guard encoding == "UTF8" else { throw LedgerError.database(.encoding(encoding), at: address.shown) }
        identity = try ServerIdentity.asked(self)
    }

    /// Why no connection came about; `nil` where one did at a second try.
    private func problemOfConnecting() -> DatabaseProblem? {
        let said = message
        let problem = DatabaseProblem(connecting: said, needsPassword: PQconnectionNeedsPassword(handle) != 0)
        // A server says it in the language that it is set to. Its code, which libpq does not keep, is the same in each.
        guard case .unreachable = problem, !DatabaseProblem.isWithoutServer(said) else { return problem }
        PQsetErrorVerbosity(handle, PQERRORS_SQLSTATE)
        PQreset(handle)
        PQsetErrorVerbosity(handle, PQERRORS_DEFAULT)
        guard PQstatus(handle) != CONNECTION_OK else { return nil }
        return DatabaseProblem(connectingCode: message, said) ?? problem
    }

    private func parameter(_ name: String) -> String {
        PQparameterStatus(handle, name).map { String(cString: $0) } ?? ""
    }

    /// What libpq says of the last failure, in one line.
    fileprivate var message: String {
        let lines = String(cString: PQerrorMessage(handle)).split(whereSeparator: \.isNewline)
        return address.withoutSecrets(lines.map { $0.trimmed }.joined(separator: "; "))
    }

    /// Whether the connection can be used for another transaction.
    var isUsable: Bool { PQstatus(handle) == CONNECTION_OK && PQtransactionStatus(handle) == PQTRANS_IDLE }

    /// Executes one statement; its answer is binary.
    ///
    /// One that is frequent is read and planned once a session, and not each time: with 50 rows a statement that was a
    /// quarter of the server's work. The columns of its answer are named one by one, because a kept statement fails where
    /// `*` has become another list.
    @discardableResult func execute(
        _ sql: String,
        _ arguments: PostgresArguments = PostgresArguments(),
        within deadline: Duration = usualDeadline,
        isFrequent: Bool = false
    ) throws -> PostgresResult {
        let name = isFrequent ? try name(of: sql, within: deadline) : nil
        let sent = arguments.bytes.withUnsafeBytes { bytes in
            var values = arguments.starts.map { start in
                start.flatMap { bytes.baseAddress?.advanced(by: $0).assumingMemoryBound(to: CChar.self) }
            }
            guard let name else {
                return PQsendQueryParams(handle, sql, Int32(values.count), nil, &values, nil, nil, 1)
            }
            return PQsendQueryPrepared(handle, name, Int32(values.count), &values, nil, nil, 1)
        }
        guard sent == 1 else { throw PostgresFailure(kind: .lost, message: message) }
        return try awaitResult(deadline)
    }

    /// Executes one statement of which no answer is wanted.
    func perform(
        _ sql: String,
        _ arguments: PostgresArguments = PostgresArguments(),
        within deadline: Duration = usualDeadline,
        isFrequent: Bool = false
    ) throws {
        try execute(sql, arguments, within: deadline, isFrequent: isFrequent)
    }

    /// The name by which the server keeps a statement; `nil` where it may keep none, because a pooler is between.
    private func name(of sql: String, within deadline: Duration) throws -> String? {
        if let name = names[sql] { return name }
        let isKept = try keepsStatements ?? isOfOneSession()
        keepsStatements = isKept
        guard isKept else { return nil }
        // The same name is never another statement, whatever session answers.
        let name = "roster_" + String(PostgresLock.hash(of: sql), radix: 16)
        let sent = PQsendPrepare(handle, name, sql, 0, nil)
        guard sent == 1 else { throw PostgresFailure(kind: .lost, message: message) }
        _ = try awaitResult(deadline)
        names[sql] = name
        return name
    }

    /// Executes several statements in one message; what is returned is the answer of the last one, as text.
    ///
    /// With `isCalledOff` it is called off where nobody wants the answer any more.
    @discardableResult func script(
        _ sql: String,
        within deadline: Duration = usualDeadline,
        isCalledOff: Bool = true
    ) throws -> PostgresResult {
        guard PQsendQuery(handle, sql) == 1 else { throw PostgresFailure(kind: .lost, message: message) }
        return try awaitResult(deadline, isCalledOff: isCalledOff)
    }

    /// - Throws: `.lostAtCommit` where it is not known whether the transaction was kept.
    func commit() throws {
        let result: PostgresResult
        do {
            // Called off now, it would not be known whether it was kept.
            result = try script("COMMIT", isCalledOff: false)
        } catch let failure as PostgresFailure where failure.kind != .refused || failure.isWorthAnotherTry {
            // A server that ends while it waits for a standby has committed here.
            throw PostgresFailure(kind: .lostAtCommit, message: failure.message)
        }
        // A transaction that had failed is undone by COMMIT, without an error.
        guard result.command == "COMMIT" else { throw PostgresFailure(kind: .refused, message: result.command) }
    }

    /// Undoes a transaction; where that fails the connection is given up, and the server undoes it.
    func rollback() { _ = try? script("ROLLBACK", isCalledOff: false) }

    /// The last answer, or the first error.
    private func awaitResult(_ deadline: Duration, isCalledOff: Bool = true) throws -> PostgresResult {
        let end = ContinuousClock.now + deadline
        var last: PostgresResult?
        var failure: PostgresFailure?
        var hasCancelled = false
        while true {
            try awaitAnswer(until: end) {
                guard isCalledOff, !hasCancelled, isCancelled() else { return }
                hasCancelled = true
                cancel()
            }
            guard let next = PQgetResult(handle) else { break }
            let result = PostgresResult(next)
            switch result.status {
            case PGRES_COMMAND_OK, PGRES_TUPLES_OK: last = result
            default: failure = failure ?? self.failure(of: result)
            }
        }
        // What the server then says of the statement is what was asked of it.
        if hasCancelled, failure != nil { throw CancellationError() }
        if let failure { throw failure }
        guard let last else { throw PostgresFailure(kind: .lost, message: message) }
        return last
    }

    /// Asks the server to end what it does for this connection; it says so as an error of the statement.
    private func cancel() {
        guard let request = PQgetCancel(handle) else { return }
        defer { PQfreeCancel(request) }
        var reason = [CChar](repeating: 0, count: 256)
        // Where that fails, the statement ends by its own time limit.
        _ = PQcancel(request, &reason, Int32(reason.count))
    }

    private func failure(of result: PostgresResult) -> PostgresFailure {
        let state = result.errorField(Int32(UInt8(ascii: "C")))
        if PostgresFailure.isOfOtherSession(state) {
            // A pooler is between, though its numbers do not say so.
            keepsStatements = false
            names = [:]
        }
        // The first line alone: what follows may repeat a value.
        let primary = address.withoutSecrets(result.errorField(Int32(UInt8(ascii: "M"))))
        let isLost = PQstatus(handle) != CONNECTION_OK
        let kind: PostgresFailure.Kind = isLost ? .lost : .refused
        return PostgresFailure(kind: kind, state: state, message: primary.isEmpty ? message : primary)
    }

    private func awaitAnswer(until end: ContinuousClock.Instant, glancing: () -> Void) throws {
        while PQisBusy(handle) == 1 {
            let left = max(.zero, min(end - ContinuousClock.now, Self.glance))
            var place = pollfd(fd: PQsocket(handle), events: Int16(POLLIN), revents: 0)
            let ready = poll(&place, 1, Int32(left / .milliseconds(1)) + 1)
            if ready == 0 {
                guard ContinuousClock.now < end else {
                    // The server would go on with what nobody waits for.
                    cancel()
                    throw PostgresFailure(kind: .late, message: "no answer in time")
                }
                glancing()
                continue
            }
            if ready < 0, errno == EINTR { continue }
            guard PQconsumeInput(handle) == 1 else { throw PostgresFailure(kind: .lost, message: message) }
        }
    }
}

extension PostgresConnection {
    /// Whether the server's session is this connection's alone: a pooler names another process than the one that answers.
    func isOfOneSession() throws -> Bool {
        let process: Int? = try execute("SELECT pg_backend_pid()").first()
        return process == Int(PQbackendPID(handle))
    }

    /// What others have said on the channels that the session listens to; waits for so long where that is nothing yet.
    func notifications(within deadline: Duration) throws -> [String] {
        var place = pollfd(fd: PQsocket(handle), events: Int16(POLLIN), revents: 0)
        _ = poll(&place, 1, Int32(deadline / .milliseconds(1)))
        guard PQconsumeInput(handle) == 1 else { throw PostgresFailure(kind: .lost, message: message) }
        var texts: [String] = []
        while let notification = PQnotifies(handle) {
            texts.append(String(cString: notification.pointee.extra))
            PQfreemem(notification)
        }
        return texts
    }
}

extension Substring {
    fileprivate var trimmed: Substring {
        let end = self.lastIndex { !$0.isWhitespace }.map { index(after: $0) } ?? startIndex
        return self[..<end].drop(while: \.isWhitespace)
    }
}
