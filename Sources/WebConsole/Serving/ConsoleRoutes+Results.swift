import Foundation
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
            return try FileResponse.response(file.path, named: name)
        }
        router.post("/runs/:run/retry") { request, context in try await retry(request, context) }
        router.post("/runs/:run/write-results") { _, context in
            try await acting(context) { run in
                let language = context.language
                _ = try await history.writeResults(of: run, out: nil) { language.words($0) }
                return "/runs/\(run)/results"
            }
        }
    }

    private func results(
        of run: RunRecord,
        _ filter: ResultsFilter,
        _ context: ConsoleContext,
        refusing refusal: Explanation? = nil
    ) async throws -> Response {
        guard run.definition.kind == .importing else { return .redirect(to: "/runs/\(run.id)", type: .normal) }
        let (progress, _) = try await work.monitor.progress(of: run.id)
        // While it is at work, what takes a look at all rows is left out.
        let (status, chain) =
            progress.isAtWork == true
            ? (progress, []) : try await work.monitor.ended(run.id, in: context.language)
        let records = try await history.steps(of: run.id, named: nil)
        var query = filter.query
        query.total = filter.total(of: status, records)
        let source = ResultsPage.Source(
            run: status,
            records: records,
            chain: chain,
            filter: filter,
            found: try await history.ledger.rows(of: run.id, matching: query),
            files: try RunFiles(of: run).all,
            refusal: refusal
        )
        let page = ResultsPage(source, frame: frame(context, .runs))
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
        let page = RowStoryPage(
            zip(logs, rows).map { (log: $0, row: $1) },
            step: step,
            planned: try await history.plan(of: run)?.steps.first { $0.number == step.number },
            of: run,
            number: number,
            frame: frame(context, .runs)
        )
        return try pages.response(page)
    }

    /// Plans rows again: all that are open, those of a filter, or all but those.
    private func retry(_ request: Request, _ context: ConsoleContext) async throws -> Response {
        let run = try await history.record(of: history.id(of: context.parameters.require("run")))
        let fields = try await FormBody(request).query
        guard let rows = fields["rows"] else {
            return try await acting(context) { run in
                let new = try await work.supervisor.retry(run, in: context.language)
                return "/runs/\(new)/plan"
            }
        }
        let filter = ResultsFilter(fields)
        do {
            let isTakenOut = rows == "others"
            // Without a filter these are all rows, of all steps.
            let input = filter.isNarrow ? try await chosen(of: run, filter, isTakenOut: isTakenOut, context) : nil
            if !filter.isNarrow, isTakenOut { throw RunRequestError.noRowChosen }
            let new = try await work.supervisor.retry(run.id, input: input, in: context.language)
            return .redirect(to: "/runs/\(new)/plan", type: .normal)
        } catch let error as any ExplainedError {
            return try await results(of: run, filter, context, refusing: RemedyWords.explanation(of: error))
        }
    }

    /// Writes the rows that are meant into a file of the state folder: a retry that is planned again reads it again.
    private func chosen(
        of run: RunRecord,
        _ filter: ResultsFilter,
        isTakenOut: Bool,
        _ context: ConsoleContext
    ) async throws -> String {
        let steps = try await history.steps(of: run.id, named: filter.step.map { String($0) })
        let folder = DroppedSheets.retries(in: work.connector.stateFolder)
        try PrivatePlace.makeFolder(folder)
        var found: String?
        for step in steps {
            let path = "\(folder)/\(run.id)-\(StoredSheet.makeID()).csv"
            let rows = ChosenRows(run: run.id, step: step, query: filter.query, isTakenOut: isTakenOut)
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
}
