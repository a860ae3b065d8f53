import Hummingbird
import JobEngine
import JobModel
import JobSession
import Wording

/// The pages of the directory.
extension ConsoleRoutes {
    func addDirectory(to router: Router<ConsoleContext>) {
        router.get("/directory") { request, context in try await directoryPage(request, context) }
        router.get("/directory/people") { request, context in try await people(request, context) }
        router.get("/directory/tree") { _, context -> Response in
            let tree = try await TreeSession(connector: directory.connector).run()
            return try pages.response(DirectoryTreePage(tree, frame: frame(context, .directory)))
        }
        router.post("/directory/faults") { request, context in try await switchFaults(request, context) }
        router.post("/directory/clock") { request, context in try await moveClock(request, context) }
    }

    /// What a job without a directory of its own means.
    private var job: JobDefinition { directory.connector.named(JobDefinition(job: "console")) }

    private func directoryPage(
        _ request: Request,
        _ context: ConsoleContext,
        refusing refused: DirectoryPage.Refused? = nil
    ) async throws -> Response {
        let connector = directory.connector
        let isEmbedded = connector.access.isEmbedded(for: job)
        let query = FormQuery(request.uri.query)
        let isAsked = query["ask"] == "yes"
        let diagnosis = isAsked ? try await DoctorSession(job: nil, connector: connector).run() : nil
        let standing =
            isEmbedded
            ? try await EmbeddedStanding.look(into: connector.stateFolder, limit: DirectoryPage.limit) : nil
        let page = DirectoryPage(
            of: connector.access.named(for: job),
            diagnosis: diagnosis,
            standing: standing,
            faults: isEmbedded
                ? try await EmbeddedFaults.look(into: connector.stateFolder, near: connector.folder) : nil,
            isEmbedded: isEmbedded,
            reason: directory.reason(frame(context, .directory)),
            isReadOnly: directory.isReadOnly,
            refused: refused,
            areFaultsSet: query["set"] == "faults",
            frame: frame(context, .directory)
        )
        return try pages.response(page, status: refused == nil ? .ok : .badRequest)
    }

    private func people(_ request: Request, _ context: ConsoleContext) async throws -> Response {
        let query = FormQuery(request.uri.query)
        func value(_ name: String) -> String? { query[name].flatMap { $0.isEmpty ? nil : $0 } }
        let session = BrowseSession(
            department: value("department"),
            below: value("below"),
            people: value("people"),
            connector: directory.connector
        )
        return try pages.response(DirectoryPeoplePage(try await session.run(), frame: frame(context, .directory)))
    }

    /// The fields of a form that changes the embedded directory.
    ///
    /// - Throws: `DirectoryRequestError` where nothing may be changed here.
    private func changes(of request: Request) async throws -> FormQuery {
        guard !directory.isReadOnly else { throw DirectoryRequestError.readOnly }
        guard directory.connector.access.isEmbedded(for: job) else { throw DirectoryRequestError.notEmbedded }
        return try await FormBody(request).query
    }

    private func switchFaults(_ request: Request, _ context: ConsoleContext) async throws -> Response {
        let fields = try await changes(of: request)
        let lines = fields["reset"] == nil ? DirectoryFaults.lines(fields) : nil
        try await EmbeddedFaults.set(lines, in: directory.connector.stateFolder)
        return .redirect(to: "/directory?set=faults#faults", type: .normal)
    }

    private func moveClock(_ request: Request, _ context: ConsoleContext) async throws -> Response {
        let span = try await changes(of: request)["span"] ?? ""
        do {
            try await EmbeddedStanding.moveClock(by: span, in: directory.connector.stateFolder)
            return .redirect(to: "/directory", type: .normal)
        } catch let error as any ExplainedError {
            let refused = DirectoryPage.Refused(
                span: span,
                error: error,
                isOfSpan: EmbeddedStanding.isRefusal(error, ofSpan: span)
            )
            return try await directoryPage(request, context, refusing: refused)
        }
    }
}
