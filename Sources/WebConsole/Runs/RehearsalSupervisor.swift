import Foundation
import JobEngine
import JobModel
import JobSession
import Wording

/// The rehearsals of runs that this console has made; they are kept for as long as it runs.
actor RehearsalSupervisor {
    enum Standing: Sendable {
        case underWay
        case done(Rehearsal)
        case failed(Explanation)
        case stopped
    }

    private let connector: Connector
    private var standings: [String: Standing] = [:]
    private var ends: [String: Date] = [:]
    private var working: [String: (session: RehearsalSession, task: Task<Void, Never>)] = [:]

    init(connector: Connector) { self.connector = connector }

    /// Rehearses the job of a run; once at a time.
    func rehearse(_ run: RunRecord, in language: Language) {
        guard working[run.id] == nil else { return }
        let session = RehearsalSession(
            job: ImportJob(run.definition, folder: run.base),
            connector: connector,
            // Its files are downloaded from its page.
            isForPages: true,
            words: { FileWords.of($0, in: language) }
        )
        (standings[run.id], ends[run.id]) = (.underWay, nil)
        let task = Task {
            let standing: Standing
            do {
                standing = .done(try await session.run())
            } catch is CancellationError {
                standing = .stopped
            } catch let error as any ExplainedError {
                standing = .failed(RemedyWords.explanation(of: error))
            } catch {
                standing = .failed(
                    Explanation(
                        problem: LocalizedText(of: error),
                        remedy: LocalizedText(en: "Try it again.", zh: "请重试。")
                    )
                )
            }
            finish(run.id, standing)
        }
        working[run.id] = (session, task)
    }

    private func finish(_ run: String, _ standing: Standing) {
        (standings[run], ends[run]) = (standing, Date())
        working[run] = nil
    }

    /// How the rehearsal of a run stands; `nil` where this console has made none.
    func standing(of run: String) -> Standing? { standings[run] }

    /// When its last rehearsal came to its end; `nil` where none has.
    func ended(_ run: String) -> Date? { ends[run] }

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
}
