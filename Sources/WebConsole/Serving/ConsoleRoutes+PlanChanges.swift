import Foundation
import Hummingbird
import JobEngine
import JobModel
import JobSession
import LocalFiles
import Wording

/// Plans that are older than what was done to their sheets.
extension ConsoleRoutes {
    /// What was done since a plan was made.
    ///
    /// - Parameters:
    ///   - run: The run of the plan.
    ///   - isWanted: Whether it is asked of a plan that nobody can release any more, too.
    /// - Returns: Nothing of one that is released.
    /// - Throws: `LedgerError`; what keeps a file from being read.
    func changes(since run: RunRecord, evenOfEnded isWanted: Bool = false) async throws -> PlanChanges {
        guard isWanted || run.confirmation == nil && run.state == .planned else { return PlanChanges() }
        var changes = PlanChanges()
        guard !sheets.isDeleted(sheetOf: run) else {
            changes.noteDeletedSheet()
            return changes
        }
        guard let sheet = sheets.sheet(of: run), sheet.wave.hasJob else { return try await changedFiles(of: run) }
        if run.parent == nil {
            let path = sheet.wave.corrections.path
            let planned = try await history.ledger.files(of: run.id).first { $0.path == path }
            if try await work.files.file(at: path) != planned {
                // What was corrected while the plan was made may not be in it.
                changes.note(try sheet.wave.corrections.read(), after: [run.planned ?? run.started, run.started])
                // No file of corrections is that of a plan that had none.
                changes.areTakenBack = changes.areTakenBack && planned != nil
            }
        } else if try await isAsItsSheet(run) {
            // The rows of a retry were written with the corrections of then.
            changes.note(try await corrections(of: sheet, since: run), after: [run.started])
            changes.areTakenBack = false
        } else {
            return try await changedFiles(of: run)
        }
        let job = try sheet.wave.job()
        if let then = run.definition.steps.first, let now = job.steps.first { try changes.note(then, now) }
        changes.isReadOtherwise = try await !isRead(job, asBy: run)
        return changes
    }

    /// The rows of a sheet that its last plan refuses and in which its check alone finds nothing wrong.
    ///
    /// - Returns: `nil` where there are none, where something was done to the sheet since, and of a large plan.
    /// - Throws: `LedgerError`; as `changes`.
    func planRefusals(
        of sheet: StoredSheet,
        _ checked: SheetReviews.Checked,
        _ frame: PageFrame
    ) async throws -> PlanRefusals? {
        let folder = Self.folder(of: sheet)
        guard let run = try await history.records(in: [folder])[folder]?.first, run.parent == nil,
            run.state != .planning, try await isBrief(run.id), try await history.plan(of: run.id) != nil,
            try await changes(since: run, evenOfEnded: true).isEmpty
        else { return nil }
        let refused = try await work.monitor.openRows(of: run, step: Self.sheetStep, PlanRefusals.filter).places
        let known = Set(checked.problems.groups.filter { $0.kind == .finding }.flatMap(\.rows))
        let count = refused.keys.count { !known.contains($0) }
        return count > 0 ? PlanRefusals(count, of: run, sheet.id, frame) : nil
    }

    /// The page that says that the files of a plan are being read; `nil` where it is known what they are, or soon is.
    ///
    /// - Parameters:
    ///   - run: The run of the plan.
    ///   - address: Of the page that needs it.
    ///   - context: The reader's.
    /// - Returns: The answer in place of the page.
    /// - Throws: What keeps a file from being read.
    func waitingForFiles(of run: RunRecord, _ address: String, _ context: ConsoleContext) async throws -> Response? {
        guard run.confirmation == nil, run.state == .planned,
            try await history.ledger.files(of: run.id).contains(where: { Self.isLong($0.path) })
        else { return nil }
        let isOver = try await looks.isOver("files", of: run.id) { _ = try await changes(since: run) }
        return isOver
            ? nil : try pages.response(WaitingPage(reading: run, address: address, frame: frame(context, .runs)))
    }

    /// Whether it takes long to read a file.
    private static func isLong(_ path: String) -> Bool {
        guard let stamp = FileStamp(path) else { return false }
        return stamp.plainBytes.map { $0 > briefBytes } ?? true
    }

    /// Of a run that no dropped sheet was made for.
    private func changedFiles(of run: RunRecord) async throws -> PlanChanges {
        var changes = PlanChanges()
        for file in try await history.changedFiles(of: run.id, knowing: work.files) {
            changes.note(fileAt: file.path, now: file.now)
        }
        return changes
    }

    /// The corrections of the rows that a retry holds, of rows that were corrected since it was begun.
    private func corrections(of sheet: StoredSheet, since run: RunRecord) async throws -> [SheetCorrection] {
        let all = try sheet.wave.corrections.read()
        let corrected = Set(PlanChanges.made(all, after: run.started).map(\.row))
        let held = try await held(corrected, by: run)
        return all.filter { held.contains($0.row) }
    }

    /// Those of some rows that a run holds, by their numbers in the sheet.
    private func held(_ rows: Set<Int>, by run: RunRecord) async throws -> Set<Int> {
        guard rows.count <= Self.rowsRead else { return try await heldRows(of: run).intersection(rows) }
        var held: Set<Int> = []
        for row in rows
        where try await !history.ledger.rows(run: run.id, step: Self.sheetStep, numbered: row).isEmpty {
            held.insert(row)
        }
        return held
    }

    /// Whether `planAgain` can make another plan.
    func canPlanAgain(_ run: RunRecord) throws -> Bool {
        // The rows of a retry may have been read from the sheet as well.
        if sheets.isDeleted(sheetOf: run) { return false }
        if run.parent != nil || sheets.sheet(of: run) != nil { return true }
        return try openedJob(of: run) != nil
    }

    /// The job that the console was opened with, where the run is one of it.
    private func openedJob(of run: RunRecord) throws -> ImportJob? {
        guard let path = work.job else { return nil }
        let job = try ImportJob(.job(path: path))
        return job.folder == run.base && job.definition.job == run.job ? job : nil
    }

    /// Plans the same rows as another run's plan has, as everything stands by now.
    ///
    /// - Returns: The address of the new plan.
    /// - Throws: As the supervisor; `RunRequestError.noPlan` where these pages cannot.
    func planAgain(_ run: RunRecord, _ context: ConsoleContext) async throws -> String {
        guard !sheets.isDeleted(sheetOf: run) else { throw RunRequestError.sheetDeleted }
        if let parent = run.parent {
            let parent = try await history.record(of: parent)
            let input = try await isAsItsSheet(run) ? try await write(plannedRows(of: run), of: parent) : run.input
            let choices = try await choices(for: parent)
            return try await begin(parent, input: input, choices: choices, context)
        }
        let job: ImportJob
        if let sheet = sheets.sheet(of: run) {
            job = try await self.job(of: sheet)
        } else if let opened = try openedJob(of: run) {
            job = opened
        } else {
            throw RunRequestError.noPlan(run: run.id)
        }
        let new = try await work.supervisor.plan(job, in: context.language)
        return "/runs/\(new)/plan"
    }

    /// The rows of a plan that have not succeeded since, by their numbers in the sheet.
    private func plannedRows(of run: RunRecord) async throws -> Set<Int> {
        let open = try await history.openRows(of: run, step: Self.sheetStep)
        return try await heldRows(of: run).intersection(open)
    }

    /// All rows of a run, by their numbers in the sheet.
    private func heldRows(of run: RunRecord) async throws -> Set<Int> {
        var (rows, line): (Set<Int>, Int) = ([], 0)
        while case let page = try await history.ledger.rows(
            run: run.id,
            step: Self.sheetStep,
            afterLine: line,
            limit: Self.rowsRead
        ), let last = page.last {
            rows.formUnion(page.map(\.planned.originRow))
            line = last.planned.line
        }
        return rows
    }

    private static let rowsRead = 1000
}
