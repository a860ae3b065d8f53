/// How much is done a second, over the last ten seconds: a rate since the start would hide that the work now waits.
struct RateMeasure {
    private var samples: [(done: Int, at: Duration)] = []

    mutating func note(_ done: Int, at time: Duration) {
        // A sample a tenth of a second is enough, and keeps the list short however often somebody reports.
        if let last = samples.last, samples.count > 1, time - last.at < Self.spacing { samples.removeLast() }
        samples.append((done, time))
        while samples.count > 2, time - samples[1].at >= Self.span { samples.removeFirst() }
    }

    func perSecond(at time: Duration) -> Double? {
        guard let first = samples.first, let last = samples.last, time > first.at else { return nil }
        return Double(last.done - first.done) / ((time - first.at) / .seconds(1))
    }

    private static let span = Duration.seconds(10)
    private static let spacing = Duration.milliseconds(100)
}
