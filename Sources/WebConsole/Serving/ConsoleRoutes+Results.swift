import HTTPTypes
import Hummingbird
import JobEngine
import JobModel
import JobSession
import LocalFiles
import Wording

/// The pages of results, and what can be done with rows.
extension ConsoleRoutes {
    func addResults(to router: Router<ConsoleContext>) {
        router.get("/runs/:run/results") { request, context in
            let run = try await history.record(of: history.id(of: context.parameters.require("run")))
            return try await results(of: run, ResultsFilter(FormQuery(request.uri.query)), context)
        }
        router.get("/runs/:run/rows/:step/:row") { _, context in try await row(context) }
        router.get("/runs/:run/file") { request, context -> Response in
            let run = try await history.record(of: context.parameters.require("run"))
            let file = try RunFiles(of: run).file(FormQuery(request.uri.query)["name"] ?? "")
            let name = "\(run.id)-\(file.name.replacing("/", with: "-"))"
            return try await resultsFile(file, named: name, context)
        }
        router.post("/runs/:run/retry") { request, context in try await retry(request, context) }
        router.get("/runs/:run/retry") { request, context in try await retrying(request, context) }
        router.post("/runs/:run/write-results") { _, context in
            try await acting(context) { run in
                let language = context.language
                _ = try await history.writeResults(of: run, out: nil, isForPages: true) {
                    FileWords.of($0, in: language)
                }
                return "/runs/\(run)/results"
            }
        }
    }

    /// A file of results for people: `results.csv` has its headings and words in the reader's language.
    func resultsFile(_ file: RunFiles.File, named name: String, _ context: ConsoleContext) async throws -> Response {
        guard file.name.hasSuffix("results.csv") else { return try FileResponse.response(file.path, named: name) }
        let language = context.language
        let copy = directory.connector.stateFolder + "/console/results-\(StoredSheet.makeID()).csv"
        try await SheetLook.onThread {
            try PrivatePlace.makeFolder(directory.connector.stateFolder + "/console")
            try ReadableResults.copy(file.path, to: copy) { language.words($0) }
        }
        return try FileResponse.response(copy, named: name, removing: true)
    }

    func results(
        of run: RunRecord,
        _ filter: ResultsFilter,
        _ context: ConsoleContext,
        refusing refusal: Explanation? = nil
    ) async throws -> Response {
        guard run.definition.kind == .importing else { return .redirect(to: "/runs/\(run.id)", type: .normal) }
        guard let progress = try await progress(of: run.id, isAwaited: refusal != nil)?.status else {
            return try counting(run, filter.page(of: run.id), context)
        }
        // While it is at work, what takes a look at all rows is left out.
        let looked =
            progress.isAtWork == true
            ? RunMonitor.EndedRun(status: progress, chain: []) : try await ended(progress, context)
        let (status, chain) = (looked.status, looked.chain)
        let records = try await history.steps(of: run.id, named: nil)
        var query = filter.query
        query.total = filter.total(of: status, records)
        query.patience = RowsTable.patience
        let frame = try await frame(context, of: run)
        let found = try await history.ledger.rows(of: run.id, matching: query)
        let source = ResultsPage.Source(
            run: status,
            records: records,
            definition: run.definition,
            chain: chain,
            filter: filter,
            found: found,
            files: try RunFiles(of: run).all,
            correcting: try await correcting(of: run),
            next: try await next(after: run, status, frame),
            open: try await openNow(of: run, status, filter, showing: found.rows),
            writers: try await writers(ofHoldersIn: found.rows.map(\.row), of: run),
            refusal: refusal
        )
        let page = ResultsPage(source, frame: frame)
        return try pages.response(page, status: refusal == nil ? .ok : .conflict)
    }

    /// One row's story.
    private func row(_ context: ConsoleContext) async throws -> Response {
        let run = try await history.id(of: context.parameters.require("run"))
        let number = try context.parameters.require("row", as: Int.self)
        let word = try context.parameters.require("step")
        guard let step = try await history.steps(of: run, named: word).first else { return try notFound(context) }
        let name = String(step.number)
        let logs = try await history.logs(of: run, row: number, step: name) { context.language.words($0) }
        let rows = try await history.ledger.rows(run: run, step: step.number, numbered: number)
        let record = try await history.record(of: run)
        let open = rows.filter { $0.outcome.map { !$0.isSuccess } ?? false }
        var since: [Int: String] = [:]
        for row in open {
            since[row.planned.line] = try await success(of: row.planned, step: step.number, after: record)
        }
        let runs = try await writers(ofHoldersIn: open, of: record)
        var writers: [Int: RunRecord] = [:]
        for row in open { writers[row.planned.line] = KeyHolder(of: row).flatMap { runs[$0.id] } }
        let page = RowStoryPage(
            zip(logs, rows).map { (log: $0, row: $1) },
            step: step,
            planned: try await work.monitor.plan(of: record)?.steps.first { $0.number == step.number },
            of: record,
            try await history.uncounted(run),
            number: number,
            correcting: try await correcting(of: record),
            since: since,
            writers: writers,
            leftOut: open.isEmpty ? [] : try await rowsLeftOut(of: record),
            corrections: try sheets.sheet(of: record)?.wave.corrections.read() ?? [],
            frame: try await frame(context, of: record)
        )
        return try pages.response(page)
    }
}
