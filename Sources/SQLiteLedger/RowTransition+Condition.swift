import JobModel

extension RowTransition {
    /// What a row must fulfil for the change to be possible, as SQL.
    ///
    /// Words compared one by one: SQLite builds the list of an `IN` of more than two again for every row that it checks. With
    /// a sign before them no index of the states is used: the rows are found by their lines.
    var condition: String {
        // One text, because it is built at each change of a row.
        var text = "("
        for stage in RowStage.allCases where from.contains(stage) {
            if text.utf8.count > 1 { text += " OR " }
            text += stage.condition
        }
        text += from.isEmpty ? "FALSE)" : ")"
        if let phase { text += " AND phase = \(phase)" }
        return text
    }
}

extension RowStage {
    fileprivate var condition: String {
        switch self {
        case .planned, .sending, .accepted, .waiting: "+state = '\(rawValue)'"
        case .unknown: "+outcome = 'unknown'"
        case .settled: "(+state = 'settled' AND outcome <> 'unknown')"
        }
    }
}
