import GRDB
import JobModel

/// The statements by which one transaction changes the rows of a step, each made once: many changes are of few kinds.
struct RowUpdates {
    private let db: Database
    private let run: String
    private let step: Int
    private var made: [(set: StaticString, transition: RowTransition, statement: BoundStatement)] = []
    private var last = 0

    init(_ db: Database, run: String, step: Int) {
        self.db = db
        self.run = run
        self.step = step
    }

    /// Changes a row where the transition is possible; returns whether it was.
    ///
    /// `set` is what changes, and `values` adds its values.
    mutating func change(
        _ line: Int,
        _ set: StaticString,
        _ transition: RowTransition,
        _ values: (inout BoundStatement) -> Void
    ) throws -> Bool {
        let index = try index(of: set, transition)
        values(&made[index].statement)
        made[index].statement.add(run)
        made[index].statement.add(step)
        made[index].statement.add(line)
        return try made[index].statement.execute() == 1
    }

    private mutating func index(of set: StaticString, _ transition: RowTransition) throws -> Int {
        // One change after the other is of the same kind. The addresses of two texts in the code tell them apart at once.
        func isMade(_ index: Int) -> Bool {
            made[index].set.utf8Start == set.utf8Start && made[index].transition.outcome == transition.outcome
        }
        if last < made.count, isMade(last) { return last }
        if let known = made.indices.first(where: isMade) {
            last = known
            return known
        }
        let statement = try BoundStatement(
            "UPDATE row SET \(set) WHERE run = ? AND step = ? AND line = ? AND \(transition.condition)",
            in: db
        )
        made.append((set, transition, statement))
        last = made.count - 1
        return last
    }
}
