import JobEngine
import JobModel
import JobSession

/// Which rows of a plan a page shows, as its address says it.
struct PlanFilter: Sendable {
    let kind: StepSentences.Kind?
    let step: Int?
    let text: String
    let after: RowPosition?

    init(_ query: FormQuery) {
        kind = query["show"].flatMap(StepSentences.Kind.init(rawValue:))
        step = query["step"].flatMap(Int.init)
        text = query["text"] ?? ""
        after = query["after"].flatMap(RowPosition.init)
    }

    var query: RowQuery {
        var query = RowQuery(step: step, text: text, start: after ?? .beginning(of: .sheet), limit: Self.pageSize)
        query.areIDsSought = false
        switch kind {
        // Rows that are left out are none of the plan's.
        case nil, .leftOut: break
        case .create: (query.actions, query.standings) = ([.create], Self.allButHeldBack)
        case .update: (query.actions, query.standings) = ([.update], Self.allButHeldBack)
        case .unchanged: query.standings = [RowStanding(.unchanged)]
        case .invalid: query.standings = [RowStanding(.invalid)]
        case .heldBack:
            (query.standings, query.codes) = ([RowStanding(.notAttempted)], [UnsentReason.dependencyFailed.code])
        }
        return query
    }

    /// How many rows it shows, where the plan has counted them.
    ///
    /// - Parameters:
    ///   - plan: The plan.
    ///   - isReleased: Whether the rows may stand otherwise by now than they were planned.
    /// - Returns: `nil` where the rows have to be counted.
    func total(of plan: PlanSummary, isReleased: Bool) -> Int? {
        guard text.isEmpty, kind == nil || !isReleased, kind != .leftOut else { return nil }
        let steps = plan.steps.filter { $0.number == step ?? $0.number }
        return steps.reduce(0) { sum, step in
            sum + (kind.map { StepSentences(step).count($0) } ?? step.rows - step.leftOut)
        }
    }

    /// Whether it leaves any row out.
    var isNarrow: Bool { kind != nil || step != nil || !text.isEmpty }

    private static let allButHeldBack = Set(RowStanding.allCases).subtracting([RowStanding(.notAttempted)])

    /// The address of the same rows from another place on.
    func address(of run: String, after position: RowPosition?) -> String {
        let fields = [
            kind.map { ("show", $0.rawValue) }, step.map { ("step", String($0)) }, text.isEmpty ? nil : ("text", text),
            position.map { ("after", $0.description) },
        ].compactMap { $0 }
        return FormAddress.of("/runs/\(run)/plan", fields) + "#rows"
    }

    static let pageSize = 50
}
