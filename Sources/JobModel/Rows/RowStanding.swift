package import Wording

/// Where a row stands, or how it has ended: one word for both.
package enum RowStanding: String, Sendable, Codable, CaseIterable {
    case planned
    case sending
    case accepted
    case waiting
    case created
    case updated
    case unchanged
    case defective
    case failed
    case invalid
    case unknown
    case notAttempted

    /// - Parameters:
    ///   - state: Where the row stands.
    ///   - outcome: How it has ended; a settled row without an outcome is *unknown*.
    package init(_ state: RowState, _ outcome: Outcome?) {
        self =
            switch state {
            case .planned: .planned
            case .sending: .sending
            case .accepted: .accepted
            case .waiting: .waiting
            case .settled: outcome.map(Self.init) ?? .unknown
            }
    }

    package init(_ outcome: Outcome) {
        self =
            switch outcome {
            case .created: .created
            case .updated: .updated
            case .unchanged: .unchanged
            case .defective: .defective
            case .failed: .failed
            case .invalid: .invalid
            case .unknown: .unknown
            case .notAttempted: .notAttempted
            }
    }

    /// How a row that stands so has ended; `nil` where it has not settled.
    package var outcome: Outcome? {
        switch self {
        case .planned, .sending, .accepted, .waiting: nil
        case .created: .created
        case .updated: .updated
        case .unchanged: .unchanged
        case .defective: .defective
        case .failed: .failed
        case .invalid: .invalid
        case .unknown: .unknown
        case .notAttempted: .notAttempted
        }
    }

    /// Rows that have not settled.
    package static let open = Set(allCases.filter { $0.outcome == nil })

    /// Rows that have not succeeded: settled otherwise, or not settled yet.
    package static let unsuccessful = Set(allCases.filter { $0.outcome?.isSuccess != true })

    /// What a word asks for: one way of standing, `open`, or `unsuccessful`.
    package static func named(_ word: String) -> Set<RowStanding>? {
        switch word {
        case "open": open
        case "unsuccessful": unsuccessful
        default: RowStanding(rawValue: word).map { [$0] }
        }
    }

    /// The words that `named` knows.
    package static let names = ["open", "unsuccessful"] + allCases.map(\.rawValue)

    /// The way of standing in a sentence.
    package var words: LocalizedText {
        switch self {
        case .planned: RowState.planned.words
        case .sending: RowState.sending.words
        case .accepted: RowState.accepted.words
        case .waiting: RowState.waiting.words
        case .created, .updated, .unchanged, .defective, .failed, .invalid, .unknown, .notAttempted:
            outcome?.words ?? Outcome.unknown.words
        }
    }

    /// Its place where rows are ordered by how they ended: what needs a person first, what succeeded last.
    ///
    /// Rows that can still change share the first place, so that a change only moves a row towards the end.
    package var rank: Int {
        switch self {
        case .planned, .sending, .accepted, .waiting, .unknown: 0
        case .failed: 1
        case .defective: 2
        case .invalid: 3
        case .notAttempted: 4
        case .created: 5
        case .updated: 6
        case .unchanged: 7
        }
    }
}
