import Glibc
import JobEngine
import JobModel
import JobSession
import Wording

/// The question before anything is sent.
struct Confirmation: Sendable {
    /// `--yes` was given.
    let isGiven: Bool
    /// What is true without a yes.
    var otherwise = LocalizedText(en: "Nothing was sent", zh: "未发送任何内容")
    var isTerminal = isatty(STDIN_FILENO) == 1
    var ask: @Sendable (String) -> String? = { question in
        StandardError.note(question)
        return readLine()
    }

    /// By whom it is given where it is.
    var giver: RunConfirmation { isGiven ? .option : .terminal }

    /// There is nobody to ask: a usage error.
    struct Impossible: ExitStatusError {
        var exitStatus: ExitStatus { .usage }
        var words: LocalizedText
        /// The command that goes on without asking, where it is another one.
        var next: String?
    }

    /// Whether the answer was yes; anything else, and the end of the input, is no.
    ///
    /// - Throws: `Impossible` (exit 2) where there is nobody to ask.
    func isConfirmed() throws -> Bool {
        if isGiven { return true }
        guard isTerminal else {
            let said = LocalizedText(
                en: "\(otherwise.en): without a terminal to ask on, --yes is needed.",
                zh: "\(otherwise.zh)：没有可供确认的终端，须加 --yes。"
            )
            throw Impossible(words: said)
        }
        let question = Language.ofEnvironment.words(LocalizedText(en: "Go on? [y/N]", zh: "是否继续？[y/N]"))
        let answer = ask(question)?.lowercased()
        return answer == "y" || answer == "yes" || answer == "是"
    }
}
