import Foundation
import Hummingbird
import JobEngine
import JobModel
import JobSession
import LocalFiles
import Wording

/// Rows that are planned again.
extension ConsoleRoutes {
    /// Plans rows again: all that are open, those of a filter, or all but those.
    func retry(_ request: Request, _ context: ConsoleContext) async throws -> Response {
        let run = try await history.record(of: history.id(of: context.parameters.require("run")))
        let fields = try await FormBody(request).query
        return try await answering(run, fields, context) {
            try await soon(Self.address(of: run, fields), of: run) { try await planned(run, fields, context) }
        }
    }

    /// The page that waits for the plan of a retry.
    func retrying(_ request: Request, _ context: ConsoleContext) async throws -> Response {
        let run = try await history.record(of: context.parameters.require("run"))
        let fields = FormQuery(request.uri.query)
        return try await awaited(Self.address(of: run, fields), of: run, context) { result in
            try await answering(run, fields, context) { try result.get() }
        }
    }

    /// What the form of a retry asks for, as an address.
    private static func address(of run: RunRecord, _ fields: FormQuery) -> String {
        let path = "/runs/\(run.id)/retry"
        guard let rows = fields["rows"] else { return path }
        return FormAddress.of(path, ResultsFilter(fields).fields + [("rows", rows)])
    }

    /// Leads to where a retry goes on; the page from which the form came says why it does not.
    private func answering(
        _ run: RunRecord,
        _ fields: FormQuery,
        _ context: ConsoleContext,
        _ begin: @Sendable () async throws -> String
    ) async throws -> Response {
        guard fields["rows"] != nil else { return try await acting(context) { _ in try await begin() } }
        do {
            return .redirect(to: try await begin(), type: .normal)
        } catch let error as any ExplainedError {
            let refusal = RemedyWords.explanation(of: error)
            return try await results(of: run, ResultsFilter(fields), context, refusing: refusal)
        }
    }

    /// - Returns: The address of the new plan.
    private func planned(_ run: RunRecord, _ fields: FormQuery, _ context: ConsoleContext) async throws -> String {
        let filter = ResultsFilter(fields)
        let isTakenOut = fields["rows"] == "others"
        // Without a filter these are all rows of the lineage, of all steps; on the results of a retry those that it has
        // had, unless it has had several steps: a plan of chosen rows has those of one.
        let isPart = run.parent != nil ? try await history.steps(of: run.id, named: nil).count == 1 : false
        let isNarrow = fields["rows"] != nil && (filter.isNarrow || isPart)
        if !isNarrow, isTakenOut { throw RunRequestError.noRowChosen }
        let choices = try await choices(for: run)
        let input =
            isNarrow ? try await chosen(of: run, filter, isTakenOut: isTakenOut, context) : try await standing(of: run)
        return try await begin(run, input: input, choices: choices, context)
    }

    /// - Returns: The address of the new plan.
    /// - Throws: As the supervisor; the rows are kept for no run then.
    func begin(
        _ run: RunRecord,
        input: String?,
        choices: StepDefinition?,
        _ context: ConsoleContext
    ) async throws -> String {
        do {
            let new = try await work.supervisor.retry(run.id, input: input, choices: choices, in: context.language)
            return "/runs/\(new)/plan"
        } catch {
            if let input { try await retry(of: run).removeUnused(input) }
            throw error
        }
    }

    /// The runs of a lineage that have tried the rows of a file.
    private func runs(near run: RunRecord, by input: String) async throws -> [RunRecord] {
        try await history.ledger.lineage(of: run.root).filter { $0.input == input }
    }

    /// Removes the rows of a sheet that were chosen for retries, but for those of a retry that has not ended: it may
    /// read them again.
    func removeRetries(of sheet: StoredSheet) async throws {
        let folder = SheetRetry.folder(in: work.connector.stateFolder)
        let files = FileManager.default
        guard files.fileExists(atPath: folder) else { return }
        for name in try files.contentsOfDirectory(atPath: folder) {
            let path = folder + "/" + name
            // The name is that of the run, and a word that tells its files apart.
            let id = name.split(separator: "-").dropLast().joined(separator: "-")
            do {
                let run = try await history.record(of: id)
                guard sheets.sheet(of: run)?.id == sheet.id else { continue }
                let isNeeded = try await runs(near: run, by: path).contains { $0.state != .finished }
                if !isNeeded { try files.removeItem(atPath: path) }
            } catch LedgerError.noSuchRun {
                // Another ledger knows whose rows they are; cleaning up by age removes them.
                continue
            }
        }
    }

    /// What was chosen for the columns and values of a dropped sheet by now; `nil` for any other run.
    ///
    /// - Throws: `RunRequestError.otherReading` where the sheet is read otherwise than by the run, so that its rows and
    ///   columns are not those of the run.
    func choices(for run: RunRecord) async throws -> StepDefinition? {
        guard try await isAsItsSheet(run), let sheet = sheets.sheet(of: run), sheet.wave.hasJob else { return nil }
        let job = try sheet.wave.job()
        guard try await isRead(job, asBy: run) else { throw RunRequestError.otherReading }
        return job.steps.first
    }

    /// Whether a job has its sheet read as a run has read it, be it said or found out.
    func isRead(_ job: JobDefinition, asBy run: RunRecord) async throws -> Bool {
        if SheetReading(of: job) == SheetReading(of: run.definition) { return true }
        return try await retry(of: run).isRead(by: job, in: run.base)
    }

    /// Rows of a run that are tried again as their sheet stands by now.
    private func retry(of run: RunRecord) -> SheetRetry {
        SheetRetry(run, in: history, stateFolder: work.connector.stateFolder)
    }

    /// Writes the open rows of a dropped sheet as they were corrected by now.
    ///
    /// - Returns: The file; `nil` where the ledger alone knows the rows, and where none is open.
    private func standing(of run: RunRecord) async throws -> String? {
        guard try await isAsItsSheet(run) else { return nil }
        let open = try await history.openRows(of: run, step: Self.sheetStep)
        return open.isEmpty ? nil : try await write(open, of: run)
    }

    /// Writes the rows that are meant into a file of the state folder: a retry that is planned again reads it again.
    private func chosen(
        of run: RunRecord,
        _ filter: ResultsFilter,
        isTakenOut: Bool,
        _ context: ConsoleContext
    ) async throws -> String {
        let steps = try await history.steps(of: run.id, named: filter.step.map { String($0) })
        let isAsItsSheet = try await isAsItsSheet(run)
        var found: String?
        for step in steps {
            let shown = Set(try await work.monitor.openRows(of: run, step: step.number, filter).places.keys)
            let all = Set(try await work.monitor.openRows(of: run, step: step.number, .all).places.keys)
            if isAsItsSheet { return try await write(isTakenOut ? all.subtracting(shown) : shown, of: run) }
            let rows = ChosenRows(run: run.id, step: step, query: filter.query, isTakenOut: isTakenOut, only: all)
            let path = try retry(of: run).newFile()
            let count = try await history.write(rows, to: path, words: { context.language.words($0) })
            guard count == 0 || found != nil else {
                found = path
                continue
            }
            try FileManager.default.removeItem(atPath: path)
            // Those of the first step alone would leave the others out in silence.
            if count > 0, let found {
                try FileManager.default.removeItem(atPath: found)
                throw RunRequestError.severalSteps
            }
        }
        guard let input = found else { throw RunRequestError.noRowChosen }
        return input
    }

    /// Whether the rows of a run are those of a dropped sheet that is still here; of rows that were corrected in a file
    /// elsewhere the sheet knows nothing.
    func isAsItsSheet(_ run: RunRecord) async throws -> Bool {
        guard sheets.sheet(of: run) != nil, run.definition.steps.count == Self.sheetStep else { return false }
        return try await retry(of: run).foreignInput() == nil
    }

    /// Where the rows of a run that did not succeed are corrected, or why not on these pages.
    ///
    /// - Returns: Of a run of no dropped sheet, that no page corrects them.
    func correcting(of run: RunRecord) async throws -> CorrectingPlace {
        guard let sheet = sheets.sheet(of: run) else {
            return CorrectingPlace(
                hasPages: false,
                failedFile: try failedFile(of: run),
                isSheetDeleted: sheets.isDeleted(sheetOf: run)
            )
        }
        if let file = try await retry(of: run).foreignInput() {
            return CorrectingPlace(
                foreignFile: URL(fileURLWithPath: file).lastPathComponent,
                failedFile: try failedFile(of: run)
            )
        }
        if run.definition.steps.count == Self.sheetStep, sheet.wave.hasJob,
            try await !isRead(try sheet.wave.job(), asBy: run)
        {
            return CorrectingPlace(isReadOtherwise: true)
        }
        return CorrectingPlace(sheet: sheet.id, run: run, jobFile: sheet.wave.jobPath)
    }

    /// The file of the rows that did not succeed, of the first step that has some; `nil` where it is no longer there.
    private func failedFile(of run: RunRecord) throws -> String? {
        try RunFiles(of: run).all.first { $0.name.hasSuffix("/failed.csv") || $0.name.hasSuffix("/failed.xlsx") }?.path
    }

    func write(_ rows: Set<Int>, of run: RunRecord) async throws -> String {
        if let path = try await retry(of: run).write(rows) { return path }
        let leftOut = try await rowsLeftOut(of: run)
        throw !rows.isEmpty && rows.isSubset(of: leftOut) ? RunRequestError.rowsLeftOut : RunRequestError.noRowChosen
    }

    /// The job of a dropped sheet has one step.
    static let sheetStep = SheetRetry.step
}
