/// What one piece of work came to in several runs.
struct MeasureSummary: Encodable {
    let name: String
    let rows: Int
    let runs: Int
    /// Median, least and most.
    let seconds: Spread
    let peakMiB: Int
    /// Of the processor's time, in the median; `nil` where it was not measured.
    let microsecondsPerRow: Double?
    let calls: Int
    let yardstick: String?
    /// How many times as many rows a second as its yardstick, run by run: the median.
    let speedRatio: Double?
    /// How many times the processor's time for each row of its yardstick, run by run: the median.
    let costRatio: Double?
    let target: Target?
    private(set) var isTargetReached: Bool?

    struct Spread: Encodable {
        let median: Double
        let least: Double
        let most: Double
    }

    /// `runs` has the measures of each run; `nil` where no run has one of that name.
    init?(_ name: String, of runs: [[Measure]]) {
        let own = runs.compactMap { run in run.first { $0.name == name } }
        guard let first = own.first, let seconds = Spread(own.map(\.seconds)) else { return nil }
        self.name = name
        self.runs = own.count
        self.seconds = seconds
        rows = first.rows
        calls = first.calls
        yardstick = first.yardstick
        target = first.target
        peakMiB = own.map(\.peakMiB).max() ?? 0
        let costs = own.compactMap { measure -> Double? in
            guard let used = measure.processorSeconds else { return nil }
            return used * 1e6 / Double(max(1, measure.rows))
        }
        microsecondsPerRow = Spread(costs)?.median
        var pairs: [(own: Measure, other: Measure)] = []
        for run in runs {
            guard let measure = run.first(where: { $0.name == name }),
                let other = run.first(where: { $0.name == measure.yardstick })
            else { continue }
            pairs.append((measure, other))
        }
        let ratios = pairs.map { own, other -> Double in
            Double(own.rowsPerSecond) / Double(max(1, other.rowsPerSecond))
        }
        speedRatio = Spread(ratios)?.median
        let costRatios = pairs.compactMap { own, other -> Double? in
            guard let used = own.processorSeconds, let otherUsed = other.processorSeconds, otherUsed > 0 else {
                return nil
            }
            return used / Double(own.rows) / (otherUsed / Double(other.rows))
        }
        costRatio = Spread(costRatios)?.median
        isTargetReached = target.flatMap { $0.isReached(by: self) }
    }

    /// All that the runs have measured, in the order of the first.
    static func all(of runs: [[Measure]]) -> [MeasureSummary] {
        (runs.first ?? []).compactMap { MeasureSummary($0.name, of: runs) }
    }
}

extension MeasureSummary.Spread {
    init?(_ values: [Double]) {
        let sorted = values.sorted()
        guard let least = sorted.first, let most = sorted.last else { return nil }
        self.least = least
        self.most = most
        let middle = sorted.count / 2
        median = sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
    }
}
