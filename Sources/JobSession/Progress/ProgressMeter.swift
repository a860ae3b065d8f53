import JobModel
package import Wording

/// Measures how far a piece of work is and shows it: at once on a terminal, every few seconds elsewhere.
package actor ProgressMeter {
    private let renderer: ProgressRenderer
    private let now: @Sendable () -> Duration
    private let show: @Sendable (String) -> Void
    private let words: @Sendable (LocalizedText) -> String
    private var progress = Progress(name: "", done: 0, total: nil)
    private var rate = RateMeasure()
    private var shownAt: Duration?

    /// - Parameters:
    ///   - renderer: How a line looks, and how often one is shown.
    ///   - clock: Given, so that tests do not wait.
    ///   - words: Chooses the language.
    ///   - show: Takes the text as it is to be written, line ends included.
    package init(
        renderer: ProgressRenderer,
        clock: some Clock<Duration> = ContinuousClock(),
        words: @escaping @Sendable (LocalizedText) -> String = { $0.en },
        show: @escaping @Sendable (String) -> Void
    ) {
        self.renderer = renderer
        self.show = show
        self.words = words
        let origin = clock.now
        now = { origin.duration(to: clock.now) }
    }

    /// Begins a piece of work, shown from its first step on; `total` is `nil` while nobody knows it.
    ///
    /// What was `done` before does not count for the rate.
    package func begin(_ name: String, total: Int?, done: Int = 0) {
        finish()
        progress = Progress(name: name, done: done, total: total)
        rate = RateMeasure()
        rate.note(done, at: now())
    }

    /// Begins a piece of work, does it, and ends the line however it ended.
    package nonisolated func show<Value: Sendable>(
        _ name: String,
        total: Int?,
        during work: () async throws -> Value
    ) async throws -> Value {
        await begin(name, total: total)
        let value: Value
        do {
            value = try await work()
        } catch {
            await finish()
            throw error
        }
        await finish()
        return value
    }

    package func advance(to done: Int, total: Int? = nil) {
        progress.done = done
        progress.total = total ?? progress.total
        let time = now()
        rate.note(done, at: time)
        progress.perSecond = rate.perSecond(at: time)
        update()
    }

    /// Says what is waited for, such as a limit; `nil` when the work goes on.
    package func wait(for what: String?) {
        guard progress.waitingFor != what else { return }
        progress.waitingFor = what
        update()
    }

    /// Shows the last state and ends the line.
    package func finish() {
        guard shownAt != nil else { return }
        progress.waitingFor = nil
        show(renderer.last(progress, words: words))
        shownAt = nil
    }

    private func update() {
        let time = now()
        if let shownAt, time - shownAt < renderer.interval { return }
        shownAt = time
        show(renderer.line(progress, words: words))
    }
}

/// The state that a progress line shows.
package struct Progress: Sendable, Equatable {
    package var name: String
    package var done: Int
    package var total: Int?
    package var perSecond: Double?
    package var waitingFor: String?

    package init(name: String, done: Int, total: Int?, perSecond: Double? = nil, waitingFor: String? = nil) {
        self.name = name
        self.done = done
        self.total = total
        self.perSecond = perSecond
        self.waitingFor = waitingFor
    }

    /// What is left at the present rate; `nil` while rate or total are not known.
    package var remaining: Duration? {
        guard let total, let perSecond, perSecond > 0, done < total else { return nil }
        return .seconds(Double(total - done) / perSecond)
    }
}
