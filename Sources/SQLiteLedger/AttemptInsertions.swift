import GRDB
import JobModel

/// The statements by which one transaction writes down attempts at the rows of a step, each made once.
struct AttemptInsertions {
    private let db: Database
    private let run: String
    private let step: Int
    private var ofOne: BoundStatement?
    private var ofSeveral: BoundStatement?
    private(set) var isEmpty = true

    init(_ db: Database, run: String, step: Int) {
        self.db = db
        self.run = run
        self.step = step
    }

    /// An attempt at rows whose lines follow each other.
    mutating func add(_ attempt: Attempt, of lines: ClosedRange<Int>) throws {
        isEmpty = false
        if lines.count == 1 {
            var statement = try ofOne ?? BoundStatement(Self.insertion("VALUES (?1, ?2, ?3, \(Self.values))"), in: db)
            // Held once: what is held twice is copied at each change.
            ofOne = nil
            add(attempt, of: [lines.lowerBound], to: &statement)
            try statement.execute()
            ofOne = statement
        } else {
            var statement = try ofSeveral ?? BoundStatement(Self.insertion(Self.ofEach), in: db)
            ofSeveral = nil
            add(attempt, of: [lines.lowerBound, lines.upperBound], to: &statement)
            try statement.execute()
            ofSeveral = statement
        }
    }

    private func add(_ attempt: Attempt, of lines: [Int], to statement: inout BoundStatement) {
        statement.add(run)
        statement.add(step)
        for line in lines { statement.add(line) }
        statement.add(attempt.at)
        statement.add(attempt.endpoint)
        statement.add(attempt.token)
        statement.add(attempt.status)
        statement.add(attempt.code)
        statement.add(attempt.logID)
    }

    private static func insertion(_ source: String) -> String { "INSERT INTO attempt \(source)" }

    private static let values = "?, ?, ?, ?, ?, ?"

    /// The numbers of the lines, whether or not there is such a row.
    private static let ofEach = """
        WITH RECURSIVE each(line) AS (SELECT ?3 UNION ALL SELECT line + 1 FROM each WHERE line < ?4)
        SELECT ?1, ?2, line, \(values) FROM each
        """
}

extension [Int] {
    /// The numbers as ranges in which each follows the one before it, in their order; each alone with `ofOne`.
    func ranges(ofOne: Bool = false) -> [ClosedRange<Int>] {
        var ranges: [ClosedRange<Int>] = []
        for number in self {
            if !ofOne, let last = ranges.last, last.upperBound + 1 == number {
                ranges[ranges.count - 1] = last.lowerBound...number
            } else {
                ranges.append(number...number)
            }
        }
        return ranges
    }
}
