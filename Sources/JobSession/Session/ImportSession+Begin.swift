package import JobEngine
package import JobModel
import Wording

extension ImportSession {
    /// Imports: begins a run, and brings it to its end, or as far as it goes.
    ///
    /// - Parameters:
    ///   - job: What is to be imported.
    ///   - results: The folder in which the run's own is made; else one beside the job.
    ///   - detached: Whether it ends once the plan is confirmed, and leaves the writing to workers.
    /// - Returns: How it ended.
    /// - Throws: What kept it from that; `CancellationError` where it was stopped before anything was sent.
    package func begin(
        _ job: ImportJob,
        results: String? = nil,
        detached: Bool = false
    ) async throws -> SessionEnd {
        let (definition, results) = (named(job.definition), job.results(results))
        return try await telling {
            try await bringToEnd(detached: detached) { engine in
                let handle = try await engine.startRun(
                    job: definition,
                    folder: job.folder,
                    out: results,
                    jobFile: job.file
                )
                let notes = try await engine.notesOnUnfinishedRuns(besides: handle)
                return RunStart(handle: handle, needsPlan: true, notes: notes)
            }
        }
    }

    /// Goes on with a run that was stopped or killed.
    ///
    /// - Parameters:
    ///   - id: The run.
    ///   - allow: Looks at the run once it is this process's alone, and throws where it is not to go on.
    /// - Returns: How it ended.
    /// - Throws: As `begin`; what `allow` throws.
    package func resume(
        _ id: String,
        where allow: @escaping @Sendable (RunStart) throws -> Void = { _ in }
    ) async throws -> SessionEnd {
        try await telling {
            try await bringToEnd { engine in
                let start = try await engine.resume(id)
                do {
                    try allow(start)
                } catch {
                    try await start.handle.close()
                    throw error
                }
                return start
            }
        }
    }

    /// Tries the rows of a run again that did not succeed.
    ///
    /// - Parameters:
    ///   - id: The run.
    ///   - input: A corrected failed.csv or workbook.
    ///   - sheet: The name or number of its tab, where it is a workbook of several.
    ///   - choices: What was chosen for the columns and values of its sheet since, where they are those of a dropped sheet.
    ///   - results: The folder in which the run's own is made; else where the run had its own.
    /// - Returns: How it ended; `nothingToDo` where every row has succeeded.
    /// - Throws: As `begin`.
    package func retry(
        _ id: String,
        input: String? = nil,
        sheet: String? = nil,
        choices: StepDefinition? = nil,
        results: String? = nil
    ) async throws -> SessionEnd {
        try await telling {
            try await tryAgain(id, input: input, sheet: sheet, choices: choices, results: results)
        }
    }

    /// The same within a piece of work.
    func tryAgain(
        _ id: String,
        input: String?,
        sheet: String? = nil,
        choices: StepDefinition?,
        results: String?
    ) async throws -> SessionEnd {
        do {
            return try await bringToEnd {
                RunStart(
                    handle: try await $0.startRetry(
                        of: id,
                        input: input,
                        sheet: sheet,
                        choices: choices,
                        out: results
                    ),
                    needsPlan: true
                )
            }
        } catch let error as EngineError {
            guard case .nothingToRetry = error else { throw error }
            log.append(.note(error.problem))
            return .nothingToDo
        }
    }

    /// Applies a plan: what it said is asked about once more.
    ///
    /// - Parameters:
    ///   - plan: The plan as it was kept.
    ///   - out: Where the results go; else where the plan says.
    /// - Returns: How it ended.
    /// - Throws: As `begin`; `EngineError.drifted` where something has changed.
    package func apply(_ plan: PlanFile, out: String?) async throws -> SessionEnd {
        try await telling { try await bringToEnd { try await $0.apply(plan, out: out).start } }
    }
}
