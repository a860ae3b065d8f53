import JobEngine
import JobModel

/// A run as people read it.
struct RunView {
    let run: RunStatus

    /// One row of the list of runs.
    var cells: [String] {
        [
            run.run, run.job, run.state, run.exit.map { "exit \($0)" } ?? "-", "\(run.rows) rows",
            "\(run.notWell) not well", run.parent.map { "retry of \($0)" } ?? "",
        ]
    }

    /// Everything about one run, and the next command.
    func lines() -> [String] {
        var lines = ["\(run.run): \(run.job), \(run.state), begun \(run.started)"]
        if let ended = run.ended { lines.append("Ended \(ended)" + (run.exit.map { " with exit status \($0)" } ?? "")) }
        if !run.directory.isEmpty { lines.append("Directory \(run.directory) as \(run.app)") }
        if let parent = run.parent { lines.append("Tries the rows of \(parent) again") }
        for step in run.steps { lines.append("\(step.name): " + Self.counts(step)) }
        if let lineage = run.lineage, !lineage.steps.isEmpty { lines.append("All runs together: \(lineage.sentence)") }
        if let chain = run.chain { lines += Table(rows: chain.map { Self.link($0) }).lines() }
        if let next { lines.append("Next: \(next)") }
        return lines
    }

    /// One run of a lineage: what it tried, and what of it ended well.
    private static func link(_ run: RunStatus) -> [String] {
        let wanted = run.rows - run.steps.reduce(0) { $0 + $1.leftOut }
        return [
            run.run, run.parent.map { "retry of \($0)" } ?? "the first", run.state,
            run.exit.map { "exit \($0)" } ?? "-", "\(run.endedWell) of \(wanted) rows ended well",
        ]
    }

    /// `300 rows = 0 left out + 260 created + …`, with what did not occur left away.
    private static func counts(_ step: RunStatus.Step) -> String {
        var parts = ["\(step.leftOut) left out"]
        for outcome in Outcome.allCases where step.count(outcome) > 0 {
            parts.append("\(step.count(outcome)) \(outcome == .notAttempted ? "not attempted" : outcome.rawValue)")
        }
        if step.open > 0 { parts.append("\(step.open) open") }
        return "\(step.rows) rows = " + parts.joined(separator: " + ")
    }

    private var next: String? {
        if run.state != "finished" { return "roster resume \(run.run)" }
        // A retry may have tried a part of what is still open.
        let open = run.lineage.map { $0.rows - $0.endedWell } ?? run.notWell
        return open > 0 ? "roster retry \(run.run) --input failed.csv (corrected)" : nil
    }
}
