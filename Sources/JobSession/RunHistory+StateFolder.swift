package import JobEngine
import LocalFiles

extension RunHistory {
    /// The runs of a state folder.
    package init(stateFolder: String) throws {
        try self.init(at: LedgerPlace(stateFolder: stateFolder))
    }

    /// The runs of a ledger.
    package init(at place: LedgerPlace) throws {
        self.init(ledger: try place.ledger(), scratch: ScratchRegistry(stateFolder: place.stateFolder))
    }
}
