import Foundation
import GRDB
import JobModel
import Wording

/// What a query asks of a row and its plan, as a condition of SQL; whatever people have typed is an argument.
struct RowCondition {
    private var parts = ["row.run = ?"]
    private(set) var arguments: StatementArguments
    /// Whether the condition looks at the rows' plans.
    private let needsPlan: Bool
    /// The index that has all rows that the condition can hold for; left to itself, SQLite may go through the whole run.
    private let index: String?
    /// What all rows of that index fulfil, or all rows of the run: a stretch of them is counted by it.
    private(set) var served: (sql: String, arguments: StatementArguments)

    init(run: String, _ query: RowQuery) throws {
        arguments = [run]
        needsPlan = !query.text.isEmpty || !query.actions.isEmpty
        let areSettled = !query.standings.isEmpty && query.standings.isDisjoint(with: RowStanding.open)
        // The rows of several outcomes come from it one outcome after the other, and a stretch has the sheet's order.
        let isOrdered = query.patience == nil || query.standings.count == 1
        index = query.asksForCodes ? "rowWithReason" : areSettled && isOrdered ? "rowSettled" : nil
        served = ("", [])
        if let step = query.step { add("row.step = ?", [step]) }
        served = (sql, arguments)
        if let outcome = query.standings.first, index == "rowSettled", query.standings.count == 1 {
            served.sql += " AND outcome = '\(outcome.rawValue)'"
        }
        if query.asksForCodes { served.sql += " AND \(SQLiteLedger.hasReason)" }
        if !query.standings.isEmpty {
            // The words of an enumeration.
            let words = query.standings.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")
            // By the column that the index has, where only settled rows are asked for.
            add("\(areSettled ? "outcome" : "coalesce(outcome, state)") IN (\(words))", [])
        }
        if !query.actions.isEmpty {
            let words = query.actions.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")
            // A row that has lost its plan is shown as one of which nothing is decided.
            add("coalesce(plan.action, 'undecided') IN (\(words))", [])
        }
        if query.asksForCodes { add(SQLiteLedger.hasReason, []) }
        if !query.codeStart.isEmpty {
            let start = query.codeStart
            let finding = Self.findingWhose(Self.begins("json_extract(finding.value, '$.code')"))
            add("(\(Self.begins("code")) OR outcome = 'invalid' AND \(finding))", [start, start, start, start])
        }
        if !query.codes.isEmpty {
            let codes = try LedgerJSON.text(query.codes.sorted())
            if query.areCodesOfRows {
                add("code IN (\(Self.list))", [codes])
            } else {
                // Only an invalid row has findings, and the first one's code is its own.
                add("(code IN (\(Self.list)) OR outcome = 'invalid' AND \(Self.findingOfThese))", [codes, codes])
            }
        }
        if !query.text.isEmpty { add(text: query.text, in: Self.columns + (query.areIDsSought ? Self.ids : [])) }
    }

    /// The rows, and their plans where they are looked at.
    var from: String { rows + (needsPlan ? " LEFT JOIN plan USING (run, step, line)" : "") }

    /// The rows alone.
    var rows: String { "FROM row \(index.map { "INDEXED BY \($0)" } ?? "")" }

    var sql: String { parts.joined(separator: " AND ") }

    private mutating func add(_ part: String, _ values: StatementArguments) {
        parts.append(part)
        arguments += values
    }

    /// Rows that hold a text.
    ///
    /// What looks the same may be other bytes: a letter with its accent, or the two apart. SQLite's `lower` knows the Latin
    /// letters without accents alone. `instr` has no wildcards, as `LIKE` has.
    private mutating func add(text: String, in columns: [String]) {
        var sought: [String] = []
        for form in Self.forms(of: text) {
            sought += columns.map(Self.holds)
            arguments += StatementArguments(Array(repeating: form, count: columns.count))
            let finding = Self.anyFinding(Self.findingTexts.map(Self.holds).joined(separator: " OR "))
            sought.append(mayHold("plan.findings", form) + finding)
            arguments += StatementArguments(Array(repeating: form, count: Self.findingTexts.count))
            sought.append(
                mayHold("plan.record", form)
                    + "EXISTS (SELECT 1 FROM json_each(plan.record) WHERE \(Self.holds("value")))"
            )
            arguments += [form]
        }
        parts.append("(\(sought.joined(separator: " OR ")))")
    }

    /// A look at JSON as it is written, which spares taking most of it apart; nothing where what it holds may be written
    /// otherwise.
    private mutating func mayHold(_ column: String, _ form: String) -> String {
        let patterns = JSONExcerpt.spellings(of: form).map { spelling in
            "%" + JSONExcerpt.escaped(spelling, with: "~") { ["%", "_", "~"].contains($0) } + "%"
        }
        guard !patterns.isEmpty, patterns.allSatisfy({ $0.utf8.count < Self.longestPattern }) else { return "" }
        arguments += StatementArguments(patterns)
        return "(" + patterns.map { _ in "\(column) LIKE ? ESCAPE '~'" }.joined(separator: " OR ") + ") AND "
    }

    /// SQLite takes up to fifty thousand bytes, unless it is built otherwise.
    private static let longestPattern = 1000

    private static func forms(of text: String) -> [String] {
        let all = [text, text.precomposedStringWithCanonicalMapping, text.decomposedStringWithCanonicalMapping]
        // To Swift they are equal.
        return all.reduce(into: []) { forms, form in
            if !forms.contains(where: { $0.utf8.elementsEqual(form.utf8) }) { forms.append(form) }
        }
    }

    private static func holds(_ column: String) -> String { "instr(lower(\(column)), lower(?)) > 0" }

    private static func anyFinding(_ condition: String) -> String {
        "EXISTS (SELECT 1 FROM json_each(plan.findings) WHERE \(condition))"
    }

    /// A look at the row's plan, which other conditions may spare.
    private static func findingWhose(_ condition: String) -> String {
        """
        EXISTS (SELECT 1 FROM plan AS invalid JOIN json_each(invalid.findings) AS finding
            WHERE invalid.run = row.run AND invalid.step = row.step AND invalid.line = row.line AND \(condition))
        """
    }

    private static let findingOfThese = findingWhose("json_extract(finding.value, '$.code') IN (\(list))")

    /// Whether a code begins with an argument, which is given twice.
    private static func begins(_ code: String) -> String { "lower(substr(\(code), 1, length(?))) = lower(?)" }

    private static let list = "SELECT value FROM json_each(?)"

    private static let columns = ["matchKey", "problem", "problemZH", "row.logID"]
    private static let ids = ["row.userID", "row.openID", "row.departmentID"]

    private static let findingTexts = [
        "json_extract(value, '$.problem.en')", "json_extract(value, '$.problem.zh')",
    ]
}
