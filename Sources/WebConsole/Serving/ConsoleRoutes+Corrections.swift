import HTTPTypes
import Hummingbird
import JobEngine
import JobModel
import JobSession
import Wording

/// The page of all corrections of a sheet, and its forms.
extension ConsoleRoutes {
    func addCorrections(to router: Router<ConsoleContext>) {
        router.get("/sheets/:sheet/corrections") { request, context in try await corrections(request, context) }
        router.post("/sheets/:sheet/corrections") { request, context in try await takeBack(request, context) }
    }

    private func corrections(_ request: Request, _ context: ConsoleContext) async throws -> Response {
        let sheet = try sheets.sheet(context.parameters.require("sheet"))
        let query = FormQuery(request.uri.query)
        let waiting = try await waiting(for: sheet, at: .problems, request, context) {
            _ = try await reviews.checked(sheet)
        }
        if let waiting { return waiting }
        return try await correctionsPage(sheet, query, error: nil, context)
    }

    private func correctionsPage(
        _ sheet: StoredSheet,
        _ query: FormQuery,
        error: RefusedForm?,
        _ context: ConsoleContext
    ) async throws -> Response {
        let page = CorrectionsPage(
            sheet: sheet,
            checked: try await reviews.checked(sheet),
            try sheet.corrections(),
            CorrectionsPage.Choice(query),
            done: error == nil ? DoneCorrections(query) : nil,
            error: error,
            frame: frame(context, .sheets)
        )
        return try pages.response(page, status: error == nil ? .ok : .conflict)
    }

    /// Takes one correction back, with the later ones of its cell, drops all that have no effect for one reason, or brings
    /// back what was dropped so.
    private func takeBack(_ request: Request, _ context: ConsoleContext) async throws -> Response {
        let sheet = try sheets.sheet(context.parameters.require("sheet"))
        let (query, body) = (FormQuery(request.uri.query), try await FormBody(request))
        guard let shown = body["shown"] else { throw SheetStoreError.malformedForm }
        let checked = try await reviews.checked(sheet)
        let done: DoneCorrections?
        if let state = body["drop"].flatMap(ListedCorrections.State.init(rawValue:)), state != .applies {
            done = try sheet.wave.drop(shown: shown) { list in
                ListedCorrections(list, checked).entries.reversed().filter { $0.state == state }.map(\.correction)
            }
        } else if body["do"] == UnmetCorrections.Action.undrop.rawValue {
            done = try sheet.wave.restore(shown).map { DoneCorrections(.restored, $0) }
        } else if let row = body["row"].flatMap({ Int($0) }) {
            done = try sheet.wave.undo { list in
                ListedCorrections.chain(row: row, marked: shown, of: list, in: checked.review.header)
            }.map { DoneCorrections(.undone, $0.count) }
        } else {
            throw SheetStoreError.malformedForm
        }
        await reviews.forget(sheet.id)
        guard let done else {
            let refusal = UnmetWords.refusal(frame(context, .sheets))
            return try await correctionsPage(sheet, query, error: refusal, context)
        }
        let path = CorrectionsPage.Choice(query).path(of: sheet.id)
        return .redirect(to: path + (path.contains("?") ? "&" : "?") + done.query, type: .normal)
    }
}
