import Foundation
import Glibc
import JobEngine

/// Progress on standard error: one line that renews itself on a terminal, a line every few seconds elsewhere.
enum ProgressLine {
    static func meter() -> ProgressMeter {
        ProgressMeter(renderer: renderer, words: { Language.ofEnvironment.words($0) }, show: { Screen.write($0) })
    }

    private static var renderer: ProgressRenderer {
        let environment = ProcessInfo.processInfo.environment
        guard isatty(STDERR_FILENO) == 1, environment["TERM"] != "dumb" else { return .lines }
        // Any value but the empty one switches colour off. Source: no-color.org.
        return .terminal(width: width, hasColor: (environment["NO_COLOR"] ?? "").isEmpty)
    }

    private static var width: Int {
        var size = winsize()
        guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }
}
