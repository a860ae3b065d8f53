import JobModel

extension RowTransition {
    /// What a row must fulfil for the change to be possible, as SQL.
    ///
    /// Words compared one by one: SQLite builds the list of an `IN` of more than two again for every row that it checks.
    var condition: String {
        let stages = RowStage.allCases.filter(from.contains).map(\.condition).joined(separator: " OR ")
        return "(\(stages.isEmpty ? "FALSE" : stages))" + (phase.map { " AND phase = \($0)" } ?? "")
    }
}

extension RowStage {
    fileprivate var condition: String {
        switch self {
        case .planned, .sending, .accepted, .waiting: "state = '\(rawValue)'"
        case .unknown: "outcome = 'unknown'"
        case .settled: "(state = 'settled' AND outcome <> 'unknown')"
        }
    }
}
