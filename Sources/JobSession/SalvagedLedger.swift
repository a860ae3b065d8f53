package import JobEngine
import JobModel
package import Wording

/// What became of a damaged ledger.
package struct SalvagedLedger: Sendable {
    /// What is to be said of it.
    package let said: [LocalizedText]
    /// Whether nothing is missing.
    package let isWhole: Bool

    /// How a command ends that has made a new ledger of it.
    package var exit: ExitStatus { isWhole ? .success : .rowsFailed }
}
