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
        /// `nil` where it was not asked, because that takes many calls.
        case rows(RowsThere?)
        case failed(Explanation)
    }

    private var counts: [String: (question: Question, value: KeyCounts)] = [:]
    private var answers: [String: (question: Question, value: Answer)] = [:]

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

    /// What the directory has said; `nil` where it has not been asked that.
    func answer(to question: Question, of id: String) -> Answer? {
        answers[id].flatMap { $0.question == question ? $0.value : nil }
    }

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
            answers[sheet.id] = (question, .rows(there))
        } catch {
            answers[sheet.id] = (question, .failed(RemedyWords.asking(error)))
        }
    }

    func forget(_ id: String) { (counts[id], answers[id]) = (nil, nil) }
}
