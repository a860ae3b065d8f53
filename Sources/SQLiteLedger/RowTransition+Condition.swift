import JobModel

extension RowTransition {
    /// What a row must fulfil for the change to be possible, as SQL.
    ///
    /// Each state is compared by itself, because SQLite builds the list of an `IN` again for each row. The plus sign before a
    /// column keeps SQLite from using the index of the states, so that it finds the rows by their lines.
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
