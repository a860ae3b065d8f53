/// For how long processes were at work on a run since its release, without the pauses between a stop and going on.
///
/// One time after another in which a process is at work is a *stretch*. Sums alone are kept: a run that workers take up
/// again and again has very many of them.
package struct RunWork: Sendable, Codable, Equatable {
    /// Of the stretches whose ends are known; in seconds.
    package var seconds = 0.0
    /// How many there were, the present one with them.
    package var stretches = 0
    /// How many of them ended without saying when, because their processes were killed.
    package var unended = 0
    /// When the present one began, or one whose process was killed; in Unix seconds.
    package var began: Double?

    package init() {}

    /// Begins a stretch; one that is open has been cut off.
    ///
    /// - Parameter time: In Unix seconds.
    package mutating func begin(at time: Double) {
        if began != nil { unended += 1 }
        stretches += 1
        began = time
    }

    /// Ends the present stretch; the clock may have been set back since it began.
    ///
    /// - Parameter time: In Unix seconds.
    package mutating func end(at time: Double) {
        guard let began else { return }
        seconds += max(0, time - began)
        self.began = nil
    }

    /// The work before a run that goes on, of which an earlier version has kept nothing: one stretch of unknown length.
    package static var unknown: RunWork {
        var work = RunWork()
        (work.stretches, work.unended) = (1, 1)
        return work
    }
}
