import ArgumentParser
import Glibc

/// The question before anything is sent.
struct Confirmation {
    /// `--yes` was given.
    let isGiven: Bool
    /// What is true without a yes.
    var otherwise = "Nothing was sent"
    var isTerminal = isatty(STDIN_FILENO) == 1
    var ask: (String) -> String? = { question in
        Screen.note(question)
        return readLine()
    }

    /// Whether the answer was yes; anything else, and the end of the input, is no.
    ///
    /// - Throws: A usage error (exit 2) where there is nobody to ask.
    func isConfirmed() throws -> Bool {
        if isGiven { return true }
        guard isTerminal else {
            throw ValidationError("\(otherwise): without a terminal to ask on, --yes is needed.")
        }
        let answer = ask("Go on? [y/N]")?.lowercased()
        return answer == "y" || answer == "yes" || answer == "是"
    }
}
