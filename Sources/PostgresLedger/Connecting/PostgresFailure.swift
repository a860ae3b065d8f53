import JobModel

/// Why a statement or a connection failed, as the server and libpq say it, without people's data.
struct PostgresFailure: Error, Equatable {
    enum Kind: Equatable {
        /// The server refused a statement; the transaction is undone.
        case refused
        /// There was no connection, or it broke; what was not committed is undone.
        case lost
        /// It broke after the commit was sent.
        case lostAtCommit
        /// No answer in time.
        case late
        /// Another server answers than before.
        case replaced
    }

    var kind: Kind
    /// Five letters of the SQL standard; empty where the server has said nothing.
    var state = ""
    var message: String

    /// Whether the same transaction may succeed if it is done again, and certainly left nothing behind.
    var isWorthAnotherTry: Bool {
        switch kind {
        case .lost: true
        case .lostAtCommit, .late, .replaced: false
        case .refused: isConflict || Self.isPassing(state)
        }
    }

    /// Two transactions were in each other's way: at once is soon enough.
    var isConflict: Bool { ["40001", "40P01"].contains(state) }

    /// The server ends, starts, or is full for a moment; or the session has become another one.
    private static func isPassing(_ state: String) -> Bool {
        ["57P01", "57P02", "57P03", "53300"].contains(state) || state.hasPrefix("08") || isOfOtherSession(state)
    }

    /// Whether a statement that was kept under a name is not there, or another one has that name.
    static func isOfOtherSession(_ state: String) -> Bool { ["26000", "42P05"].contains(state) }
}

extension LedgerError {
    /// A failure in the ledger's own words; `address` is shown without a password.
    init(_ failure: PostgresFailure, at address: String) {
        let problem: DatabaseProblem =
            switch failure.kind {
            case .lostAtCommit: .lostAtCommit
            case .late: .slow
            case .lost: .unreachable(reason: failure.message)
            case .replaced: .replaced(reason: failure.message)
            case .refused: DatabaseProblem(state: failure.state, failure.message)
            }
        self = .database(problem, at: address)
    }
}

extension DatabaseProblem {
    /// What the server says by a code of the SQL standard.
    init(state: String, _ message: String) {
        self =
            switch state {
            case "28P01", "28000": .rejected(reason: message)
            case "3D000": .noDatabase(reason: message)
            // Without a schema that may be used, a server speaks of none at all.
            case "42501", "3F000": .noRights(reason: message)
            case "25006": .readOnly
            case "53100": .full
            case "53300": .tooManyConnections
            // A lock, or the deadline of a statement.
            case "55P03", "57014": .slow
            case "57P01", "57P02", "57P03": .unreachable(reason: message)
            case _ where state.hasPrefix("08"): .unreachable(reason: message)
            default: .failed(reason: state.isEmpty ? message : "\(message) (\(state))")
            }
    }

    /// Why no connection came about: libpq says it in words alone.
    init(connecting message: String, needsPassword: Bool) {
        func says(_ words: String...) -> Bool { words.contains { message.contains($0) } }
        self =
            if says("definition of service", "service file") {
                .noService(reason: message)
            } else if needsPassword || says("no password supplied") {
                .noPassword
            } else if says("password authentication failed", "no pg_hba.conf entry", "authentication failed")
                || says("role ") && says("does not exist", "is not permitted to log in")
            {
                .rejected(reason: message)
            } else if says("database ") && says("does not exist") {
                .noDatabase(reason: message)
            } else if says("permission denied for database") {
                .noRights(reason: message)
            } else if says("too many clients", "remaining connection slots", "too many connections") {
                .tooManyConnections
            } else if says("SSL", "certificate") {
                .encryption(reason: message)
            } else if says("session is read-only", "server is in hot standby mode") {
                .readOnly
            } else {
                .unreachable(reason: message)
            }
    }

    /// Whether no server can have said it: the system says it, or libpq.
    static func isWithoutServer(_ message: String) -> Bool {
        let words = ["refused", "No such file", "timeout", "timed out", "translate", "unreachable", "No route"]
        return words.contains { message.contains($0) }
    }

    /// The same by the code with which libpq ends its message where it was asked for the code alone; `nil` where there is
    /// none, or none that says more than that.
    init?(connectingCode message: String, _ said: String) {
        guard let code = message.split(separator: " ").last, code.utf8.count == 5,
            code.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) })
        else { return nil }
        self.init(state: String(code), said)
        if case .failed = self { return nil }
    }
}
