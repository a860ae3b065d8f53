import GRDB

/// One open transaction: the database, and the departments as they are within it.
final class Writing {
    struct Changes: Sendable {
        /// The trees that changed.
        var trees: [String: OrganizationTree] = [:]
        var membership = false
    }

    let db: Database
    private let committed: [String: OrganizationTree]
    private(set) var changes = Changes()

    init(_ db: Database, trees: [String: OrganizationTree]) {
        self.db = db
        committed = trees
    }

    func tree(of tenant: String) -> OrganizationTree {
        changes.trees[tenant] ?? committed[tenant] ?? OrganizationTree()
    }

    func set(_ node: OrganizationTree.Node, of tenant: String) {
        changes.trees[tenant, default: committed[tenant] ?? OrganizationTree()].set(node)
    }

    func remove(department recordID: Int64, of tenant: String) {
        changes.trees[tenant, default: committed[tenant] ?? OrganizationTree()].remove(recordID)
    }

    func noteMembership() { changes.membership = true }

    /// What `attempt` throws where something was written before the error.
    struct HalfDone: Error {
        let cause: any Error
    }

    /// Runs `body` without a savepoint, which costs more than most of what is done in one.
    ///
    /// - Throws: What `body` throws, if it had written nothing before; else `HalfDone`, and then all of the transaction
    ///   must be undone and done again with savepoints.
    func attempt<Value>(_ body: (Writing) throws -> Value) throws -> Value {
        let written = db.totalChangesCount
        let before = changes
        do {
            return try body(self)
        } catch {
            guard db.totalChangesCount == written else { throw HalfDone(cause: error) }
            changes = before
            throw error
        }
    }

    /// Runs `body`; if it throws, its writes are undone and those before it stay.
    func savepoint<Value>(_ body: (Writing) throws -> Value) throws -> Value {
        let before = changes
        // These statements are cached, because GRDB compiles its own savepoints again at each write.
        try db.cachedStatement(sql: "SAVEPOINT job").execute()
        do {
            let value = try body(self)
            try db.cachedStatement(sql: "RELEASE job").execute()
            return value
        } catch {
            changes = before
            // A full disk undoes the whole transaction, and then there is no savepoint left.
            if db.isInsideTransaction {
                try db.cachedStatement(sql: "ROLLBACK TO job").execute()
                try db.cachedStatement(sql: "RELEASE job").execute()
            }
            throw error
        }
    }
}
