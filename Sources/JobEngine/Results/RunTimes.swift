import JobModel
package import Wording

/// When a run was planned, released and ended, and for how long it was worked on; all pages, the report and the command line say it alike.
package struct RunTimes: Sendable, Equatable {
    /// In the order in which they follow each other.
    package let moments: [Moment]
    /// For how long processes were at work on it, in seconds.
    ///
    /// Where that was not kept, what passed from its release, or the beginning of an export, to its end; `nil` where neither
    /// is known, and where nothing was released.
    package let workedSeconds: Double?
    /// Whether pauses may be in that time, because an earlier version did not keep them apart.
    package let mayHavePauses: Bool
    /// Whether a part of the time is not known, because a process was cut off.
    package var isPartial: Bool { (work?.unended ?? 0) > 0 }
    private let work: RunWork?
    private let isUnderWay: Bool

    /// What happened, and when.
    package struct Moment: Sendable, Equatable {
        /// `Released`.
        package let words: LocalizedText
        /// ISO 8601, UTC.
        package let time: String
        /// Whether it is the end, or the stop.
        package var isEnd = false
    }

    /// - Parameters:
    ///   - moments: The first is when it was made.
    ///   - work: What was kept of its stretches; `nil` where nothing was.
    ///   - span: What passed from its release, or the beginning of an export, to its end; in seconds.
    ///   - isUnderWay: Whether a process is at work on it, or workers take it up.
    init(_ moments: [Moment], work: RunWork?, span: Double?, isUnderWay: Bool) {
        (self.moments, self.isUnderWay) = (moments, isUnderWay)
        var work = work
        // Its process has died since.
        if !isUnderWay, work?.began != nil { work?.unended += 1 }
        self.work = work
        workedSeconds = work.map(\.seconds) ?? span
        mayHavePauses = work == nil && span != nil
    }

    /// When it was made: its plan, or an export from its beginning on.
    package var made: String { moments[0].time }

    /// For how long it was worked on, in a sentence; `nil` while it is, and where nothing is known of it.
    package var worked: LocalizedText? {
        guard !isUnderWay, let workedSeconds else { return nil }
        let time = ApproximateTime.words(ofSeconds: workedSeconds)
        guard let work else {
            return LocalizedText(
                en: "From the beginning of the work to the end: \(time.en), with any pauses.",
                zh: "从开始执行到结束\(time.zh)（包含可能的暂停）。"
            )
        }
        let known = work.stretches - work.unended
        guard known > 0 else {
            return LocalizedText(
                en: "How long it was at work is not known: its process was cut off.",
                zh: "执行用时未知：执行进程被中断。"
            )
        }
        let cut =
            work.unended > 0
            ? (
                "; how long it was at work before it was cut off \(work.unended, "time") is not known",
                "；另有 \(work.unended) 次被中断，用时未知"
            ) : ("", "")
        return known == 1
            ? LocalizedText(en: "At work for \(time.en)\(cut.0).", zh: "执行用时\(time.zh)\(cut.1)。")
            : LocalizedText(
                en: "At work for \(time.en), \(known) times together, without the pauses between them\(cut.0).",
                zh: "执行用时\(time.zh)，为 \(known) 次执行之和，不含其间的暂停\(cut.1)。"
            )
    }
}
