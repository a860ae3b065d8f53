import Foundation
import JobEngine
import JobModel

/// Which rows of a run the page of its results shows, as its address or a form says it.
struct ResultsFilter: Sendable {
    /// A word of `RowStanding.named`.
    let outcome: String?
    /// The beginning of a code, as it was typed without the blanks around it; of a cause its code, or several with blanks.
    let code: String?
    /// Whether the code is that by which rows ended, and not of any finding: so the rows of a cause are counted.
    let isOfCause: Bool
    let step: Int?
    let text: String
    let after: RowPosition?

    init(_ query: FormQuery) {
        outcome = query["outcome"].flatMap { RowStanding.named($0) == nil ? nil : $0 }
        let typed = query["code"]?.trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
        code = typed.isEmpty ? nil : typed
        isOfCause = code != nil && query[Self.causeField] != nil
        step = query["step"].flatMap(Int.init)
        text = query["text"] ?? ""
        after = query["after"].flatMap(RowPosition.init)
    }

    var query: RowQuery {
        var query = RowQuery(
            step: step,
            standings: outcome.flatMap(RowStanding.named) ?? [],
            text: text,
            start: after ?? .beginning(of: .sheet),
            limit: Self.pageSize
        )
        query.areIDsSought = false
        if isOfCause, let code {
            (query.codes, query.areCodesOfRows) = (Set(code.split(separator: " ").map(String.init)), true)
        } else {
            query.codeStart = code ?? ""
        }
        return query
    }

    /// How many rows it shows, where they are counted by how they have ended.
    ///
    /// - Parameters:
    ///   - run: As it stands; one that is at work changes.
    ///   - records: Its steps, in the same order.
    /// - Returns: `nil` where the rows have to be counted.
    func total(of run: RunStatus, _ records: [StepRecord]) -> Int? {
        guard text.isEmpty, code == nil, run.isAtWork != true, run.steps.count == records.count else { return nil }
        let steps = zip(run.steps, records).filter { $0.1.number == step ?? $0.1.number }.map(\.0)
        guard let outcome else { return steps.reduce(0) { $0 + $1.rows - $1.leftOut } }
        let standings = RowStanding.named(outcome) ?? []
        let open = standings.intersection(RowStanding.open)
        // How many stand in one way or another of those that have not settled is not counted.
        guard open.isEmpty || open == RowStanding.open || steps.allSatisfy({ $0.open == 0 }) else { return nil }
        let outcomes = standings.compactMap(\.outcome)
        return steps.reduce(0) { sum, step in
            outcomes.reduce(sum + (open.isEmpty ? 0 : step.open)) { $0 + step.count($1) }
        }
    }

    /// Whether it leaves any row out.
    var isNarrow: Bool { outcome != nil || code != nil || step != nil || !text.isEmpty }

    /// What a form repeats of it.
    var fields: [(String, String)] {
        [
            outcome.map { ("outcome", $0) }, code.map { ("code", $0) }, isOfCause ? (Self.causeField, "yes") : nil,
            step.map { ("step", String($0)) }, text.isEmpty ? nil : ("text", text),
        ].compactMap { $0 }
    }

    /// That a code is that of a cause.
    static let causeField = "cause"

    /// The same in one text, as an address says it; empty where it leaves no row out.
    var words: String { String(FormAddress.of("", fields).dropFirst()) }

    /// The rows that ended by some codes.
    static func causes(_ codes: [String]) -> ResultsFilter {
        let words = FormAddress.of("", [("code", codes.joined(separator: " ")), (causeField, "yes")])
        return ResultsFilter(FormQuery(String(words.dropFirst())))
    }

    /// Leaves no row out.
    static let all = ResultsFilter(FormQuery(nil))

    /// The address of the same rows from another place on.
    func address(of run: String, after position: RowPosition?) -> String {
        page(of: run, after: position) + "#rows"
    }

    /// The address of the page that shows them.
    func page(of run: String) -> String { page(of: run, after: after) }

    private func page(of run: String, after position: RowPosition?) -> String {
        let place = position.map { [("after", $0.description)] } ?? []
        return FormAddress.of("/runs/\(run)/results", fields + place)
    }

    static let pageSize = 50
}
