import ArgumentParser
import Foundation
import JobEngine
import JobModel
import JobSession
import LocalFiles

/// The token of the control calls, given where no other user of the machine sees it.
struct ControlTokenOptions: ParsableArguments {
    @Option(
        help: """
            A file that holds a token alone, - for standard input; else ROSTER_CONTROL_TOKEN. It opens the control calls \
            under /control to those who send it as a bearer token: GET outbox and log, POST join, scope, publish and faults.
            """,
        completion: .file()
    )
    var controlTokenFile: String?

    /// Taken for a refusal of its own: arguments are shown to everybody by `ps`.
    @Option(help: .hidden)
    var controlToken: String?

    func validate() throws {
        guard controlToken != nil else { return }
        let words = LocalizedText(
            en: "--control-token shows the token to every user of this machine; give it by --control-token-file or "
                + "ROSTER_CONTROL_TOKEN.",
            zh: "--control-token 会让本机所有用户看到令牌；请使用 --control-token-file 或 ROSTER_CONTROL_TOKEN。"
        )
        throw ValidationError(Language.ofEnvironment.words(words))
    }

    /// The token; `nil` where none is given, and the control calls stay closed.
    func token() throws -> String? {
        guard let controlTokenFile else {
            return ProcessInfo.processInfo.environment["ROSTER_CONTROL_TOKEN"].flatMap { $0.isEmpty ? nil : $0 }
        }
        do {
            return try SecretText.read(from: controlTokenFile)
        } catch {
            let words = LocalizedText(
                en: "The control token could not be read from \(controlTokenFile): \(error.reason.en).",
                zh: "无法从 \(controlTokenFile) 读取控制令牌：\(error.reason.zh)。"
            )
            throw ValidationError(Language.ofEnvironment.words(words))
        }
    }
}
