import Foundation
import JobModel

/// What a query asks of a row and its plan, as a condition of SQL; whatever people have typed is an argument.
struct PostgresRowCondition {
    private var parts = ["r.run = \(PostgresLedger.thisRun)"]
    private(set) var arguments: PostgresArguments
    /// Whether the condition looks at the rows' plans.
    let needsPlan: Bool
    /// What all rows have in common among which those of the query are looked for, with its arguments.
    private(set) var served: (sql: String, arguments: PostgresArguments)

    init(run: String, _ query: RowQuery) {
        arguments = PostgresArguments(run)
        needsPlan = !query.text.isEmpty || !query.actions.isEmpty
        served = ("", arguments)
        if let step = query.step {
            arguments.add(step)
            parts.append("r.step = \(place)::int")
        }
        served = (sql, arguments)
        if query.asksForCodes { served.sql += " AND \(PostgresLedger.hasReason)" }
        if !query.standings.isEmpty {
            arguments.add(query.standings.map(\.rawValue).sorted())
            // What an index is for has to be said as the index says it.
            let areSettled = query.standings.isDisjoint(with: RowStanding.open)
            parts.append(
                areSettled
                    ? "r.state = 'settled' AND r.outcome = ANY (\(place)::text[])"
                    : "coalesce(r.outcome, r.state) = ANY (\(place)::text[])"
            )
        }
        if !query.actions.isEmpty {
            arguments.add(query.actions.map(\.rawValue).sorted())
            // A row that has lost its plan is shown as one of which nothing is decided.
            parts.append("coalesce(p.action, 'undecided') = ANY (\(place)::text[])")
        }
        if query.asksForCodes { parts.append(PostgresLedger.hasReason) }
        if !query.codeStart.isEmpty {
            arguments.add(query.codeStart)
            let place = place
            func begins(_ code: String) -> String {
                "lower(left(\(code), length(\(place)::text))) = lower(\(place)::text)"
            }
            let finding = Self.findingWhose(begins("found.value ->> 'code'"))
            parts.append("(\(begins("r.code")) OR r.outcome = 'invalid' AND \(finding))")
        }
        if !query.codes.isEmpty {
            arguments.add(query.codes.sorted())
            // Only an invalid row has findings, and the first one's code is its own.
            let finding = Self.findingWhose("found.value ->> 'code' = ANY (\(place)::text[])")
            let isOfRow = "r.code = ANY (\(place)::text[])"
            parts.append(query.areCodesOfRows ? isOfRow : "(\(isOfRow) OR r.outcome = 'invalid' AND \(finding))")
        }
        if !query.text.isEmpty { add(text: query.text, in: Self.columns + (query.areIDsSought ? Self.ids : [])) }
    }

    var sql: String { parts.joined(separator: " AND ") }

    /// A finding in the plan of a row.
    private static func findingWhose(_ condition: String) -> String {
        "EXISTS (SELECT FROM \(PostgresStoredRow.planOfRow) AS p WHERE \(anyFinding(condition)))"
    }

    /// The last argument.
    private var place: String { "$\(arguments.starts.count)" }

    /// Rows that hold a text.
    ///
    /// What looks the same may be other bytes: a letter with its accent, or the two apart. Compared byte by byte, `lower`
    /// knows the Latin letters without accents alone, as SQLite's does. `strpos` has no wildcards, as `LIKE` has.
    private mutating func add(text: String, in columns: [String]) {
        var sought: [String] = []
        for form in Self.forms(of: text) {
            arguments.add(form)
            let place = place
            let spellings = JSONExcerpt.spellings(of: form).map { spelling in
                arguments.add(spelling)
                return self.place
            }
            func holds(_ column: String) -> String {
                "strpos(lower((\(column)) COLLATE \"C\"), lower(\(place)::text COLLATE \"C\")) > 0"
            }
            sought += columns.map(holds)
            let texts = ["found.value -> 'problem' ->> 'en'", "found.value -> 'problem' ->> 'zh'"]
            // A look at JSON as it is written spares taking most of it apart.
            func mayHold(_ column: String) -> String {
                guard !spellings.isEmpty else { return "" }
                let each = spellings.map { place in
                    "strpos(lower(\(column) COLLATE \"C\"), lower(\(place)::text COLLATE \"C\")) > 0"
                }
                return "(\(each.joined(separator: " OR "))) AND "
            }
            sought.append(mayHold("p.findings") + Self.anyFinding(texts.map(holds).joined(separator: " OR ")))
            sought.append(
                mayHold("p.record") + """
                    EXISTS (SELECT FROM json_array_elements_text(\(Self.json("p.record"))) AS cell (value)
                        WHERE \(holds("cell.value")))
                    """
            )
        }
        parts.append("(\(sought.joined(separator: " OR ")))")
    }

    private static func forms(of text: String) -> [String] {
        let all = [text, text.precomposedStringWithCanonicalMapping, text.decomposedStringWithCanonicalMapping]
        // To Swift they are equal.
        return all.reduce(into: []) { forms, form in
            if !forms.contains(where: { $0.utf8.elementsEqual(form.utf8) }) { forms.append(form) }
        }
    }

    private static func anyFinding(_ condition: String) -> String {
        "EXISTS (SELECT FROM json_array_elements(\(json("p.findings"))) AS found (value) WHERE \(condition))"
    }

    /// A column of JSON; PostgreSQL has no U+0000, which JSON may have.
    private static func json(_ column: String) -> String { "replace(\(column), '\\u0000', '\\u2400')::json" }

    private static let columns = ["p.match_key", "r.problem", "r.problem_zh", "r.log_id"]
    private static let ids = ["r.user_id", "r.open_id", "r.department_id"]
}
