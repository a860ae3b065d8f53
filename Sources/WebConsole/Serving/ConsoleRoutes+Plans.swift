import Foundation
import HTTPTypes
import Hummingbird
import JobEngine
import JobModel
import JobSession
import Wording

/// The pages of plans and releases.
extension ConsoleRoutes {
    func addPlans(to router: Router<ConsoleContext>) {
        router.get("/sheets/:sheet/plan") { _, context in try await start(context) }
        router.post("/sheets/:sheet/plan") { _, context in try await plan(context) }
        router.get("/job/plan") { _, context in try await startJob(context) }
        router.post("/job/plan") { _, context -> Response in
            guard let path = work.job else { return try notFound(context) }
            let job = try ImportJob(.job(path: path))
            guard job.definition.kind == .importing else {
                return .redirect(to: "/runs/\(try await directory.exports.begin(job: path))", type: .normal)
            }
            let run = try await work.supervisor.plan(job, in: context.language)
            return .redirect(to: "/runs/\(run)/plan", type: .normal)
        }
        router.get("/runs/:run/plan") { request, context in try await planPage(request, context) }
        router.post("/runs/:run/plan") { _, context in
            try await acting(context) { run in
                try await work.supervisor.planAgain(run, in: context.language)
                return "/runs/\(run)/plan"
            }
        }
        router.post("/runs/:run/again") { _, context in
            try await acting(context) { run in
                let run = try await history.record(of: run)
                return try await soon("/runs/\(run.id)/again", of: run) { try await planAgain(run, context) }
            }
        }
        router.get("/runs/:run/again") { _, context in
            let run = try await history.record(of: context.parameters.require("run"))
            return try await awaited("/runs/\(run.id)/again", of: run, context) { result in
                try await acting(context) { _ in try result.get() }
            }
        }
        router.get("/runs/:run/plan/file") { _, context in try await planFile(context) }
        router.get("/runs/:run/release") { _, context in try await releasePage(context) }
        router.post("/runs/:run/release") { request, context in try await release(request, context) }
        addRehearsals(to: router)
    }

    /// A sheet that may be planned.
    private func start(_ context: ConsoleContext) async throws -> Response {
        let sheet = try sheets.sheet(context.parameters.require("sheet"))
        let frame = frame(context, .sheets)
        let job = try await job(of: sheet)
        let address = frame.action("/sheets/\(sheet.id)/plan")
        let page = PlanStartPage(
            of: sheet.name,
            steps: WaveSteps(sheet.id, at: .plan, frame),
            directory: work.connector.access.named(for: job.definition),
            action: address,
            runs: try await history.runs(in: job.folder),
            frame: frame
        )
        return try pages.response(page)
    }

    private func plan(_ context: ConsoleContext) async throws -> Response {
        let sheet = try sheets.sheet(context.parameters.require("sheet"))
        let job = try await job(of: sheet)
        let run = try await work.supervisor.plan(job, in: context.language)
        return .redirect(to: "/runs/\(run)/plan", type: .normal)
    }

    /// The job that the console was opened with.
    private func startJob(_ context: ConsoleContext) async throws -> Response {
        guard let path = work.job else { return try notFound(context) }
        let frame = frame(context, .runs)
        let job = try ImportJob(.job(path: path))
        let page = PlanStartPage(
            of: job.definition.job,
            export: job.definition.kind == .exporting ? job.definition.export ?? ExportChoice() : nil,
            steps: nil,
            directory: work.connector.access.named(for: job.definition),
            action: frame.action("/job/plan"),
            runs: try await history.runs(in: job.folder).filter { $0.job == job.definition.job },
            frame: frame
        )
        return try pages.response(page)
    }

    /// The address at which the job of a run is planned again; `nil` where this console was not opened with that job.
    private func openedJob(of run: RunRecord) throws -> String? {
        guard let path = work.job else { return nil }
        let job = try ImportJob(.job(path: path))
        return job.definition.job == run.job && job.folder == run.base ? ConsoleConfiguration.jobPage : nil
    }

    /// Reading the header takes a thread for as long as the disk takes.
    func job(of sheet: StoredSheet) async throws -> ImportJob {
        let reader = BackgroundWork<Result<ImportJob, any Error>>()
        Thread.detachNewThread { reader.finish(Result { try sheet.importJob() }) }
        return try await reader.value().get()
    }

    private func planPage(_ request: Request, _ context: ConsoleContext) async throws -> Response {
        let run = try await history.record(of: history.id(of: context.parameters.require("run")))
        let progress = try await history.uncounted(run.id)
        let frame = try await frame(context, of: run)
        let sheet = sheets.sheet(of: run)
        guard run.state != .planning, let plan = try await work.monitor.plan(of: run)?.calling(sheet) else {
            let said = await work.supervisor.said(of: run.id)
            let isDeleted = sheets.isDeleted(sheetOf: run)
            return try pages.response(
                PlanStartPage(of: progress, sheet: sheet?.id, isSheetDeleted: isDeleted, said: said, frame: frame)
            )
        }
        if let waiting = try await waitingForFiles(of: run, request.uri.string, context) { return waiting }
        // Why rows are not sent takes a look at all of them.
        let isAsked = plan.invalid > 0 && sheet != nil && run.parent == nil && progress.isAtWork != true
        let status = isAsked ? try await ended(progress, context).status : progress
        let filter = PlanFilter(FormQuery(request.uri.query))
        var query = filter.query
        query.total = filter.total(of: plan, isReleased: run.confirmation != nil)
        query.patience = RowsTable.patience
        var correcting = CorrectingPlace(hasPages: sheet != nil)
        if let parent = run.parent { correcting = try await self.correcting(of: history.record(of: parent)) }
        let changes = try await changes(since: run)
        let source = PlanPage.Source(
            run: run,
            plan: plan,
            records: try await history.steps(of: run.id, named: nil),
            filter: filter,
            found: try await history.ledger.rows(of: run.id, matching: query),
            sheet: sheet?.id,
            isReadOnly: work.isReadOnly,
            isAtWork: status.isAtWork == true,
            correcting: correcting,
            isSheetDeleted: sheets.isDeleted(sheetOf: run),
            reasons: status.reasons,
            planAgain: try openedJob(of: run),
            stale: StalePlan(changes, of: run, canPlan: try canPlanAgain(run), frame)
        )
        return try pages.response(PlanPage(source, frame: frame))
    }

    /// The plan as a file for `roster apply`.
    private func planFile(_ context: ConsoleContext) async throws -> Response {
        let run = try await history.record(of: context.parameters.require("run"))
        guard try await history.plan(of: run.id) != nil else { throw RunRequestError.noPlan(run: run.id) }
        let scratch = try ScratchFolder(for: .plan, stateFolder: work.connector.stateFolder)
        do {
            let path = scratch.path + "/plan.jsonl"
            try await history.savePlan(of: run.id, to: path, carryingSheets: true)
            let response = try FileResponse.response(path, named: "\(run.id).plan.jsonl", removing: true)
            try scratch.remove()
            return response
        } catch {
            try scratch.remove()
            throw error
        }
    }

    private func releasePage(_ context: ConsoleContext) async throws -> Response {
        let run = try await history.record(of: context.parameters.require("run"))
        let waiting = try await waitingForFiles(of: run, "/runs/\(run.id)/release", context)
        return if let waiting { waiting } else { try await releasePage(run, context) }
    }

    private func releasePage(
        _ run: RunRecord,
        _ context: ConsoleContext,
        refusing error: RunRequestError? = nil,
        typed: String? = nil
    ) async throws -> Response {
        guard run.confirmation == nil, run.state == .planned, let plan = try await work.monitor.plan(of: run) else {
            // What was released, or is to be planned again, has another page.
            return .redirect(to: run.confirmation == nil ? "/runs/\(run.id)/plan" : "/runs/\(run.id)", type: .normal)
        }
        let frame = try await frame(context, of: run)
        let rehearsed = try RehearsedNote(of: run, await work.rehearsals.standing(of: run), plan, frame)
        let page = ReleasePage(
            run: run,
            plan: plan,
            faults: try await faults(of: plan.host, frame),
            stale: StalePlan(try await changes(since: run), of: run, canPlan: try canPlanAgain(run), frame),
            overtaken: try await overtaken(run, frame),
            rehearsed: rehearsed,
            isReadOnly: work.isReadOnly,
            refusal: error,
            typed: typed,
            frame: frame
        )
        return try pages.response(page, status: error == nil ? .ok : .badRequest)
    }

    private func release(_ request: Request, _ context: ConsoleContext) async throws -> Response {
        let run = try await history.record(of: context.parameters.require("run"))
        let body = try await FormBody(request)
        if let expected = ReleasePage.typedName(of: run), !ReleasePage.isName(body["name"] ?? "", of: run),
            !work.isReadOnly, run.confirmation == nil
        {
            return try await releasePage(run, context, refusing: .otherName(expected: expected), typed: body["name"])
        }
        let changes = work.isReadOnly ? PlanChanges() : try await changes(since: run)
        // What has changed since the box was seen is not what it was ticked for.
        if !changes.isEmpty, body["stale"] != changes.mark {
            return try await releasePage(run, context, refusing: .stalePlan, typed: body["name"])
        }
        return try await acting(context) { run in
            try await work.supervisor.release(run, in: context.language)
            return "/runs/\(run)"
        }
    }
}
