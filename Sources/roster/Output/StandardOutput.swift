import Glibc
import JobEngine
import JobModel
import JobSession
import Wording

/// Standard output, for data.
enum StandardOutput {
    /// Prints a line, with a cell's control characters escaped, and the commands in it as they are to be typed.
    ///
    /// - Throws: `OutputError` where it cannot be written; a reader who has gone wants no more, and is no error.
    static func line(_ text: String) throws { try write(StandardError.escaped(GivenLedger.repeated(in: text))) }

    /// Prints a line of a view, with the colours that the output has.
    ///
    /// - Throws: As `line` of a text.
    static func line(_ line: ViewLine, _ style: Style) throws { try write(style.text(line)) }

    /// Prints a line in the language wanted.
    ///
    /// - Throws: As `line` of a text.
    static func line(_ words: LocalizedText) throws { try line(Language.ofEnvironment.words(words)) }

    /// Prints a value as JSON.
    ///
    /// - Throws: As `line`.
    static func json(_ value: some Encodable) throws { try write(JSONText.of(value)) }

    private static func write(_ text: String) throws {
        var rest = Array((text + "\n").utf8)[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            if written > 0 {
                rest = rest.dropFirst(written)
            } else if errno == EPIPE {
                return
            } else if errno != EINTR {
                throw OutputError.standardOutput(reason: String(cString: strerror(errno)))
            }
        }
    }
}
