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

    /// For how long no row has settled, as far as it was seen; `nil` where that is not long.
    static func stillness(of samples: [RateSample]) -> Duration? {
        guard let last = samples.last, let first = samples.first(where: { $0.settled == last.settled }) else {
            return nil
        }
        let still = last.at - first.at
        return still >= long ? still : nil
    }

    /// A batch task takes a few seconds.
    private static let long = Duration.seconds(8)

    /// How far back samples are kept.
    static let span = Duration.seconds(180)
}
