import Foundation
package import JobEngine
import JobModel
import Wording

/// A plan that is looked at, or kept for an apply, and leaves no run behind.
package struct PlanSession: WorkSession {
    package let work = SessionWork<PlanSummary>()
    private let job: ImportJob
    private let connector: Connector
    private let output: String?
    private let results: String

    /// - Parameters:
    ///   - job: What is to be planned.
    ///   - connector: The way to its directory.
    ///   - output: A new file for the plan.
    ///   - results: Where an apply of it puts its results; else beside the job.
    package init(job: ImportJob, connector: Connector, output: String? = nil, results: String? = nil) {
        let work = work
        self.job = job
        self.connector = connector.near(job.folder).saying { work.say(.note($0)) }
        self.output = output
        self.results = job.results(results)
    }

    package func perform() async throws -> PlanSummary {
        if let output, FileManager.default.fileExists(atPath: output) { throw UsageError.planExists(path: output) }
        let scratch = try ScratchFolder(for: .plan, stateFolder: connector.stateFolder)
        defer { remove(scratch) }
        let (work, connector) = (work, connector)
        let engine = Engine(
            ledger: try StateStores.ledger(in: scratch.path),
            connect: { try await connector.connect($0) },
            events: { event in
                // The run is removed with its ledger, so its name is of no use afterwards.
                if case .reading = event { work.say(.work(event)) }
            }
        )
        return try await work.cancelling { try await plan(with: engine, out: scratch.path + "/out") }
    }

    private func plan(with engine: Engine, out: String) async throws -> PlanSummary {
        let definition = connector.named(job.definition)
        let handle = try await engine.startRun(job: definition, folder: job.folder, out: out)
        do {
            var plan = try await engine.plan(handle)
            plan.run = ""
            if let output { try await engine.savePlan(of: handle, out: results, to: output) }
            try await handle.close()
            return plan
        } catch {
            try await handle.close()
            throw error
        }
    }

    private func remove(_ scratch: ScratchFolder) {
        do {
            try scratch.remove()
        } catch {
            let reason = LocalizedText(of: error)
            work.say(
                .note(
                    LocalizedText(
                        en: "\(scratch.path) could not be removed: \(reason.en)",
                        zh: "无法删除 \(scratch.path)：\(reason.zh)"
                    )
                )
            )
        }
    }
}

extension PlanSummary {
    /// How a command ends that has planned, and sends nothing.
    package var exit: ExitStatus { invalid > 0 ? .nothingSent : .success }
}
