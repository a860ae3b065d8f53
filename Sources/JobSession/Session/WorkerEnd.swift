package import JobEngine
package import Wording

/// What a worker has come to.
package struct WorkerEnd: Sendable {
    /// How many runs it has brought to their end.
    package var ended = 0
    /// The runs that it was to serve and could not, with the status of a command that could not go on with them.
    package var left: [String: ExitStatus] = [:]
    /// The runs that it had to stop, with the status of a command that stops so.
    package var stopped: [String: ExitStatus] = [:]
    /// Tenants that it was to serve, and that no run of the ledger has.
    package var strangers: [String] = []

    /// How the command ends: missing secrets first, because only a person can do something about them.
    package var exit: ExitStatus {
        let all = Set(left.values).union(stopped.values)
        for status in [ExitStatus.credentials, .safetyStop, .limitsOrNetwork, .resultsUnwritten]
        where all.contains(status) {
            return status
        }
        if let other = all.min(by: { $0.rawValue < $1.rawValue }) { return other }
        return strangers.isEmpty ? .success : .usage
    }

    /// Which runs were left; `nil` where none was.
    package var note: LocalizedText? {
        guard !left.isEmpty else { return nil }
        let runs = left.keys.sorted()
        return LocalizedText(
            en: "\(runs.count, "run") could not be served and \(runs.count == 1 ? "is" : "are") left: "
                + runs.joined(separator: ", "),
            zh: "\(runs.count) 个运行未能处理，已留下：" + runs.joined(separator: "、")
        )
    }
}
