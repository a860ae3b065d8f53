package import Wording

/// Where a row stands, or how it has ended: one word for both.
package struct RowStanding: RawRepresentable, Sendable, Hashable, CaseIterable {
    package let state: RowState
    /// How the row has ended; `nil` where it has not settled.
    package let outcome: Outcome?

    /// - Parameters:
    ///   - state: Where the row stands.
    ///   - outcome: How it has ended; a settled row without an outcome is *unknown*.
    package init(_ state: RowState, _ outcome: Outcome? = nil) {
        self.state = state
        self.outcome = state == .settled ? outcome ?? .unknown : nil
    }

    package init(_ outcome: Outcome) { self.init(.settled, outcome) }

    package init?(rawValue: String) {
        guard let standing = Self.byWord[rawValue] else { return nil }
        self = standing
    }

    package var rawValue: String { outcome?.rawValue ?? state.rawValue }

    /// The states of rows that have not settled, then the outcomes.
    package static let allCases =
        RowState.allCases.filter { $0 != .settled }.map { Self($0) } + Outcome.allCases.map { Self($0) }

    private static let byWord = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

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
    package var words: LocalizedText { outcome?.words ?? state.words }

    /// Its place where rows are ordered by how they ended: what needs a person first, what succeeded last.
    ///
    /// Rows that can still change share the first place, so that a change only moves a row towards the end.
    package var rank: Int {
        switch outcome {
        case nil, .unknown: 0
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
