import HTTPTypes
import Hummingbird
import JobEngine
import JobModel
import JobSession
import Wording

/// What the forms of a grid of rows do: they are one form, so that what is typed in its cells is there whatever is pressed.
extension ConsoleRoutes {
    func correct(_ request: Request, _ context: ConsoleContext) async throws -> Response {
        let sheet = try sheets.sheet(context.parameters.require("sheet"))
        let query = FormQuery(request.uri.query)
        guard let group = GroupAddress(query) else { return try notFound(context) }
        let body = try await FormBody(request)
        let edit = CellEdit(body)
        let value = body["value"].flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
        guard let value else { return try await apply(edit, to: sheet, group, query, context) }
        // Enter in the field of the value presses the first button of the form, which is the one that saves cells.
        if edit.typed.cells.isEmpty, edit.leaving.isEmpty, edit.taking.isEmpty {
            return try await correctAll(body, in: sheet, group, query, context)
        }
        return try await apply(edit, to: sheet, group, query, unset: value, context)
    }

    func correctAll(_ request: Request, _ context: ConsoleContext) async throws -> Response {
        let sheet = try sheets.sheet(context.parameters.require("sheet"))
        let query = FormQuery(request.uri.query)
        guard let group = GroupAddress(query) else { return try notFound(context) }
        return try await correctAll(FormBody(request), in: sheet, group, query, context)
    }

    private func correctAll(
        _ body: FormBody,
        in sheet: StoredSheet,
        _ group: GroupAddress,
        _ query: FormQuery,
        _ context: ConsoleContext
    ) async throws -> Response {
        let frame = frame(context, .sheets)
        var checked = try await checked(sheet, for: group)
        let form = GroupForm(body, group)
        if var refusal = try form.refusal(by: checked, sheet, frame) {
            refusal.keep(form.typed, value: body["value"])
            return try await rowsPage(sheet, group, query, done: nil, error: refusal, context)
        }
        let rows = checked.problems.group(group.kind, code: group.code, column: group.column)?.rows ?? []
        // Of very many rows not all are kept.
        checked = try await self.checked(sheet, for: group, with: Set(rows))
        let edit = form.edit(of: rows, in: checked.review)
        if var refusal = form.refusal(of: edit, sheet, frame) ?? form.question(of: edit, sheet, frame) {
            refusal.keep(form.typed, value: body["value"])
            return try await rowsPage(sheet, group, query, done: nil, error: refusal, context)
        }
        return try await apply(edit, to: sheet, group, query, context)
    }

    /// Values of a cause are right as they stand.
    func keepRight(_ request: Request, _ context: ConsoleContext) async throws -> Response {
        let sheet = try sheets.sheet(context.parameters.require("sheet"))
        let query = FormQuery(request.uri.query)
        guard let group = GroupAddress(query), AcceptedForm.isFor(group) else { return try notFound(context) }
        let body = try await FormBody(request)
        let (form, typed) = (AcceptedForm(body, group), CellEdit(body).typed)
        guard let values = form.values(in: try await checked(sheet, for: group)), !values.isEmpty else {
            var refusal = AcceptedForm.refusal(frame(context, .sheets))
            refusal.keep(typed, value: body["value"])
            return try await rowsPage(sheet, group, query, done: nil, error: refusal, context)
        }
        // What was typed in single cells of the page is about the sheet as it is read before.
        let saved = typed.cells.isEmpty ? nil : try await apply(typed, to: sheet, group, query, context)
        try sheet.wave.change { job in
            guard var step = job.steps.first else { return }
            form.apply(values, to: &step)
            job.steps[0] = step
        }
        try keepAsOwn(sheet)
        return saved ?? .redirect(to: group.path(of: sheet.id), type: .normal)
    }

    /// Keeps the corrections, and comes back to the rows.
    private func apply(
        _ edit: CellEdit,
        to sheet: StoredSheet,
        _ group: GroupAddress,
        _ query: FormQuery,
        unset value: String? = nil,
        _ context: ConsoleContext
    ) async throws -> Response {
        let checked = try await checked(sheet, for: group, with: edit.rows)
        let outcome = try edit.apply(to: sheet.wave, checked)
        if outcome.cells + outcome.rows > 0 {
            // Rows that are left out change what is said of others; only the whole check says it.
            if outcome.rows > 0 {
                await reviews.forget(sheet.id)
            } else {
                try await reviews.note(outcome, in: checked.review.rows, of: sheet)
            }
        }
        let done = DoneCorrections(outcome, of: edit)
        guard outcome.conflicts.isEmpty else {
            let words = ConflictWords(conflicts: outcome.conflicts, checked: checked, frame: frame(context, .sheets))
            let isOther = edit.reading.map { $0 != checked.reading } ?? false
            var refusal = words.refusal("/sheets/\(sheet.id)/rows?\(group.query)", isOtherReading: isOther)
            refusal.value = value
            return try await rowsPage(sheet, group, query, done: done, error: refusal, context)
        }
        if let value {
            let refusal = UnsavedWords.unset(value, frame(context, .sheets))
            return try await rowsPage(sheet, group, query, done: done, error: refusal, context)
        }
        let from = query["from"].flatMap { Int($0) } ?? 0
        // They are shown once more, as they are now.
        let rows = outcome.changes.keys.sorted().prefix(RowsGrid.rowLimit).map { String($0) }.joined(separator: ",")
        let path = group.path(of: sheet.id, from: from) + "&\(done.query)"
        return .redirect(to: rows.isEmpty ? path : path + "&kept=\(rows)", type: .normal)
    }

    func undo(_ request: Request, _ context: ConsoleContext) async throws -> Response {
        let sheet = try sheets.sheet(context.parameters.require("sheet"))
        let query = FormQuery(request.uri.query)
        let body = try await FormBody(request)
        let (mark, typed, group) = (body["last"] ?? "", CellEdit(body).typed, GroupAddress(query))
        if let group, !typed.cells.isEmpty {
            let frame = frame(context, .sheets)
            let header = try await checked(sheet, for: group).review.header
            var refusal = UnsavedWords.undoing(typed, mark, "/sheets/\(sheet.id)/undo?\(group.query)", header, frame)
            refusal.keep(typed, value: body["value"])
            return try await rowsPage(sheet, group, query, done: nil, error: refusal, context)
        }
        let undone = try LastCorrections.undo(in: sheet.wave, marked: mark)
        try sheets.removeOld(of: sheet)
        await reviews.forget(sheet.id)
        guard let undone else {
            let page = StoppedPage(ConflictWords.newerCorrections, frame(context, .sheets))
            return try pages.response(page, status: .conflict)
        }
        let back = group.map { $0.path(of: sheet.id) + "&" } ?? "/sheets/\(sheet.id)/problems?"
        return .redirect(to: back + DoneCorrections(undone: undone).query, type: .normal)
    }
}
