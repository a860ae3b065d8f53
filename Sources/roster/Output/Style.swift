import Foundation
import Glibc

/// What an output can show besides text: colour only where a terminal has it and nobody has switched it off.
struct Style {
    let isTerminal: Bool
    let hasColor: Bool

    init(isTerminal: Bool, hasColor: Bool) {
        self.isTerminal = isTerminal
        self.hasColor = hasColor
    }

    init(of descriptor: Int32) {
        let environment = ProcessInfo.processInfo.environment
        isTerminal = isatty(descriptor) == 1 && environment["TERM"] != "dumb"
        // Any value but the empty one switches colour off. Source: no-color.org.
        hasColor = isTerminal && (environment["NO_COLOR"] ?? "").isEmpty
    }

    /// The width of a terminal; 80 where it is not known.
    static func columns(of descriptor: Int32) -> Int {
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }

    /// A line for the output, with a cell's control characters escaped before anything is added, and the commands in it as
    /// they are to be typed.
    func text(_ line: ViewLine) -> String {
        let safe = StandardError.escaped(GivenLedger.repeated(in: line.text))
        guard hasColor, let code = line.tone.code, !safe.isEmpty else { return safe }
        return "\u{1B}[\(code)m\(safe)\u{1B}[0m"
    }
}

extension ViewLine.Tone {
    /// Select Graphic Rendition of ECMA-48: bold, or one of the terminal's own eight colours.
    fileprivate var code: String? {
        switch self {
        case .plain: nil
        case .title: "1"
        case .problem: "31"
        case .warning: "33"
        case .faint: "2"
        }
    }
}
