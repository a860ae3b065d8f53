import Foundation
package import JobEngine
package import JobModel
import LocalFiles
package import Wording

/// A page of a run's rows in one language, for any face; the keys are the interface.
package struct RowPage: Sendable, Encodable, Equatable {
    package var run: String
    /// How many rows the query is for, on all pages together, when the page was read.
    package var total: Int
    package var rows: [Entry]
    /// Where the next page begins, as a query takes it; `nil` after the last one.
    package var next: String?

    private enum Key: String, CodingKey { case run, total, rows, next }

    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        try values.encode(run, forKey: .run)
        try values.encode(total, forKey: .total)
        try values.encode(rows, forKey: .rows)
        // There even where it is null: a program goes on until it is.
        try values.encode(next, forKey: .next)
    }

    /// A row with what became of it, and what to do.
    package struct Entry: Sendable, Encodable, Equatable {
        package var step: String
        package var row: Int
        package var line: Int
        package var matchKey: String
        package var action: String
        package var way: String
        package var state: String
        /// `nil` for a row that has not settled.
        package var outcome: String?
        package var code: String?
        package var problem: String?
        package var remedy: String?
        package var userID: String?
        package var openID: String?
        package var departmentID: String?
        package var logID: String?
        package var attempts: Int
        /// When its request last left: ISO 8601, UTC, with milliseconds.
        package var sent: String?

        package enum CodingKeys: String, CodingKey {
            case step
            case row
            case line
            case matchKey = "match_key"
            case action
            case way
            case state
            case outcome
            case code
            case problem
            case remedy
            case userID = "user_id"
            case openID = "open_id"
            case departmentID = "department_id"
            case logID = "log_id"
            case attempts
            case sent
        }

        init(_ row: LedgerRow, step name: String, of run: String, in language: Language) {
            let result = ResultRow(row, in: run, words: language.words)
            step = name
            self.row = result.row
            line = result.line
            matchKey = result.matchKey
            action = result.action.rawValue
            way = row.planned.way.rawValue
            state = row.state.rawValue
            outcome = row.outcome?.rawValue
            code = result.code
            problem = result.problem
            remedy = result.remedy
            userID = result.userID
            openID = result.openID
            departmentID = result.departmentID
            logID = result.logID
            attempts = row.attempts
            sent = row.sent.map {
                Date(timeIntervalSince1970: $0.unixSeconds).formatted(.iso8601WithMilliseconds)
            }
        }

        /// Which row it is and where it stands: `people · row 30 E1024: failed`.
        package var heading: LocalizedText {
            let standing = RowStanding(rawValue: outcome ?? state)?.words ?? LocalizedText(said: outcome ?? state)
            return LocalizedText(
                en: "\(step) · row \(row) \(matchKey): \(standing.en)",
                zh: "\(step) · 第 \(row) 行 \(matchKey)：\(standing.zh)"
            )
        }
    }

    /// How many rows there are, and how many of them the page has.
    package var summary: LocalizedText {
        if total == 0 { return LocalizedText(en: "No row of \(run) is like that.", zh: "\(run) 中没有符合条件的行。") }
        if rows.isEmpty { return LocalizedText(en: "There are no more rows.", zh: "没有更多的行。") }
        return LocalizedText(en: "\(rows.count) of \(total, "row")", zh: "共 \(total) 行，此处 \(rows.count) 行")
    }
}

extension RunHistory {
    /// A page of a run's rows.
    ///
    /// - Parameters:
    ///   - word: The run's id, or `last`.
    ///   - step: A step's name or number; all steps without one.
    ///   - query: Which rows, in which order, after which; its step is set by `step`.
    ///   - language: In which the problems and remedies are said.
    /// - Returns: The rows, how many there are in all, and where the next page begins.
    /// - Throws: `EngineError.noSuchStep`, `LedgerError.noSuchRun`.
    package func rows(
        of word: String,
        step: String? = nil,
        matching query: RowQuery = RowQuery(),
        in language: Language
    ) async throws -> RowPage {
        let run = try await id(of: word, for: .lookingAtRows)
        let steps = try await steps(of: run, named: step)
        var query = query
        query.step = step == nil ? nil : steps.first?.number
        let found = try await ledger.rows(of: run, matching: query)
        let names = Dictionary(uniqueKeysWithValues: steps.map { ($0.number, $0.name) })
        let entries = found.rows.map { entry in
            // A damaged ledger may have lost the step's record.
            RowPage.Entry(entry.row, step: names[entry.step] ?? String(entry.step), of: run, in: language)
        }
        return RowPage(run: run, total: found.total, rows: entries, next: found.next?.description)
    }
}
