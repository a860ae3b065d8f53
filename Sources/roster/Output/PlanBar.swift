import JobEngine
import JobSession

/// A step's rows as a bar of signs, as long as their shares; each kind that occurs has one sign at least.
struct PlanBar {
    let step: PlanSummary.Step
    let width: Int

    /// The kinds of rows in the order of the bar, each with its own sign, so that no colour is needed.
    private var parts: [(sign: Character, count: Int)] {
        let kinds: [StepSentences.Kind] = [.create, .update, .unchanged, .invalid, .heldBack, .leftOut]
        return kinds.map { (Self.sign(of: $0), StepSentences(step).count($0)) }.filter { $0.count > 0 }
    }

    /// The bar; `nil` for a step without rows.
    var text: String? {
        let parts = parts
        let total = parts.reduce(0) { $0 + $1.count }
        guard total > 0, width >= parts.count else { return nil }
        var lengths = parts.map { max(1, $0.count * width / total) }
        // What rounding leaves over, or has taken too much, is the longest part's.
        if let longest = lengths.indices.max(by: { lengths[$0] < lengths[$1] }) {
            lengths[longest] += width - lengths.reduce(0, +)
        }
        return zip(parts, lengths).map { String(repeating: $0.sign, count: $1) }.joined()
    }

    static func sign(of kind: StepSentences.Kind) -> Character {
        switch kind {
        case .create: "█"
        case .update: "▓"
        case .unchanged: "░"
        case .invalid: "!"
        case .heldBack: "?"
        case .leftOut: "."
        }
    }
}
