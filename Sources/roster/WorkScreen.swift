import JobEngine
import JobModel
import JobSession
import Wording

/// A session that puts no question on the screen: prints what it says, and hands it the signals.
struct WorkScreen: Sendable {
    /// What is said of calls that are about to be made.
    var reading: @Sendable (CallBudget) -> LocalizedText = { $0.short }
    /// Whether only notes are printed, and no progress.
    var isQuiet = false

    /// Does the session's work.
    ///
    /// - Returns: What came of it, once all that was said before is printed.
    /// - Throws: As `WorkSession.run`.
    func run<Session: WorkSession>(_ session: Session) async throws -> Session.Value {
        let printing = Task { await print(session.events) }
        let value: Session.Value
        do {
            value = try await Interruption.handing {
                session.stop()
            } during: {
                try await session.run()
            }
        } catch {
            // What was said before it failed stands on the screen before the error.
            await printing.value
            throw error
        }
        await printing.value
        return value
    }

    private func print<Value: Sendable>(_ events: SessionEvents<WorkEvent<Value>>) async {
        let meter = ProgressLine.meter()
        for await event in events {
            switch event {
            case .note(let words): StandardError.note(words)
            case .work where isQuiet, .counting where isQuiet, .counted where isQuiet: break
            case .work(let event): await ProgressLine.show(event, on: meter, reading: reading)
            case .counting(let words): await meter.begin(Language.ofEnvironment.words(words), total: nil)
            case .counted(let count, let total): await meter.advance(to: count, total: total)
            case .finished, .failed: await meter.finish()
            }
        }
    }
}
