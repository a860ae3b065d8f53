import DirectoryServer
import Foundation
package import Wording

/// What there is to see of the embedded directory besides its people: its clock, the invitations that it would have sent, and
/// the calls that it has answered.
package struct EmbeddedStanding: Sendable {
    package struct Invitation: Sendable {
        package let name: String
        /// The mobile number, else the email address that it would have gone to.
        package let address: String
        /// ISO 8601, UTC.
        package let sent: String
    }

    package struct Call: Sendable {
        /// ISO 8601, UTC.
        package let at: String
        package let endpoint: String
        package let status: Int
        package let code: Int?
        package let milliseconds: Int
    }

    package let clock: LocalizedText
    package let isClockShifted: Bool
    package let invitationCount: Int
    /// The newest first.
    package let invitations: [Invitation]
    /// The newest first.
    package let calls: [Call]

    /// - Parameters:
    ///   - stateFolder: Where its database is.
    ///   - limit: How many invitations and calls at most.
    /// - Returns: `nil` where there is no embedded directory yet: the first job that names it fills it.
    /// - Throws: What reading its files throws.
    package static func look(into stateFolder: String, limit: Int) async throws -> EmbeddedStanding? {
        let file = try EmbeddedFile(stateFolder: stateFolder)
        guard file.isThere else { return nil }
        let clock = try await file.clock()
        let outbox = try await file.outbox()
        return EmbeddedStanding(
            clock: clock.words,
            isClockShifted: clock.isShifted,
            invitationCount: outbox.count,
            invitations: outbox.suffix(limit).reversed().map { entry in
                Invitation(
                    name: entry.name,
                    address: entry.mobile ?? entry.email ?? "",
                    sent: Date(timeIntervalSince1970: TimeInterval(entry.createdAt)).formatted(.iso8601)
                )
            },
            calls: try CallLogEntry.last(limit, ofDatabase: file.database).reversed().map { call in
                Call(
                    at: Date(timeIntervalSince1970: call.at).formatted(.iso8601),
                    endpoint: call.endpoint,
                    status: call.status,
                    code: call.code,
                    milliseconds: Int(call.milliseconds.rounded())
                )
            }
        )
    }

    /// Whether an error of `moveClock` is about what it was to be moved by, and not about the directory.
    package static func isRefusal(_ error: any Error, ofSpan span: String) -> Bool {
        guard !span.isEmpty, let error = error as? ClockError else { return false }
        return switch error {
        case .notASpan, .tooFar, .outOfRange: true
        case .notATime, .unclear, .noToken, .unanswered, .refused: false
        }
    }

    /// Moves the directory's clock forward by a span such as `31d`, or back to the machine's time where it is empty.
    ///
    /// - Returns: What it says then.
    /// - Throws: `ClockError`; `DirectoryServerError` where there is no directory yet.
    @discardableResult
    package static func moveClock(by span: String, in stateFolder: String) async throws -> LocalizedText {
        let change = try span.isEmpty ? ClockChange.reset : ClockChange(advance: span)
        return try await EmbeddedFile(stateFolder: stateFolder).change(change, controlToken: nil).words
    }
}
