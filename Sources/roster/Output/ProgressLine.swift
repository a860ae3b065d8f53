import Foundation
import Glibc
import JobEngine
import JobModel
import JobSession
import Wording

/// Progress on standard error: one line that renews itself on a terminal, a line every few seconds elsewhere.
enum ProgressLine {
    static func meter() -> ProgressMeter {
        ProgressMeter(
            renderer: renderer,
            words: { Language.ofEnvironment.words($0) },
            show: { StandardError.write($0) }
        )
    }

    private static var renderer: ProgressRenderer {
        let environment = ProcessInfo.processInfo.environment
        guard isatty(STDERR_FILENO) == 1, environment["TERM"] != "dumb" else { return .lines }
        // Any value but the empty one switches colour off. Source: no-color.org.
        return .terminal(width: Style.columns(of: STDERR_FILENO), hasColor: (environment["NO_COLOR"] ?? "").isEmpty)
    }

    /// Shows what an engine says of its work.
    static func show(
        _ event: EngineEvent,
        on meter: ProgressMeter,
        reading: (CallBudget) -> LocalizedText = \.short
    ) async {
        switch event {
        case .begun(let run): CurrentRun.begin(run)
        case .reading(let budget): StandardError.note(reading(budget))
        case .step(let name, let done, let total):
            let title = LocalizedText(en: "Rows of \(name)", zh: "\(name) 的行")
            await meter.begin(Language.ofEnvironment.words(title), total: total, done: done)
        case .progress(let done, let total): await meter.advance(to: done, total: total)
        case .waiting(let what): await meter.wait(for: what.map { Language.ofEnvironment.words($0.words) })
        }
    }
}
