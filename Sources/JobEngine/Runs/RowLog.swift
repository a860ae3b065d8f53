package import Foundation
package import JobModel
package import Wording

/// Everything that a run has tried for one row; the keys are the interface.
package struct RowLog: Sendable, Codable, Equatable {
    package var run: String
    package var step: String
    package var row: Int
    package var line: Int
    package var matchKey: String
    package var action: String
    package var way: String
    package var state: String
    package var outcome: String?
    package var code: String?
    package var problem: String?
    package var remedy: String?
    /// What to do about it in the console's pages; `nil` where it is the same, and in JSON.
    package var pageRemedy: String?
    package var userID: String?
    package var openID: String?
    package var departmentID: String?
    package var taskID: String?
    package var attempts: [Try]

    /// One request that was made for the row, alone or with others of its batch.
    package struct Try: Sendable, Codable, Equatable {
        /// ISO 8601, UTC, with milliseconds.
        package var at: String
        package var endpoint: String
        /// The HTTP status; `nil` where no answer came.
        package var status: Int?
        package var code: Int?
        package var logID: String?
        /// The `client_token`, which is a hash and tells nothing of the row.
        package var token: String?

        package enum CodingKeys: String, CodingKey {
            case at
            case endpoint
            case status
            case code
            case logID = "log_id"
            case token
        }

        init(_ attempt: Attempt) {
            at = Date(timeIntervalSince1970: attempt.at).formatted(.iso8601WithMilliseconds)
            endpoint = attempt.endpoint
            status = attempt.status
            code = attempt.code
            logID = attempt.logID
            token = attempt.token
        }
    }

    package enum CodingKeys: String, CodingKey {
        case run
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
        case taskID = "task_id"
        case attempts
    }

    init(
        run: String,
        step: StepRecord,
        row: LedgerRow,
        attempts: [Attempt],
        words: (LocalizedText) -> String
    ) {
        self.run = run
        self.step = step.name
        self.row = row.planned.row
        line = row.planned.line
        matchKey = row.planned.matchKey
        action = row.planned.action.rawValue
        way = row.planned.way.rawValue
        state = row.state.rawValue
        outcome = row.outcome?.rawValue
        code = row.code
        let sentences = RowSentences(row, in: run)
        problem = sentences.problem.map(words)
        remedy = sentences.remedy.map(words)
        pageRemedy = sentences.pageRemedy.map(words)
        userID = row.userID
        openID = row.openID
        departmentID = row.departmentID
        taskID = row.taskID
        self.attempts = attempts.map(Try.init)
    }
}

extension RunHistory {
    /// The attempts of the row that the spreadsheet shows under a number.
    ///
    /// `step` is a step's name or number; without it every step that has such a row is looked at. `words` says a sentence
    /// in the language wanted.
    ///
    /// - Throws: `EngineError.noSuchStep`, `.noSuchRow`, `LedgerError.noSuchRun`.
    package func logs(
        of word: String,
        row number: Int,
        step name: String?,
        words: (LocalizedText) -> String = { $0.en }
    ) async throws -> [RowLog] {
        let run = try await id(of: word, for: .lookingAtRows)
        var logs: [RowLog] = []
        for step in try await steps(of: run, named: name) {
            for row in try await ledger.rows(run: run, step: step.number, numbered: number) {
                let attempts = try await ledger.attempts(run: run, step: step.number, line: row.planned.line)
                logs.append(RowLog(run: run, step: step, row: row, attempts: attempts, words: words))
            }
        }
        guard !logs.isEmpty else { throw EngineError.noSuchRow(run: run, row: number) }
        return logs
    }

    /// The steps of a run that a name or a number means; all of them without one.
    ///
    /// - Throws: `EngineError.noSuchStep`.
    package func steps(of run: String, named name: String?) async throws -> [StepRecord] {
        let steps = try await ledger.steps(of: run)
        guard let name else { return steps }
        let meant = steps.filter { $0.name == name || String($0.number) == name }
        guard !meant.isEmpty else { throw EngineError.noSuchStep(run: run, step: name, steps: steps.map(\.name)) }
        return meant
    }
}

extension FormatStyle where Self == Date.ISO8601FormatStyle {
    /// `2026-01-31T10:20:30.456Z`.
    package static var iso8601WithMilliseconds: Self { Date.ISO8601FormatStyle(includingFractionalSeconds: true) }
}
