import JobModel

extension RowTransition {
    /// What a row must fulfil for the change to be possible, as SQL about `r`.
    var postgresCondition: String {
        let stages = RowStage.allCases.filter(from.contains)
        let condition = stages.isEmpty ? "false" : stages.map(\.postgresCondition).joined(separator: " OR ")
        return "(\(condition))" + (phase.map { " AND r.phase = \($0)" } ?? "")
    }
}

extension RowStage {
    fileprivate var postgresCondition: String {
        switch self {
        case .planned, .sending, .accepted, .waiting: "r.state = '\(rawValue)'"
        case .unknown: "r.outcome = 'unknown'"
        case .settled: "(r.state = 'settled' AND r.outcome <> 'unknown')"
        }
    }
}
