package import ArgumentParser
import Foundation
import LocalFiles

/// The token of the control calls, given where no other user of the machine sees it.
package struct ControlTokenOptions: ParsableArguments {
    @Option(
        help: """
            A file that holds a token alone, - for standard input; else ROSTER_CONTROL_TOKEN. It opens the control calls \
            under /control to those who send it as a bearer token: GET outbox, log and clock, POST join, scope, publish, \
            faults and clock.
            """,
        completion: .file()
    )
    package var controlTokenFile: String?

    /// Taken for a refusal of its own: arguments are shown to everybody by `ps`.
    @Option(help: .hidden)
    package var controlToken: String?

    package init() {}

    /// The token; `nil` where none is given, and the control calls stay closed.
    package func token() throws(ControlTokenError) -> String? {
        guard controlToken == nil else { throw .shown }
        guard let controlTokenFile else {
            return ProcessInfo.processInfo.environment["ROSTER_CONTROL_TOKEN"].flatMap { $0.isEmpty ? nil : $0 }
        }
        do {
            return try SecretText.read(from: controlTokenFile)
        } catch {
            throw .unreadable(path: controlTokenFile, reason: error.reason)
        }
    }
}
