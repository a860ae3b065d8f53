/// How many rows of a run had settled at a moment.
struct RateSample: Sendable, Equatable {
    let at: ContinuousClock.Instant
    let settled: Int

    /// The samples with one more, without those that are too old to be shown.
    static func adding(_ sample: RateSample, to samples: [RateSample]) -> [RateSample] {
        // Fewer than before: the run was planned again.
        let before = samples.last.map { $0.settled <= sample.settled } ?? true ? samples : []
        return (before + [sample]).filter { sample.at - $0.at <= span }
    }

    /// How far back samples are kept.
    static let span = Duration.seconds(180)
}
