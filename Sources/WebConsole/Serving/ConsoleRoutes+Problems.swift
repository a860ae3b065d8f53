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
        router.post("/sheets/:sheet/undo") { request, context in try await undo(request, context) }
        router.get("/sheets/:sheet/annotated.xlsx") { _, context in try await annotated(context) }
        router.post("/sheets/:sheet/corrected") { request, context in try await takeCorrected(request, context) }
    }

    private func problems(_ request: Request, _ context: ConsoleContext) async throws -> Response {
        let sheet = try sheets.sheet(context.parameters.require("sheet"))
        let checked = try await reviews.checked(sheet)
        let page = ProblemsPage(
            sheet: sheet,
            checked: checked,
            corrections: try sheet.wave.corrections.read(),
            saved: FormQuery(request.uri.query)["saved"].flatMap { Int($0) },
            frame: frame(context, .sheets)
        )
        return try pages.response(page)
    }

    private func rows(_ request: Request, _ context: ConsoleContext) async throws -> Response {
        let sheet = try sheets.sheet(context.parameters.require("sheet"))
        let query = FormQuery(request.uri.query)
        guard let group = GroupAddress(query) else { return try notFound(context) }
        let saved = query["saved"].flatMap { Int($0) }
        return try await rowsPage(sheet, group, query, saved: saved, error: nil, context)
    }

    private func rowsPage(
        _ sheet: StoredSheet,
        _ group: GroupAddress,
        _ query: FormQuery,
        saved: Int?,
        error: RowsPage.Problem?,
        _ context: ConsoleContext
    ) async throws -> Response {
        let page = RowsPage(
            sheet: sheet,
            checked: try await reviews.checked(sheet),
            group: group,
            from: query["from"].flatMap { Int($0) } ?? 0,
            last: try sheet.wave.corrections.read().last,
            saved: saved,
            kept: (query["kept"] ?? "").split(separator: ",").prefix(RowsGrid.rowLimit).compactMap { Int($0) },
            error: error,
            frame: frame(context, .sheets)
        )
        return try pages.response(page, status: error == nil ? .ok : .conflict)
    }

    private func correct(_ request: Request, _ context: ConsoleContext) async throws -> Response {
        let sheet = try sheets.sheet(context.parameters.require("sheet"))
        let query = FormQuery(request.uri.query)
        guard let group = GroupAddress(query) else { return try notFound(context) }
        let edit = CellEdit(try await FormBody(request))
        return try await apply(edit, to: sheet, group, query, context)
    }

    private func correctAll(_ request: Request, _ context: ConsoleContext) async throws -> Response {
        let sheet = try sheets.sheet(context.parameters.require("sheet"))
        let query = FormQuery(request.uri.query)
        guard let group = GroupAddress(query) else { return try notFound(context) }
        let body = try await FormBody(request)
        let checked = try await reviews.checked(sheet)
        let rows = checked.problems.group(group.kind, code: group.code, column: group.column)?.rows ?? []
        let frame = frame(context, .sheets)
        guard body["count"] == String(rows.count) else {
            let problem = RowsPage.Problem(
                problem: frame.say(
                    "Nothing was corrected: the rows with this problem are others by now.",
                    "没有更正任何内容：存在此问题的行已有变化。"
                ),
                remedies: [frame.say("Look at the rows below, and send it again.", "请查看下面的行并重新提交。")]
            )
            return try await rowsPage(sheet, group, query, saved: nil, error: problem, context)
        }
        var edit = CellEdit(leaving: rows)
        if body["leave"] == nil {
            guard let place = body["place"].flatMap({ Int($0) }), let text = body["value"] else {
                throw SheetStoreError.malformedForm
            }
            let which = body["which"] ?? "all"
            let from = which == "all" ? nil : String(which.dropFirst())
            edit = CellEdit(rows: rows, place: place, from: from, text: text, in: checked.review)
        }
        return try await apply(edit, to: sheet, group, query, context)
    }

    /// Keeps the corrections, and comes back to the rows.
    private func apply(
        _ edit: CellEdit,
        to sheet: StoredSheet,
        _ group: GroupAddress,
        _ query: FormQuery,
        _ context: ConsoleContext
    ) async throws -> Response {
        let checked = try await reviews.checked(sheet)
        let outcome = try edit.apply(to: sheet.wave, checked.review)
        if outcome.cells + outcome.rows > 0 {
            // Rows that are left out change what is said of others; only the whole check says it.
            if outcome.rows > 0 {
                await reviews.forget(sheet.id)
            } else {
                try await reviews.note(outcome.changes, of: sheet)
            }
        }
        let saved = outcome.cells + outcome.rows
        guard outcome.conflicts.isEmpty else {
            let problem = ConflictWords.problem(outcome.conflicts, checked.review.header, frame(context, .sheets))
            return try await rowsPage(sheet, group, query, saved: saved, error: problem, context)
        }
        let from = query["from"].flatMap { Int($0) } ?? 0
        // They are shown once more, as they are now.
        let rows = outcome.changes.keys.sorted().prefix(RowsGrid.rowLimit).map { String($0) }.joined(separator: ",")
        let path = group.path(of: sheet.id, from: from) + "&saved=\(saved)"
        return .redirect(to: rows.isEmpty ? path : path + "&kept=\(rows)", type: .normal)
    }

    private func undo(_ request: Request, _ context: ConsoleContext) async throws -> Response {
        let sheet = try sheets.sheet(context.parameters.require("sheet"))
        let query = FormQuery(request.uri.query)
        let time = try await FormBody(request)["time"] ?? ""
        let count = try LastCorrections.undo(in: sheet.wave, made: time)
        await reviews.forget(sheet.id)
        guard let count else {
            let page = StoppedPage(ConflictWords.newerCorrections, context.language)
            return try pages.response(page, status: .conflict)
        }
        let back = GroupAddress(query).map { $0.path(of: sheet.id) + "&" } ?? "/sheets/\(sheet.id)/problems?"
        return .redirect(to: back + "saved=\(count)", type: .normal)
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

    /// A file that was corrected in a spreadsheet is a sheet of its own, with the choices that were made for the first one.
    private func takeCorrected(_ request: Request, _ context: ConsoleContext) async throws -> Response {
        let sheet = try sheets.sheet(context.parameters.require("sheet"))
        let job = try sheet.importJob().definition
        let corrected = try await sheets.take(request)
        do {
            try corrected.begin(SheetReading(of: job), like: job)
        } catch {
            try sheets.remove(corrected)
            throw error
        }
        return .redirect(to: "/sheets/\(corrected.id)/problems", type: .normal)
    }
}
