import Foundation
import JobEngine
import JobModel
import JobSession
import Wording

/// The columns by which the rows of sheets are matched.
extension ConsoleRoutes {
    /// What there is to say of a sheet's match key and mode; the directory is asked how many of the rows it has, which the page
    /// does not wait for longer than a moment.
    ///
    /// - Throws: `LedgerError`; what reading the sheet throws; `CancellationError`.
    func hints(of sheet: StoredSheet, _ step: StepDefinition, _ frame: PageFrame) async throws -> KeyHints {
        let directory = work.connector.access.named(for: try sheet.importJob().definition)
        let released = try await history.lastRelease(in: directory)
        let question = try KeyLooks.Question(step, of: sheet, in: directory, released: released)
        guard sheet.bytes <= Self.briefBytes else { return KeyHints(step, nil, .rows(nil, Date()), frame) }
        let name = "keys " + question.mark
        if await keys.answer(to: question, of: sheet.id) == nil {
            _ = try await looks.isOver(name, of: sheet.id, within: Self.answerMoment) {
                await keys.ask(question, of: sheet, by: work.connector)
            }
        }
        let answer = await keys.answer(to: question, of: sheet.id)
        if answer != nil { await looks.forget(name, of: sheet.id) }
        return KeyHints(step, try await counts(question, of: sheet), answer, frame)
    }

    /// Why a plan would refuse rows for what becomes of them, as far as the directory has said it; nothing is asked for it.
    func knownRefusal(of sheet: StoredSheet, _ frame: PageFrame) async throws -> String? {
        let job = try sheet.importJob().definition
        guard let step = job.steps.first else { return nil }
        let directory = work.connector.access.named(for: job)
        let released = try await history.lastRelease(in: directory)
        let question = try KeyLooks.Question(step, of: sheet, in: directory, released: released)
        return KeyHints(step, nil, await keys.answer(to: question, of: sheet.id), frame).refused
    }

    /// `nil` for a sheet that cannot be read to its end, of which its problems say why.
    private func counts(_ question: KeyLooks.Question, of sheet: StoredSheet) async throws -> KeyCounts? {
        do { return try await keys.counts(question, of: sheet) } catch is any ExplainedError { return nil }
    }

    private static let answerMoment = Duration.milliseconds(700)
}
