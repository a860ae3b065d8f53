import Foundation
import Glibc
import JobEngine
import JobModel
import JobSession
import Wording

/// Standard error, for everything that is not data.
enum StandardError {
    /// Writes a line, with the commands in it as they are to be typed.
    static func note(_ text: String) { write(escaped(GivenLedger.repeated(in: text)) + "\n") }

    /// Writes a line in the language wanted.
    static func note(_ words: LocalizedText) { note(Language.ofEnvironment.words(words)) }

    /// Shows a plan as the last thing before the question, with bars and colour where the terminal has them.
    static func show(_ plan: PlanSummary) {
        let style = Style(of: STDERR_FILENO)
        let view = PlanView(
            plan: plan,
            language: .ofEnvironment,
            hasBars: style.isTerminal,
            columns: Style.columns(of: STDERR_FILENO)
        )
        for line in view.view() { write(style.text(line) + "\n") }
    }

    /// Writes lines that Roster itself has broken.
    static func notes(_ lines: String) {
        for line in lines.split(separator: "\n", omittingEmptySubsequences: false) { note(String(line)) }
    }

    /// Writes text as it is.
    ///
    /// Where nothing can be printed, as when the reader of a pipe has gone or a disk is full, the run goes on: what
    /// becomes of the rows is in the ledger, and a half-written wave is worse than an unread line.
    static func write(_ text: String) {
        do { try FileHandle.standardError.write(contentsOf: Data(text.utf8)) } catch {}
    }

    /// A cell's control and direction characters must not reach the terminal as commands, nor break a line in two.
    static func escaped(_ text: String) -> String { VisibleText.escaped(text) }
}
