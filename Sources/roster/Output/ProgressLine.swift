import Foundation
import Glibc
import JobEngine
import JobSession
import JobModel

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
}
