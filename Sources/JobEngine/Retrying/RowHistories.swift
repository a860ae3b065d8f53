/// In which runs rows did not succeed: very many rows have few different histories, each of which is kept once.
struct RowHistories: Sendable {
    struct History: Sendable, Hashable {
        /// The runs, by their places in the lineage.
        var runs: Set<Int32> = []
        /// Whether one of them has written the row.
        var wasWritten = false
    }

    private struct Addition: Sendable, Hashable {
        let history: Int32?
        let run: Int32
        let isWritten: Bool
    }

    private var all: [History] = []
    private var numbers: [History: Int32] = [:]
    private var additions: [Addition: Int32] = [:]

    subscript(number: Int32) -> History { all[Int(number)] }

    /// The number of a history that goes on in a run.
    ///
    /// - Parameters:
    ///   - run: In which the row did not succeed either.
    ///   - isWritten: Whether that run has written it.
    ///   - number: Of the history before; `nil` for none.
    /// - Returns: The number of the history with that run.
    mutating func adding(_ run: Int32, isWritten: Bool, to number: Int32?) -> Int32 {
        let addition = Addition(history: number, run: run, isWritten: isWritten)
        if let known = additions[addition] { return known }
        var history = number.map { self[$0] } ?? History()
        history.runs.insert(run)
        history.wasWritten = history.wasWritten || isWritten
        let next = numbers[history] ?? Int32(all.count)
        if next == all.count { all.append(history) }
        numbers[history] = next
        additions[addition] = next
        return next
    }
}
