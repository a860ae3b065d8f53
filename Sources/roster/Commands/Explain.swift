import ArgumentParser
import JobEngine
import JobModel

struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say what a code of the directory means, at every call that answers it, and what to do about it.",
        discussion: """
            The same number means different things by version and call. Exit status: 0 the code is known, 2 it is no \
            number, 3 the documentation does not have it.
            """
    )

    @Argument(help: "The code, such as 41001.")
    var code: Int

    @Flag(help: "Print a JSON array to standard output.")
    var json = false

    func run() throws {
        let meanings = CodeMeaning.all(of: code)
        if json { try Output.json(meanings) }
        guard !meanings.isEmpty else {
            Screen.note("roster: \(code) is not among the codes that the contact API documents.")
            Screen.note(
                "        Roster takes such a code as final for its row and shows it whole; support asks for the log id."
            )
            throw ExitCode(Int32(ExitStatus.nothingSent.rawValue))
        }
        guard !json else { return }
        for meaning in meanings {
            try Output.line("\(code) \(meaning.msg) (HTTP \(meaning.status))")
            for call in meaning.calls { try Output.line("  \(call)") }
            try Output.line("  What it means: \(meaning.meaning).")
            try Output.line("  What to do:    \(meaning.remedy)")
            try Output.line("  What Roster does: \(meaning.next)")
        }
    }
}
