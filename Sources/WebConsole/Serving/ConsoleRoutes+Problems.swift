import HTTPTypes
import Hummingbird
import JobEngine
import JobModel
import JobSession
import NIOCore
import Wording

/// The pages on which a sheet is corrected.
extension ConsoleRoutes {
    func addProblems(to router: Router<ConsoleContext>) {
        router.get("/sheets/:sheet/problems") { request, context in try await problems(request, context) }
        router.get("/sheets/:sheet/rows") { request, context in try await rows(request, context) }
        router.post("/sheets/:sheet/rows") { request, context in try await correct(request, context) }
        router.post("/sheets/:sheet/all") { request, context in try await correctAll(request, context) }
        router.post("/sheets/:sheet/right") { request, context in try await keepRight(request, context) }
        router.post("/sheets/:sheet/unmet") { request, context in try await settleUnmet(request, context) }
        router.post("/sheets/:sheet/undo") { request, context in try await undo(request, context) }
        router.get("/sheets/:sheet/annotated.xlsx") { _, context in try await annotated(context) }
        router.get("/sheets/:sheet/answer") { _, context in try await answer(context) }
        addCorrections(to: router)
        addReturned(to: router)
    }

    private func problems(_ request: Request, _ context: ConsoleContext) async throws -> Response {
        let sheet = try sheets.sheet(context.parameters.require("sheet"))
        let done = DoneCorrections(FormQuery(request.uri.query))
        let waiting = try await waiting(for: sheet, at: .problems, request, context) {
            let checked = try await reviews.checked(sheet)
            if let choices = try choices(of: sheet) {
                _ = checked.answered(by: choices)
                _ = try await memory.values(of: sheet, choices, orEarlier: true)
            }
        }
        if let waiting { return waiting }
        return try await problemsPage(sheet, done: done, error: nil, context)
    }

    /// The line of the page of problems that says what the directory has answered, once it has.
    private func answer(_ context: ConsoleContext) async throws -> Response {
        let sheet = try sheets.sheet(context.parameters.require("sheet"))
        let frame = frame(context, .sheets)
        return Response(
            status: .ok,
            headers: [.contentType: "text/event-stream; charset=utf-8"],
            body: ResponseBody { writer in
                try await writer.write(ByteBuffer(string: ":\n\n"))
                await looks.end(of: sheet.id)
                let failure = await questions.failure(of: sheet.id)
                let unknown = try await failure == nil ? unknownValues(of: sheet, frame) : nil
                let part = try pages.text(of: DirectoryAnswer(unknown, failure: failure, of: sheet.id, frame))
                let lines = part.split(separator: "\n").map { "data: \($0)\n" }.joined()
                try await writer.write(ByteBuffer(string: "event: part\n\(lines)\nevent: ended\ndata:\n\n"))
                try await writer.finish(nil)
            }
        )
    }

    func problemsPage(
        _ sheet: StoredSheet,
        done: DoneCorrections?,
        error: RefusedForm?,
        _ context: ConsoleContext
    ) async throws -> Response {
        let frame = frame(context, .sheets)
        let checked = try await reviews.checked(sheet).answered(by: choices(of: sheet))
        let isAsking = try await isAsking(sheet)
        let page = ProblemsPage(
            sheet: sheet,
            checked: checked,
            corrections: try sheet.wave.corrections.read(),
            aside: try sheet.wave.asideCorrections(),
            unknown: try await unknownValues(of: sheet, frame),
            refused: try await knownRefusal(of: sheet, frame),
            refusals: try await planRefusals(of: sheet, checked, frame),
            isAsking: isAsking,
            done: done,
            error: error,
            frame: frame
        )
        return try pages.response(page, status: error == nil ? .ok : .conflict)
    }

    /// What the directory does not have of a sheet's values, as they were before its last corrections where it is large.
    ///
    /// - Returns: `nil` where the directory has not answered, and while a large sheet is counted.
    private func unknownValues(of sheet: StoredSheet, _ frame: PageFrame) async throws -> UnknownValues? {
        guard let choices = try choices(of: sheet) else { return nil }
        let coming = try await coming(beside: sheet)
        let matching =
            sheet.bytes > Self.briefBytes
            ? try await valuesSoon(of: sheet, choices, coming) : try await memory.values(of: sheet, choices, coming)
        return matching.map { UnknownValues($0, of: sheet.id, frame) }
    }

    /// What is known of a large sheet's values by now; where nothing is, the sheet is read, and the page does not wait for it.
    private func valuesSoon(
        of sheet: StoredSheet,
        _ choices: DirectoryChoices,
        _ coming: [ComingDepartments]
    ) async throws -> ValueMatching? {
        if let known = try await memory.valuesAtHand(of: sheet, choices, coming) { return known }
        let isOver = try await looks.isOver(Self.counting, of: sheet.id) {
            _ = try await memory.values(of: sheet, choices)
        }
        return isOver ? try await memory.valuesAtHand(of: sheet, choices, coming) : nil
    }

    private static let counting = "counting"

    /// Drops corrections that meet nothing, keeps them aside, or puts them back.
    private func settleUnmet(_ request: Request, _ context: ConsoleContext) async throws -> Response {
        let sheet = try sheets.sheet(context.parameters.require("sheet"))
        let body = try await FormBody(request)
        guard let action = body["do"].flatMap(UnmetCorrections.Action.init(rawValue:)), let shown = body["shown"]
        else { throw SheetStoreError.malformedForm }
        let done: DoneCorrections?
        switch action {
        case .drop, .keep:
            let query = FormQuery(request.uri.query)
            guard let unmet = UnmetCorrections(code: query["code"] ?? "", column: query["column"]) else {
                return try notFound(context)
            }
            let review = try await reviews.checked(sheet).review
            let chosen = { (list: [SheetCorrection]) in unmet.chosen(from: list, in: review) }
            done =
                action == .drop
                ? try sheet.wave.drop(shown: shown, chosen)
                : try sheet.wave.keepAside(shown: shown, chosen).map { DoneCorrections(.aside, $0) }
        case .undrop: done = try sheet.wave.restore(shown).map { DoneCorrections(.restored, $0) }
        case .restore, .dropKept:
            done = try sheet.wave.release(shown: shown, isRestored: action == .restore)
                .map { DoneCorrections(action == .restore ? .restored : .dropped, $0) }
        }
        await reviews.forget(sheet.id)
        guard let done else {
            return try await problemsPage(
                sheet,
                done: nil,
                error: UnmetWords.refusal(frame(context, .sheets)),
                context
            )
        }
        return .redirect(to: "/sheets/\(sheet.id)/problems?\(done.query)", type: .normal)
    }

    private func rows(_ request: Request, _ context: ConsoleContext) async throws -> Response {
        let sheet = try sheets.sheet(context.parameters.require("sheet"))
        let query = FormQuery(request.uri.query)
        guard let group = GroupAddress(query) else { return try notFound(context) }
        let done = DoneCorrections(query)
        let isLong = if let run = group.run { try await !isBrief(history.record(of: run).root) } else { false }
        let waiting = try await waiting(for: sheet, at: .problems, request, context, isLong: isLong) {
            _ = try await checked(sheet, for: group)
        }
        if let waiting { return waiting }
        // The script comes back for what a correction means to other rows.
        if query["whole"] != nil { await reviews.finish(sheet) }
        return try await rowsPage(sheet, group, query, done: done, error: nil, context)
    }

    func rowsPage(
        _ sheet: StoredSheet,
        _ group: GroupAddress,
        _ query: FormQuery,
        done: DoneCorrections?,
        error: RefusedForm?,
        _ context: ConsoleContext
    ) async throws -> Response {
        let checked = try await checked(sheet, for: group)
        // A row that was corrected before, and typed in once more, is shown with what was typed.
        let typed = Set(error?.unsaved.keys.map(\.row) ?? []).sorted()
        let kept =
            (query["kept"] ?? "").split(separator: ",").prefix(RowsGrid.rowLimit).compactMap { Int($0) } + typed
        let rows = checked.problems.group(group.kind, code: group.code, column: group.column)?.rows ?? []
        let at = query["at"].flatMap { Int($0) }.map { RowsPage.start(at: $0, of: rows) }
        let from = query["from"].flatMap { Int($0) } ?? at ?? 0
        let shown = RowsGrid.numbers(rows, from: RowsPage.start(from, of: rows), kept: kept)
        let page = RowsPage(
            sheet: sheet,
            checked: checked,
            group: group,
            from: from,
            last: LastCorrections(of: try sheet.wave.corrections.read()),
            done: done,
            kept: kept,
            tried: try await tried(shown, of: checked, sheet),
            error: error,
            frame: frame(context, .sheets)
        )
        return try pages.response(page, status: error == nil ? .ok : .conflict)
    }

    private func annotated(_ context: ConsoleContext) async throws -> Response {
        let sheet = try sheets.sheet(context.parameters.require("sheet"))
        let file = try await AnnotatedDownload(sheet: sheet, language: context.language).data()
        return Response(
            status: .ok,
            headers: [
                .contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                .contentDisposition:
                    "attachment; filename=\"sheet.xlsx\"; filename*=UTF-8''\(QueryValue.of(sheet.title + "-annotated")).xlsx",
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: file))
        )
    }
}
