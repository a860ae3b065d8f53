import JobSession
import Synchronization
import Wording

/// The ledger that this command was given by `--ledger`: the commands that its sentences name need it as well.
///
/// What the environment or the configuration file says, they know by themselves.
enum GivenLedger {
    private static let place = Mutex<LedgerPlace?>(nil)

    static func begin(_ given: LedgerPlace) { place.withLock { $0 = given } }

    /// As `--ledger` takes it; `nil` where the command was given none.
    static var repeated: String? { place.withLock(\.self)?.repeated }

    /// A text for people with every command in it as it is to be typed.
    static func repeated(in text: String) -> String {
        repeated.map { LedgerCommands.giving($0, in: text) } ?? text
    }

    /// A sentence in the language wanted, with every command in it as it is to be typed.
    static func words(_ words: LocalizedText) -> String { repeated(in: Language.ofEnvironment.words(words)) }
}
