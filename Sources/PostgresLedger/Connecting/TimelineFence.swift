import Synchronization

/// On which line of the database's history this process has begun what it owns: there alone it goes on with it.
///
/// A standby that took over may lack the last marks of what was sent. The next owner of the run reads back before it sends;
/// the owner of before must not go on as if nothing had happened.
final class TimelineFence: Sendable {
    private let begun = Mutex<[String: (epoch: Int64, server: ServerIdentity)]>([:])

    /// Lets a write of an owner through where the server is the one of that owner's first write.
    ///
    /// - Throws: `PostgresFailure.Kind.replaced`.
    func require(_ server: ServerIdentity, for run: String, epoch: Int64) throws {
        let first = begun.withLock { begun in
            if let known = begun[run], known.epoch == epoch { return known.server }
            begun[run] = (epoch, server)
            return server
        }
        guard !first.mayBe(server) else { return }
        let reason =
            first.system == server.system
            ? "timeline \(first.timelineNumber) → \(server.timelineNumber)"
            : "system \(first.system) → \(server.system)"
        throw PostgresFailure(kind: .replaced, message: reason)
    }
}
