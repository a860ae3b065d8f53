import GRDB

/// One open transaction: the database, and the departments as they are within it.
final class Writing {
    struct Changes: Sendable {
        /// The trees that changed.
        var trees: [String: DepartmentTree] = [:]
        var membership = false
    }

    let db: Database
    private let committed: [String: DepartmentTree]
    private(set) var changes = Changes()

    init(_ db: Database, trees: [String: DepartmentTree]) {
        self.db = db
        committed = trees
    }

    func tree(of tenant: String) -> DepartmentTree { changes.trees[tenant] ?? committed[tenant] ?? DepartmentTree() }

    func set(_ node: DepartmentTree.Node, of tenant: String) {
        changes.trees[tenant, default: committed[tenant] ?? DepartmentTree()].set(node)
    }

    func remove(department row: Int64, of tenant: String) {
        changes.trees[tenant, default: committed[tenant] ?? DepartmentTree()].remove(row)
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
        var outcome: Result<Value, any Error>?
        do {
            try db.inSavepoint {
                outcome = .success(try body(self))
                return .commit
            }
        } catch {
            changes = before
            throw error
        }
        guard let outcome else { throw DirectoryServerError.stopped }
        return try outcome.get()
    }
}
