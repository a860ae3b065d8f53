package import JobEngine
import LocalFiles

extension RunHistory {
    /// The runs of a state folder.
    package init(stateFolder: String) throws {
        self.init(ledger: try StateStores.ledger(in: stateFolder), scratch: ScratchRegistry(stateFolder: stateFolder))
    }
}
