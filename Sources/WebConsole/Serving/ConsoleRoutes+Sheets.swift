import Hummingbird
import JobEngine
import JobModel
import JobSession
import Wording

/// The pages of dropped sheets.
extension ConsoleRoutes {
    func addSheets(to router: Router<ConsoleContext>) {
        router.get("/sheets/new") { request, context in try await drop(request, context) }
        router.post("/sheets") { request, context in try await take(request, context) }
        router.post("/sheets/:sheet/reading") { request, context in try await keepReading(request, context) }
        // The address of a form whose answer was a page, where that is asked for once more.
        router.get("/sheets/:sheet/reading") { _, context in
            Response.redirect(to: "/sheets/\(try sheets.sheet(context.parameters.require("sheet")).id)", type: .normal)
        }
        router.get("/sheets/:sheet/delete") { _, context in
            try await question(of: sheets.sheet(context.parameters.require("sheet")), context)
        }
        router.post("/sheets/:sheet/delete") { request, context in try await delete(request, context) }
        addProblems(to: router)
        addMatching(to: router)
        addReading(to: router)
        router.get("/sheets/:sheet") { request, context in try await sheet(request, context) }
    }

    private func drop(_ request: Request, _ context: ConsoleContext) async throws -> Response {
        let all = try sheets.all()
        let frame = frame(context, .sheets)
        let isAfterDeletion = FormQuery(request.uri.query)["deleted"] != nil
        let page = DropPage(
            sheets: all,
            try await standings(of: all, frame),
            isAfterDeletion: isAfterDeletion,
            frame: frame
        )
        return try pages.response(page)
    }

    private func take(_ request: Request, _ context: ConsoleContext) async throws -> Response {
        let sheet = try await sheets.take(request)
        return .redirect(to: "/sheets/\(sheet.id)", type: .normal)
    }

    /// The sheet is to be read so from here on, on whatever page it is looked at.
    private func keepReading(_ request: Request, _ context: ConsoleContext) async throws -> Response {
        let sheet = try sheets.sheet(context.parameters.require("sheet"))
        let body = try await FormBody(request)
        let reading = SheetReading(query: body.query)
        let isLook = body[SheetReading.look.0] != nil
        let frame = frame(context, .sheets)
        if sheet.wave.hasJob {
            let now = SheetReading(of: try sheet.wave.job())
            if let refusal = reading.refusal(body["was"], now, sheet, isLook: isLook, frame) {
                let page = try await SheetPage(sheet: sheet, reading: now, memory: memory, error: refusal, frame: frame)
                return try pages.response(page, status: .conflict)
            }
        }
        do {
            try await SheetLook.onThread { try sheet.keep(reading) }
        } catch let error as any ExplainedError {
            try UnreadSheets.note(sheet, reading)
            return try pages.response(StoppedPage(error, of: sheet, reading, frame), status: .badRequest)
        }
        return .redirect(to: "/sheets/\(sheet.id)" + (isLook ? "" : "/columns"), type: .normal)
    }

    /// Removes a sheet, which holds people's data, once the reader has answered what goes with it.
    private func delete(_ request: Request, _ context: ConsoleContext) async throws -> Response {
        let sheet = try sheets.sheet(context.parameters.require("sheet"))
        guard try await FormBody(request)[DeletionPage.sure] != nil else {
            return try await question(of: sheet, context)
        }
        await reviews.forget(sheet.id)
        await memory.forget(sheet.id)
        await coming.forget(sheet.id)
        await questions.forget(sheet.id)
        await keys.forget(sheet.id)
        await returns.forget(of: sheet.id)
        await subjects.forget(sheet.id)
        try await removeRetries(of: sheet)
        try sheets.remove(sheet)
        return .redirect(to: "/sheets/new?deleted=yes", type: .normal)
    }

    /// Asks whether a sheet is to be deleted.
    private func question(of sheet: StoredSheet, _ context: ConsoleContext) async throws -> Response {
        let page = DeletionPage(
            of: sheet,
            corrections: try sheet.corrections().count,
            runs: try await history.records(in: [Self.folder(of: sheet)]).values.flatMap(\.self),
            frame(context, .sheets)
        )
        return try pages.response(page)
    }

    private func sheet(_ request: Request, _ context: ConsoleContext) async throws -> Response {
        let sheet = try sheets.sheet(context.parameters.require("sheet"))
        let isKept = (request.uri.query ?? "").isEmpty && sheet.wave.hasJob
        let reading =
            isKept ? SheetReading(of: try sheet.wave.job()) : SheetReading(query: FormQuery(request.uri.query))
        let frame = frame(context, .sheets)
        do {
            let waiting = try await waiting(for: sheet, at: .reading, request, context) {
                _ = try await memory.look(at: sheet, reading, keeping: SheetPage.rowLimit)
            }
            if let waiting { return waiting }
            let page = try await SheetPage(sheet: sheet, reading: reading, memory: memory, frame: frame)
            try UnreadSheets.forget(sheet, reading)
            return try pages.response(page)
        } catch let error as any ExplainedError {
            // Another way of reading it may do.
            try UnreadSheets.note(sheet, reading)
            return try pages.response(StoppedPage(error, of: sheet, reading, frame), status: .badRequest)
        }
    }
}
