import JobEngine

/// How many rows of each run were tried by no later run of its lineage.
struct LastTries: Sendable {
    struct Count: Sendable, Equatable {
        var rows: Int
        var unsuccessful: Int
    }

    /// By the runs' ids; of exports, which have no rows, and of plans that were not released or had nothing to send nothing.
    private(set) var counts: [String: Count] = [:]
    private let parents: [String: String]

    /// - Parameter runs: The newest first.
    init(_ runs: [RunStatus]) {
        let pairs = runs.compactMap { run in run.parent.map { (run.run, $0) } }
        parents = Dictionary(pairs) { first, _ in first }
        var earlier: [RunStatus] = []
        for run in runs.reversed() where run.export == nil && !run.isBeforeRelease && !run.hasSentNothing {
            if run.parent != nil { take(run.endedWell + run.unsuccessful, for: run, from: earlier) }
            counts[run.run] = Count(rows: run.rows - run.open, unsuccessful: run.unsuccessful)
            earlier.append(run)
        }
    }

    /// Takes rows that a run has tried again away from the runs in which they did not succeed: from those that it descends
    /// from first, then from others of its lineage, the newest first.
    private mutating func take(_ rows: Int, for run: RunStatus, from earlier: [RunStatus]) {
        let line = line(of: run.run)
        let others = earlier.reversed().map(\.run).filter { !line.contains($0) && self.line(of: $0).last == line.last }
        var left = rows
        for id in line.dropFirst() + others {
            guard let count = counts[id], left > 0 else { continue }
            let taken = min(left, count.unsuccessful)
            counts[id] = Count(rows: count.rows - taken, unsuccessful: count.unsuccessful - taken)
            left -= taken
        }
    }

    /// A run, and those that it descends from, as far as they are known; the first of the lineage last.
    private func line(of run: String) -> [String] {
        var line = [run]
        while let parent = line.last.flatMap({ parents[$0] }), !line.contains(parent) { line.append(parent) }
        return line
    }
}
