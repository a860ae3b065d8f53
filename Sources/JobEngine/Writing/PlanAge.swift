import JobModel
import LocalFiles

/// How old what a plan says of each row is, and when a row must be compared with the directory again.
struct PlanAge {
    /// Rows compared by one call.
    static let rowsTogether = PersonReader.perCall

    private let planned: BootTimestamp?
    private let most: Double
    private let clock: @Sendable () -> BootTimestamp
    private var compared: [Int: BootTimestamp] = [:]

    init(_ facts: DirectoryFacts, safety: JobDefinition.Safety) {
        planned = facts.planned
        clock = facts.clock
        most = safety.planAgeSeconds ?? Self.seconds
    }

    /// Whether a row may be written on what is known of it.
    func isFresh(_ row: LedgerRow) -> Bool {
        // What has just been compared is good for a minute, or every row would be compared by a call of its own.
        if let time = compared[row.planned.line] { return time.seconds(until: clock()) <= max(most, 60) }
        return planned.map { $0.seconds(until: clock()) <= most } ?? false
    }

    mutating func noteCompared(_ rows: some Sequence<LedgerRow>) {
        let now = clock()
        for row in rows { compared[row.planned.line] = now }
    }

    mutating func forget(_ lines: [Int]) {
        for line in lines { compared[line] = nil }
    }

    /// Ten minutes: most runs end before, so that they pay nothing, and what a colleague changes by hand meanwhile is
    /// seldom of the same people; a wave that takes longer pays one call for fifty rows.
    private static let seconds: Double = 600
}
