import HTTPTypes
import Hummingbird
import JobEngine
import JobModel
import JobSession
import Wording

/// The pages on which a sheet's columns and values are said to be what they are.
extension ConsoleRoutes {
    func addMatching(to router: Router<ConsoleContext>) {
        router.get("/sheets/:sheet/columns") { request, context in try await columns(request, context) }
        router.post("/sheets/:sheet/columns") { request, context in try await keepColumns(request, context) }
        router.post("/sheets/:sheet/afresh") { _, context in try await matchAfresh(context) }
        router.get("/sheets/:sheet/values") { request, context in try await values(request, context) }
        router.post("/sheets/:sheet/values/ask") { _, context in try await askDirectory(context) }
        router.post("/sheets/:sheet/values") { request, context in try await keepValues(request, context) }
    }

    private func columns(_ request: Request, _ context: ConsoleContext) async throws -> Response {
        let sheet = try sheets.sheet(context.parameters.require("sheet"))
        let query = FormQuery(request.uri.query)
        let asked = (query["open"] ?? "").split(separator: ",").compactMap { Int($0) }
        let from = query["from"].flatMap { Int($0) }
        let isUnchosen = query["unchosen"] != nil
        return try await columnsPage(sheet, asked: Set(asked), from: from, isUnchosen: isUnchosen, error: nil, context)
    }

    private func columnsPage(
        _ sheet: StoredSheet,
        asked: Set<Int>,
        from: Int? = nil,
        isUnchosen: Bool = false,
        error: RefusedForm?,
        status: HTTPResponse.Status = .badRequest,
        _ context: ConsoleContext
    ) async throws -> Response {
        let matching = try await SheetLook.matching(of: sheet)
        let frame = frame(context, .sheets)
        let hints = try await hints(of: sheet, matching.step, frame)
        let (job, choices) = (try sheet.importJob().definition, try choices(of: sheet))
        let page = ColumnsPage(
            sheet: sheet,
            matching,
            missing: matching.missing(job.edition),
            hints,
            wrong: TypedMapping.problemsOfCommons(matching, job, choices),
            asked: asked,
            from: from,
            error: error ?? (isUnchosen ? ColumnsPage.unchosen(matching, frame) : nil),
            frame: frame
        )
        return try pages.response(page, status: error == nil ? .ok : status)
    }

    /// What was chosen on a page is the sheet's own, and proposed for the next one with such a header.
    func keepAsOwn(_ sheet: StoredSheet) throws {
        try sheet.wave.noteMatched(as: nil)
        try sheet.wave.remember(in: sheet.matchings)
    }

    private func matchAfresh(_ context: ConsoleContext) async throws -> Response {
        let sheet = try sheets.sheet(context.parameters.require("sheet"))
        try sheet.matchAfresh()
        await reviews.forget(sheet.id)
        return .redirect(to: "/sheets/\(sheet.id)/columns", type: .normal)
    }

    private func keepColumns(_ request: Request, _ context: ConsoleContext) async throws -> Response {
        let sheet = try sheets.sheet(context.parameters.require("sheet"))
        let body = try await FormBody(request)
        var form = ColumnsForm(body)
        do {
            let job = try sheet.importJob().definition
            let mistyped = form.take(try await SheetLook.matching(of: sheet), job, try choices(of: sheet))
            let conflicts = try await keep(form, of: sheet)
            try keepAsOwn(sheet)
            if !conflicts.isEmpty {
                let matching = try await SheetLook.matching(of: sheet)
                var refusal = ColumnConflict.refusal(conflicts, matching, of: sheet, frame(context, .sheets))
                refusal.add(mistyped, form.typed, frame(context, .sheets))
                return try await columnsPage(sheet, asked: form.asked, error: refusal, status: .conflict, context)
            }
            if let refusal = RefusedForm(mistyped, form.typed, frame(context, .sheets)) {
                return try await columnsPage(sheet, asked: form.asked, error: refusal, context)
            }
        } catch let error as any ExplainedError {
            let say = frame(context, .sheets).words
            // The reader has chosen on a page, and knows no file of a job.
            let words = say(error.problem).replacing(sheet.wave.folder + "/", with: "")
            let problem = RefusedForm(problem: words, remedies: [say(RemedyWords.of(error))])
            return try await columnsPage(sheet, asked: form.asked, error: problem, context)
        }
        guard form.asked.isEmpty else {
            let open = form.asked.sorted().map { String($0) }.joined(separator: ",")
            return .redirect(to: "/sheets/\(sheet.id)/columns?open=\(open)", type: .normal)
        }
        let isAskedAgain = body["then"] == "ask"
        if isAskedAgain { await keys.forgetAnswer(of: sheet.id) }
        // Values of a column mean nothing before it is said what the column is.
        let isUnchosen = try await SheetLook.matching(of: sheet).unknown > 0
        let here = isAskedAgain ? "columns" : isUnchosen ? "columns?unchosen=yes" : "values"
        let then = body["then"].flatMap { Int($0) }.map { "columns?from=\($0)" } ?? here
        return .redirect(to: "/sheets/\(sheet.id)/\(then)", type: .normal)
    }

    /// Writes what was chosen into the job as it stands.
    ///
    /// - Returns: What was chosen otherwise elsewhere, and stays so.
    private func keep(_ form: ColumnsForm, of sheet: StoredSheet) async throws -> [ColumnConflict] {
        while true {
            let matching = try await SheetLook.matching(of: sheet)
            let (choice, conflicts) = form.settled(matching)
            try choice.refuseUnsayable(matching)
            let isKept = try sheet.wave.change(from: matching.step) { choice.apply(to: &$0, matching) }
            if isKept { return conflicts }
        }
    }

    private func values(_ request: Request, _ context: ConsoleContext) async throws -> Response {
        let sheet = try sheets.sheet(context.parameters.require("sheet"))
        let query = FormQuery(request.uri.query)
        let from = query["from"].flatMap { Int($0) } ?? 0
        let waiting = try await waiting(for: sheet, at: .values, request, context) {
            _ = try await memory.values(of: sheet, choices(of: sheet))
        }
        if let waiting { return waiting }
        let isSkipped = query[WaitingPage.unasked.0] == WaitingPage.unasked.1
        if try await isAsking(sheet), !isSkipped {
            let directory = try directoryName(of: sheet)
            let frame = frame(context, .sheets)
            let page = WaitingPage(asking: directory, of: sheet, address: request.uri.string, frame: frame)
            return try pages.response(page)
        }
        return try await valuesPage(
            sheet,
            showing: query["column"],
            from: from,
            saved: SavedValues(query),
            error: nil,
            context
        )
    }

    private func valuesPage(
        _ sheet: StoredSheet,
        showing column: String?,
        from: Int,
        saved: SavedValues? = nil,
        typed: [String: String] = [:],
        error: RefusedForm?,
        _ context: ConsoleContext
    ) async throws -> Response {
        let matching = try await memory.values(of: sheet, choices(of: sheet), coming(beside: sheet))
        let isValueless = matching.columns.allSatisfy(\.values.isEmpty)
        let frame = frame(context, .sheets)
        let page = ValuesPage(
            sheet: sheet,
            matching,
            showing: column,
            from: from,
            asked: try choices(of: sheet) == nil ? nil : sheet.asked(),
            unanswered: await questions.failure(of: sheet.id),
            isRowless: isValueless ? try await !SheetLook.matching(of: sheet).hasRows : false,
            saved: saved,
            typed: typed,
            error: error,
            frame: frame
        )
        return try pages.response(page, status: error == nil ? .ok : .conflict)
    }

    private func keepValues(_ request: Request, _ context: ConsoleContext) async throws -> Response {
        let sheet = try sheets.sheet(context.parameters.require("sheet"))
        let form = ValuesForm(try await FormBody(request))
        let coming = try await coming(beside: sheet)
        var matching = try await memory.values(of: sheet, choices(of: sheet), coming)
        var outcome = ValuesForm.Outcome()
        while true {
            let isKept = try sheet.wave.change(from: matching.step) { outcome = form.apply(to: &$0, matching) }
            if isKept { break }
            matching = try await memory.values(of: sheet, choices(of: sheet), coming)
        }
        try keepAsOwn(sheet)
        let saved = SavedValues(outcome)
        if let refusal = form.refusal(outcome, matching, of: sheet, frame(context, .sheets)) {
            return try await valuesPage(
                sheet,
                showing: form.header,
                from: form.from,
                saved: saved.values > 0 ? saved : nil,
                typed: ValuesForm.typed(outcome),
                error: refusal,
                context
            )
        }
        let from = form.from > 0 ? [("from", String(form.from))] : []
        let fields = [("column", form.header)] + from + saved.query
        return .redirect(to: FormAddress.of("/sheets/\(sheet.id)/values", fields), type: .normal)
    }

    /// What other sheets make of departments that this one may name.
    ///
    /// - Throws: What reading the list of sheets throws; `CancellationError`.
    func coming(beside sheet: StoredSheet) async throws -> [ComingDepartments] {
        try await coming.departments(of: sheets.all().filter { $0.id != sheet.id })
    }

    /// What the directory that the sheet's job means has; `nil` where it was not asked.
    ///
    /// - Throws: What reading the sheet's header throws.
    func choices(of sheet: StoredSheet) throws -> DirectoryChoices? {
        try sheet.choices(of: directoryName(of: sheet))
    }

    private func directoryName(of sheet: StoredSheet) throws -> String {
        work.connector.access.named(for: try sheet.importJob().definition)
    }

    /// Asks the job's directory what it has, where that is not known: begun by the page that shows it, and by those after it.
    ///
    /// - Returns: Whether the answer is on its way.
    /// - Throws: What reading the sheet's header throws.
    func isAsking(_ sheet: StoredSheet) async throws -> Bool {
        let name = "directory"
        let directory = try directoryName(of: sheet)
        guard await questions.failure(of: sheet.id) == nil,
            try await sheet.isToBeAsked(of: directory, since: history.lastRelease(in: directory))
        else {
            await looks.forget(name, of: sheet.id)
            return false
        }
        return try await !looks.isOver(name, of: sheet.id) { await questions.ask(sheet, by: work.connector) }
    }

    /// Asks it once more, as the reader wants.
    private func askDirectory(_ context: ConsoleContext) async throws -> Response {
        let sheet = try sheets.sheet(context.parameters.require("sheet"))
        await questions.ask(sheet, by: work.connector)
        return .redirect(to: "/sheets/\(sheet.id)/values", type: .normal)
    }
}
