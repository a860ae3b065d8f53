/// What a limit turns out to hold, where a directory throttles in spite of the documented figure: it has other callers,
/// or a lower ceiling.
///
/// Each time it is throttled its windows grow by a tenth, to at most four times their span; each minute without that
/// they shrink by as much again, until somebody throttles or the documented figure is reached.
package struct LearnedCeiling: Sendable, Equatable {
    /// By how much the windows are longer than documented, at `since`.
    package var stretch: Double
    /// Seconds of the caller's clock.
    package var since: Double

    package init(stretch: Double = 1, since: Double = 0) {
        self.stretch = stretch
        self.since = since
    }

    /// By how much the windows are longer at a time.
    package func stretch(at now: Double) -> Double {
        // What was stored may be anything.
        var stretch = min(stretch, Self.widest)
        var minutes = Int(min(max(0, now - since) / Self.trialSeconds, Self.mostMinutes))
        while stretch > 1, minutes > 0 {
            stretch /= Self.growth
            minutes -= 1
        }
        return max(1, stretch)
    }

    package mutating func throttled(at now: Double) {
        stretch = min(Self.widest, stretch(at: now) * Self.growth)
        since = now
    }

    private static let growth = 1.1
    private static let widest = 4.0
    private static let trialSeconds = 60.0
    /// More than it takes to shrink from the widest.
    private static let mostMinutes = 1000.0
}
