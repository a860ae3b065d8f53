import CSVStream
import Foundation
package import JobModel
import LocalFiles
import RowValidation

extension Engine {
    /// Begins a run that tries the rows of a lineage again that have not succeeded.
    ///
    /// The run `id`, any of the lineage, becomes the parent. `input` is a corrected `failed.csv` or workbook, of which
    /// `sheet` names the tab; without it the rows are taken as they were. The results' folder is made in `out`, or where
    /// the parent's was.
    ///
    /// `choices` are of a job whose first step reads the same sheet: what was chosen for its columns and values since.
    ///
    /// A run of the lineage that was stopped ends with it; its unsent rows are among those tried. A retry whose plan was
    /// not confirmed gives way.
    ///
    /// Throws `EngineError.runStillOpen`, `.nothingToRetry`, `.unmatchedInput` or `.nothingJoins` before anything is
    /// recorded.
    package func startRetry(
        of id: String,
        input: String?,
        sheet: String? = nil,
        choices: StepDefinition? = nil,
        out: String?
    ) async throws -> RunHandle {
        let parent = try await ledger.run(id)
        guard !parent.isJobLost else { throw EngineError.jobLost(id) }
        // Held until the retry is recorded: a second one at the same moment must find it.
        let lock = try await ledger.lock(run: parent.root)
        defer { lock.release() }
        // A file that cannot be read is said to be so even where nothing is left to retry.
        var definition = parent.definition
        definition.correctedSheet = sheet
        if let choices { definition.steps[0].takeChoices(of: choices) }
        if let input { _ = try definition.correctedFile(input) }
        let unfinished = try await ledger.lineage(of: parent.root).filter { $0.state != .finished }
        // What is planned again is not to be held up by what the old plan still has to send.
        for run in unfinished where run.state != .stopped && !isUnsentRetry(run) {
            throw EngineError.runStillOpen(run.id)
        }
        let open = try await OpenRows(ledger: ledger, root: parent.root)
        guard !open.isEmpty else { throw EngineError.nothingToRetry(id) }
        for place in definition.steps.indices {
            // The rows that are left may not tell it any more, and are not to be read otherwise than before.
            definition.steps[place].dates = definition.steps[place].dates ?? definition.steps[place].inferredDates
        }
        var run = RunRecord(
            id: RunName.new(),
            definition: definition,
            started: Date().timeIntervalSince1970,
            out: out.map { URL(fileURLWithPath: $0).standardizedFileURL.path } ?? parent.out,
            base: parent.base
        )
        try OutputError.converting(try OutputFolder.makeParent(run.out))
        run.parent = parent.id
        run.root = parent.root
        // What is left of a wave belongs where the wave went.
        run.identity = parent.identity
        run.input = input
        // What the input lacks is to be said before a run is recorded.
        let sources = try await open.sources(of: run)
        try refuseStrangers(sources, input: input)
        try refuseColumns(sources, of: run)
        for run in unfinished { try await giveUp(run) }
        return try await begin(run)
    }

    private func refuseStrangers(_ sources: [Int: RecordSource], input: String?) throws {
        guard let input else { return }
        for source in sources.values {
            var records = try source.records()
            if try records.next() != nil { return }
        }
        throw EngineError.nothingJoins(file: input)
    }

    /// A corrected file whose columns are unknown leaves no run behind.
    private func refuseColumns(_ sources: [Int: RecordSource], of run: RunRecord) throws {
        guard let input = run.input else { return }
        let job = run.definition
        for (number, source) in sources.sorted(by: { $0.key < $1.key }) {
            try SheetPreparation.Reading(
                job.steps[number - 1],
                number: number,
                name: "",
                source,
                input: input,
                job: job
            )
            .refuseBadColumns(job: job)
        }
    }

    /// Whether nothing of a run has left; the first run of a lineage is not given up for a retry, but resumed.
    private func isUnsentRetry(_ run: RunRecord) -> Bool {
        run.id != run.root && (run.state == .planning || run.state == .planned)
    }

    private func giveUp(_ run: RunRecord) async throws {
        let lock = run.id == run.root ? nil : try await ledger.lock(run: run.id)
        defer { lock?.release() }
        if isUnsentRetry(try await ledger.run(run.id)) { return try await endUnsent(run.id) }
        // Of a store that has lost its last entries it is not known what was sent: that is no row to be created again.
        _ = try await ledger.takeOverHistory(of: run.id, at: .now)
        guard try await ledger.giveUp(run: run.id) else { throw EngineError.runStillOpen(run.id) }
    }

    /// Where a run's rows come from instead of its job's files: `nil` for a run that is no retry.
    func sources(of run: RunRecord) async throws -> [Int: RecordSource]? {
        guard run.parent != nil else { return nil }
        return try await OpenRows(ledger: ledger, root: run.root, before: run.id).sources(of: run)
    }
}
