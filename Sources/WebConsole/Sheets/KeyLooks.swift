import Foundation
import JobEngine
import JobModel
import JobSession
import Wording

/// What was found out of late of the columns by which the rows of sheets are matched.
actor KeyLooks {
    /// What the answers depend on.
    struct Question: Sendable, Equatable {
        let step: StepDefinition
        let corrections: String
        let directory: String
        /// When the last run was released there: what was answered before counts no more.
        let released: Date?

        /// Tells it from others.
        var mark: String { CellEdit.mark(of: "\(self)") }

        init(_ step: StepDefinition, of sheet: StoredSheet, in directory: String, released: Date?) throws {
            // The mode decides nothing of it.
            var step = step
            step.mode = .upsert
            self.step = step
            corrections = try sheet.wave.correctionMark
            (self.directory, self.released) = (directory, released)
        }
    }

    /// What a directory has said.
    enum Answer: Sendable {
        /// When it said so; `nil` where it was not asked, because that takes many calls.
        case rows(RowsThere?, Date)
        case failed(Explanation, Date)

        /// Until when it counts: others change the directory, and one that did not answer may do so now.
        fileprivate var end: Date {
            switch self {
            case .rows(nil, _): .distantFuture
            case .rows(_, let asked): asked.addingTimeInterval(KeyLooks.lifetime)
            case .failed(_, let asked): asked.addingTimeInterval(KeyLooks.lifetimeOfFailure)
            }
        }
    }

    private let now: @Sendable () -> Date
    private var counts: [String: (question: Question, value: KeyCounts)] = [:]
    private var answers: [String: (question: Question, value: Answer)] = [:]

    /// - Parameter now: The time, which tests give.
    init(now: @escaping @Sendable () -> Date = { Date() }) { self.now = now }

    /// How well the columns tell the rows apart.
    ///
    /// - Throws: What reading the sheet throws.
    func counts(_ question: Question, of sheet: StoredSheet) async throws -> KeyCounts {
        if let known = counts[sheet.id], known.question == question { return known.value }
        let folder = sheet.wave.folder
        let value = try await SheetLook.onThread { try KeyCounts(question.step, folder: folder) }
        counts[sheet.id] = (question, value)
        return value
    }

    /// What the directory has said; `nil` where it has not been asked that of late.
    func answer(to question: Question, of id: String) -> Answer? {
        guard let known = answers[id], known.question == question, now() < known.value.end else { return nil }
        return known.value
    }

    /// Has the directory asked once more by the next page that wants its answer.
    func forgetAnswer(of id: String) { answers[id] = nil }

    /// Asks the directory how many of the rows it has.
    ///
    /// - Parameters:
    ///   - question: See there.
    ///   - sheet: Whose rows they are.
    ///   - connector: The console's way to directories.
    func ask(_ question: Question, of sheet: StoredSheet, by connector: Connector) async {
        do {
            let job = try sheet.importJob()
            var definition = job.definition
            definition.steps = [question.step]
            let there = try await connector.near(job.folder).connected(definition) { [definition] connection in
                try await connection.checkToken()
                return try await RowsThere.asked(definition, folder: job.folder, connection)
            }
            note(.rows(there, now()), to: question, of: sheet.id)
        } catch {
            note(.failed(RemedyWords.asking(error), now()), to: question, of: sheet.id)
        }
    }

    func note(_ answer: Answer, to question: Question, of id: String) { answers[id] = (question, answer) }

    func forget(_ id: String) { (counts[id], answers[id]) = (nil, nil) }

    /// In seconds; the reader can have it asked again at any time.
    static let (lifetime, lifetimeOfFailure) = (600.0, 20.0)
}
