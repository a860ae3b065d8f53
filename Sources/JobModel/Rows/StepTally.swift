/// How rows of a step have ended that were to be written, as far as their end is known.
package struct StepTally: Sendable, Codable, Equatable {
    /// Rows that were not written, by code; those without one by an empty text.
    package var failed: [String: Int] = [:]
    /// Rows that were written with a defect, by code.
    package var defective: [String: Int] = [:]
    /// All rows that were written or tried; 0 where they were not counted.
    package var settled = 0

    package init() {}

    /// Notes how many rows ended with an outcome and a code.
    package mutating func add(_ number: Int, _ outcome: Outcome, code: String?) {
        switch outcome {
        case .failed: failed[code ?? "", default: 0] += number
        case .defective: defective[code ?? "", default: 0] += number
        case .unknown, .created, .updated, .unchanged, .invalid, .notAttempted: break
        }
    }

    /// What has been added since an earlier tally.
    package func since(_ earlier: StepTally) -> StepTally {
        func since(_ now: [String: Int], _ earlier: [String: Int]) -> [String: Int] {
            now.merging(earlier.mapValues { -$0 }, uniquingKeysWith: +).filter { $0.value > 0 }
        }
        var tally = StepTally()
        tally.failed = since(failed, earlier.failed)
        tally.defective = since(defective, earlier.defective)
        tally.settled = max(0, settled - earlier.settled)
        return tally
    }

    /// What has been added since the tally of a step among those of a run, which are JSON by the steps' numbers.
    package func since(_ stored: String?, step: Int) throws -> StepTally {
        guard let stored else { return self }
        return try LedgerJSON.value([String: StepTally].self, stored)["\(step)"].map { since($0) } ?? self
    }

    /// The outcomes that are counted, as a list in SQL.
    package static let settledList = list(Outcome.allCases.filter(\.isTried))
    /// Those that are counted by code.
    package static let unsuccessfulList = list([.failed, .defective])

    private static func list(_ outcomes: [Outcome]) -> String {
        "(" + outcomes.map { "'\($0.rawValue)'" }.joined(separator: ", ") + ")"
    }
}
