import GRDB
import JobModel

/// The statements by which one transaction changes the rows of a step, each made once: many changes are of few kinds.
struct RowUpdates {
    private let db: Database
    private let run: String
    private let step: Int
    private var made: [Made] = []
    private var last = 0

    private struct Made {
        let set: StaticString
        let transition: RowTransition
        /// Whether it changes one row alone, which SQLite does without a list of the rows.
        let isOfOne: Bool
        var statement: BoundStatement
    }

    init(_ db: Database, run: String, step: Int) {
        self.db = db
        self.run = run
        self.step = step
    }

    /// Changes rows whose lines follow each other, where the transition is possible; returns whether it was for all.
    ///
    /// `set` is what changes, and `values` adds its values.
    mutating func change(
        _ lines: ClosedRange<Int>,
        _ set: StaticString,
        _ transition: RowTransition,
        _ values: (inout BoundStatement) -> Void
    ) throws -> Bool {
        let isOfOne = lines.count == 1
        let index = try index(of: set, transition, isOfOne: isOfOne)
        values(&made[index].statement)
        made[index].statement.add(run)
        made[index].statement.add(step)
        made[index].statement.add(lines.lowerBound)
        if !isOfOne { made[index].statement.add(lines.upperBound) }
        return try made[index].statement.execute() == lines.count
    }

    private mutating func index(of set: StaticString, _ transition: RowTransition, isOfOne: Bool) throws -> Int {
        // One change after the other is of the same kind. The addresses of two texts in the code tell them apart at once.
        func isMade(_ index: Int) -> Bool {
            made[index].set.utf8Start == set.utf8Start && made[index].transition.outcome == transition.outcome
                && made[index].isOfOne == isOfOne
        }
        if last < made.count, isMade(last) { return last }
        if let known = made.indices.first(where: isMade) {
            last = known
            return known
        }
        let statement = try BoundStatement(
            """
            UPDATE row SET \(set) WHERE run = ? AND step = ? AND line \(isOfOne ? "= ?" : "BETWEEN ? AND ?")
                AND \(transition.condition)
            """,
            in: db
        )
        made.append(Made(set: set, transition: transition, isOfOne: isOfOne, statement: statement))
        last = made.count - 1
        return last
    }
}
