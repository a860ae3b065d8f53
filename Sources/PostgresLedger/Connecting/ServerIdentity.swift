/// Which database cluster answers, and on which line of its history.
///
/// A standby that takes over begins a new timeline, and may lack the last transactions of the old one; a restored backup
/// begins one too.
struct ServerIdentity: Sendable, Equatable {
    /// Drawn when the cluster was made, and its standbys' too; empty where the server does not say it.
    var system: String
    /// Eight hexadecimal digits; empty on a standby, and where the server does not say it.
    var timeline: String

    init(system: String, timeline: String) {
        self.system = system
        self.timeline = timeline
    }

    /// As it is kept beside what depends on it.
    init(text: String) {
        let parts = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
        self.init(system: String(parts[0]), timeline: parts.count > 1 ? String(parts[1]) : "")
    }

    var text: String { "\(system) \(timeline)" }

    /// What is known of this server, which answers where another one did before: what it does not say itself, it has from
    /// that one, unless it is certain to be another.
    func following(_ before: ServerIdentity) -> ServerIdentity {
        guard before.mayBe(self) else { return self }
        return ServerIdentity(
            system: system.isEmpty ? before.system : system,
            timeline: timeline.isEmpty ? before.timeline : timeline
        )
    }

    /// Whether both may be the same server: what one of them does not say differs from nothing.
    func mayBe(_ other: ServerIdentity) -> Bool {
        let pairs = [(system, other.system), (timeline, other.timeline)]
        return pairs.allSatisfy { $0.isEmpty || $1.isEmpty || $0 == $1 }
    }

    /// The timeline as people count it.
    var timelineNumber: String { Int(timeline, radix: 16).map { String($0) } ?? "?" }

    /// What is selected for the current timeline: the control file has a new one only after the next checkpoint.
    static let timeline = """
        CASE WHEN pg_is_in_recovery() THEN '' ELSE left(pg_walfile_name(pg_current_wal_lsn()), 8) END
        """

    /// Asks the server; one of another make may not have these functions, and says nothing then.
    static func asked(_ connection: PostgresConnection) throws -> ServerIdentity {
        func said(_ sql: String) throws -> String {
            do {
                return try connection.execute(sql).first() ?? ""
            } catch let failure as PostgresFailure where failure.kind == .refused && failure.isOfMissingFunction {
                return ""
            }
        }
        return ServerIdentity(
            system: try said("SELECT system_identifier::text FROM pg_control_system()"),
            timeline: try said("SELECT \(timeline)")
        )
    }
}

extension PostgresFailure {
    /// A function that is not there, is not permitted, or is not supported.
    fileprivate var isOfMissingFunction: Bool { ["42883", "42501", "0A000", "42P01"].contains(state) }
}
