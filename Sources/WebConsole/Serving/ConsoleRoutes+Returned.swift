import HTTPTypes
import Hummingbird
import JobEngine
import JobModel
import JobSession
import Wording

/// The page of a file that was corrected in a spreadsheet and came back to its sheet.
extension ConsoleRoutes {
    func addReturned(to router: Router<ConsoleContext>) {
        router.post("/sheets/:sheet/corrected") { request, context in try await keepReturned(request, context) }
        router.get("/sheets/:sheet/returned/:file") { request, context in try await returned(request, context) }
        router.post("/sheets/:sheet/returned/:file") { request, context in
            try await takeReturnedOnce(request, context)
        }
    }

    /// Keeps the file, and leads to its page; one that is none of this sheet is refused, and nothing of it stays.
    private func keepReturned(_ request: Request, _ context: ConsoleContext) async throws -> Response {
        let sheet = try sheets.sheet(context.parameters.require("sheet"))
        _ = try sheet.importJob()
        let upload = try await sheets.takeReturned(request, to: sheet)
        if Self.isBrief(upload, sheet) {
            _ = try await reviews.checked(sheet)
            if let refused = try await refused(upload, of: sheet, context) { return refused }
        }
        return .redirect(to: Self.path(of: upload, sheet), type: .normal)
    }

    /// The answer to a file of which nothing can be taken.
    ///
    /// The file goes. `nil` where it is one of this sheet.
    private func refused(
        _ upload: ReturnedUpload,
        of sheet: StoredSheet,
        _ context: ConsoleContext
    ) async throws -> Response? {
        let frame = frame(context, .sheets)
        let refusal: RefusedForm?
        do {
            let file = try await returns.look(at: upload, of: sheet).file
            guard file.isTooMuch || !file.isOfSheet else { return nil }
            let review = try await reviews.checked(sheet).review
            let naming = frame.knowing(review)
            refusal = ReturnedWords(upload, of: sheet, naming).refusal(file)
        } catch let unread as UnreadReturnError {
            // Another answer to the same button has removed it.
            guard try sheets.returned(upload.id, to: sheet) != nil else {
                return try await goneFile(of: sheet, context)
            }
            refusal = ReturnedWords(upload, of: sheet, frame).refusal(unread.error, at: upload.path)
        }
        guard let refusal else { return nil }
        try await forget(upload, of: sheet)
        return try await problemsPage(sheet, done: nil, error: refusal, context)
    }

    private func returned(_ request: Request, _ context: ConsoleContext) async throws -> Response {
        let sheet = try sheets.sheet(context.parameters.require("sheet"))
        guard let upload = try sheets.returned(context.parameters.require("file"), to: sheet) else {
            return try await goneFile(of: sheet, context)
        }
        _ = try sheet.importJob()
        let query = FormQuery(request.uri.query)
        let from = query["from"].flatMap { Int($0) } ?? 0
        if let waiting = try await waiting(for: upload, of: sheet, from, request, context) { return waiting }
        if let refused = try await refused(upload, of: sheet, context) { return refused }
        let problem: ReturnedForm.Problem? = query[Self.changed] == nil ? nil : .changed
        return try await returnedPage(upload, of: sheet, from: from, ReturnedForm(), problem, context)
    }

    /// The page that says that the file is being read; `nil` where what the page needs is at hand, or soon is.
    private func waiting(
        for upload: ReturnedUpload,
        of sheet: StoredSheet,
        _ from: Int,
        _ request: Request,
        _ context: ConsoleContext
    ) async throws -> Response? {
        guard !Self.isBrief(upload, sheet) else { return nil }
        let address = request.uri.string
        let (returns, reviews) = (returns, reviews)
        let isOver = try await looks.isOver(address, of: sheet.id) {
            _ = try await reviews.checked(sheet)
            do {
                let look = try await returns.look(at: upload, of: sheet)
                _ = try await reviews.checked(sheet, with: look.rows(from: from, goneFrom: 0))
            } catch is UnreadReturnError {
                // The answer says it.
            }
        }
        guard !isOver else { return nil }
        let frame = frame(context, .sheets)
        return try pages.response(WaitingPage(comparing: upload, with: sheet, address: address, frame: frame))
    }

    private func returnedPage(
        _ upload: ReturnedUpload,
        of sheet: StoredSheet,
        from: Int = 0,
        _ form: ReturnedForm,
        _ problem: ReturnedForm.Problem?,
        _ context: ConsoleContext
    ) async throws -> Response {
        let look = try await returns.look(at: upload, of: sheet)
        let rows = look.rows(from: from, goneFrom: form.rowsFrom ?? 0)
        let review = try await reviews.checked(sheet, with: rows).review
        let page = ReturnedPage(
            upload,
            of: sheet,
            look,
            in: review,
            from: from,
            form: form,
            problem: problem,
            frame: frame(context, .sheets)
        )
        return try pages.response(page, status: problem == nil ? .ok : .conflict)
    }

    /// Takes what is chosen; of a button that is pressed twice the second answer says that the file is not kept any more.
    private func takeReturnedOnce(_ request: Request, _ context: ConsoleContext) async throws -> Response {
        do {
            return try await takeReturned(request, context)
        } catch {
            let sheet = try sheets.sheet(context.parameters.require("sheet"))
            // The other answer has removed it, while this one was about to read it.
            guard try sheets.returned(context.parameters.require("file"), to: sheet) == nil else { throw error }
            return try await goneFile(of: sheet, context)
        }
    }

    private func takeReturned(_ request: Request, _ context: ConsoleContext) async throws -> Response {
        let sheet = try sheets.sheet(context.parameters.require("sheet"))
        guard let upload = try sheets.returned(context.parameters.require("file"), to: sheet) else {
            return try await goneFile(of: sheet, context)
        }
        _ = try sheet.importJob()
        let form = ReturnedForm(try await FormBody(request))
        if form.isNothing { return try await leave(upload, of: sheet, DoneCorrections(cells: 0, rows: 0, of: upload)) }
        // What another tab does between the look and the lock is looked at once more.
        for _ in 0..<Self.attempts {
            // Where newer files have taken its place in memory, it is read again: nothing has changed by that.
            if let refused = try await refused(upload, of: sheet, context) { return refused }
            let look = try await returns.look(at: upload, of: sheet)
            if form.rowsFrom != nil, form.mark == look.mark {
                return try await returnedPage(upload, of: sheet, form, nil, context)
            }
            if let problem = form.problem(by: look) {
                // The page of a large sheet that has changed is made behind a page that waits.
                if problem == .changed, !Self.isBrief(upload, sheet) {
                    return .redirect(to: Self.path(of: upload, sheet) + "?\(Self.changed)=yes", type: .normal)
                }
                return try await returnedPage(upload, of: sheet, form, problem, context)
            }
            guard let done = try Self.take(form, look, in: sheet.wave) else { continue }
            try sheets.removeOld(of: sheet, but: upload)
            await reviews.forget(sheet.id)
            let staying = look.file.leftOut(among: form.kinds)
            let said = DoneCorrections(cells: done.cells, rows: done.rows, staying: staying, of: upload)
            return try await leave(upload, of: sheet, said)
        }
        return try await returnedPage(upload, of: sheet, form, .changed, context)
    }

    /// Writes all of it as one correction, which one step takes back.
    ///
    /// - Returns: `nil` where the sheet has other corrections, or is read otherwise, than when the file was held against it.
    private static func take(
        _ form: ReturnedForm,
        _ look: ReturnedLook,
        in wave: SheetWave
    ) throws -> (cells: Int, rows: Int)? {
        try wave.correct { list in
            guard try ReturnedLook.Version(of: wave) == look.version else { return nil }
            let time = SheetWave.time(after: list)
            return look.file.add(form.kinds, leavingOut: form.leftOut(of: look.file.gone), at: time, to: &list)
        }
    }

    /// The file goes, and the sheet's problems say what was taken.
    private func leave(
        _ upload: ReturnedUpload,
        of sheet: StoredSheet,
        _ done: DoneCorrections
    ) async throws -> Response {
        try await forget(upload, of: sheet)
        return .redirect(to: "/sheets/\(sheet.id)/problems?\(done.query)", type: .normal)
    }

    private func forget(_ upload: ReturnedUpload, of sheet: StoredSheet) async throws {
        await returns.forget(upload)
        try sheets.remove(upload, of: sheet)
    }

    private func goneFile(of sheet: StoredSheet, _ context: ConsoleContext) async throws -> Response {
        let frame = frame(context, .sheets)
        return try await problemsPage(sheet, done: nil, error: ReturnedWords.gone(frame), context)
    }

    static func path(of upload: ReturnedUpload, _ sheet: StoredSheet) -> String {
        "/sheets/\(sheet.id)/\(ReturnedUpload.folder)/\(upload.id)"
    }

    /// Whether the file is read while the reader waits.
    private static func isBrief(_ upload: ReturnedUpload, _ sheet: StoredSheet) -> Bool {
        max(upload.bytes, sheet.bytes) <= briefReturn
    }

    private static let briefReturn = 256 << 10
    private static let attempts = 3
    /// The field of an address that says that something has changed since the reader's page was made.
    private static let changed = "changed"
}
