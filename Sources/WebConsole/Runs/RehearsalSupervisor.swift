import Foundation
import JobEngine
import JobModel
import JobSession
import Wording

/// The rehearsals that this console makes, and how those have ended that any console has made.
actor RehearsalSupervisor {
    enum Standing: Sendable {
        case underWay
        case ended(KeptRehearsal)
        /// What was kept of it cannot be read any more.
        case lost
    }

    private let connector: Connector
    private let kept: KeptRehearsals
    private var working: [String: (session: RehearsalSession, task: Task<Void, Never>)] = [:]
    /// Those that could not be kept, each with its end.
    private var unkept: [String: KeptRehearsal] = [:]

    init(connector: Connector) {
        self.connector = connector
        kept = KeptRehearsals(stateFolder: connector.stateFolder)
    }

    /// Rehearses the job of a run; once at a time.
    ///
    /// - Parameters:
    ///   - run: The run.
    ///   - plan: Its plan.
    ///   - hasChanges: Whether the sheet has changed since that was made.
    ///   - language: Of what is stored.
    /// - Throws: What keeps the plan from being told from others.
    func rehearse(_ run: RunRecord, _ plan: PlanSummary, hasChanges: Bool, in language: Language) throws {
        guard working[run.id] == nil else { return }
        let mark = try KeptRehearsal.mark(of: run, plan)
        let session = RehearsalSession(
            job: ImportJob(run.definition, folder: run.base),
            connector: connector,
            // Its files are downloaded from its page.
            isForPages: true,
            words: { FileWords.of($0, in: language) }
        )
        unkept[run.id] = nil
        let task = Task {
            let end: KeptRehearsal.End
            do {
                end = .done(KeptRehearsal.Done(try await session.run(), showing: Self.reasonsKept))
            } catch is CancellationError {
                end = .stopped
            } catch {
                end = Self.failure(error)
            }
            finish(run, KeptRehearsal(plan: mark, hasChanges: hasChanges, ended: Date(), end: end))
        }
        working[run.id] = (session, task)
    }

    private func finish(_ run: RunRecord, _ rehearsal: KeptRehearsal) {
        working[run.id] = nil
        do {
            try kept.keep(rehearsal, of: run)
        } catch {
            // Without its record it is none to the next console: better that this one says so at once.
            let end = Self.failure(error)
            let (plan, hasChanges) = (rehearsal.plan, rehearsal.hasChanges)
            unkept[run.id] = KeptRehearsal(plan: plan, hasChanges: hasChanges, ended: rehearsal.ended, end: end)
        }
    }

    private static func failure(_ error: any Error) -> KeptRehearsal.End {
        guard let error = error as? any ExplainedError else {
            return .failed(
                problem: LocalizedText(of: error),
                remedy: LocalizedText(en: "Try it again.", zh: "请重试。")
            )
        }
        let explanation = RemedyWords.explanation(of: error)
        return .failed(problem: explanation.problem, remedy: explanation.remedy)
    }

    /// How the last rehearsal of a run stands; `nil` where there was none.
    func standing(of run: RunRecord) -> Standing? {
        if working[run.id] != nil { return .underWay }
        if let ended = unkept[run.id] { return .ended(ended) }
        do { return try kept.rehearsal(of: run).map { .ended($0) } } catch { return .lost }
    }

    /// Returns when no rehearsal of a run is under way.
    func awaitEnd(of run: String) async { await working[run]?.task.value }

    /// Ends every rehearsal; nothing of it is lost that counts.
    func end() async {
        for (session, _) in working.values { _ = session.stop() }
        for (_, task) in working.values {
            task.cancel()
            await task.value
        }
    }

    private static let reasonsKept = 20
}
