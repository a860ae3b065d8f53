import GRDB
import JobModel

/// The statements by which one transaction changes rows, each made once: many changes are of few kinds.
struct RowUpdates {
    private let db: Database
    private var made: [(set: String, transition: RowTransition, statement: Statement)] = []

    init(_ db: Database) { self.db = db }

    /// Changes the row of a run, a step and a line, its last three arguments, where the transition is possible.
    mutating func statement(_ set: String, _ transition: RowTransition) throws -> Statement {
        if let known = made.first(where: { $0.transition == transition && $0.set == set }) { return known.statement }
        let statement = try db.cachedStatement(
            sql: "UPDATE row SET \(set) WHERE run = ? AND step = ? AND line = ? AND \(transition.condition)"
        )
        made.append((set, transition, statement))
        return statement
    }
}
