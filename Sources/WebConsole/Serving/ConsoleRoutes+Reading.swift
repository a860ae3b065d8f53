import Hummingbird
import NIOCore

/// Pages of large sheets, which answer at once whatever they need.
extension ConsoleRoutes {
    func addReading(to router: Router<ConsoleContext>) {
        router.get("/sheets/:sheet/read") { _, context in
            let sheet = try sheets.sheet(context.parameters.require("sheet"))
            return Response(
                status: .ok,
                headers: [.contentType: "text/event-stream; charset=utf-8"],
                body: ResponseBody { writer in
                    try await writer.write(ByteBuffer(string: ":\n\n"))
                    await looks.end(of: sheet.id)
                    try await writer.write(ByteBuffer(string: "event: ended\ndata:\n\n"))
                    try await writer.finish(nil)
                }
            )
        }
    }

    /// The page that says that a large sheet is being read; `nil` where what the page needs is at hand, or soon is.
    ///
    /// - Parameters:
    ///   - sheet: The sheet.
    ///   - step: Where the page stands.
    ///   - request: For which page.
    ///   - context: The reader's.
    ///   - look: What the page needs.
    /// - Returns: The answer in place of the page.
    /// - Throws: What the look throws.
    func waiting(
        for sheet: StoredSheet,
        at step: WaveSteps.Step,
        _ request: Request,
        _ context: ConsoleContext,
        _ look: @escaping @Sendable () async throws -> Void
    ) async throws -> Response? {
        guard sheet.bytes > Self.briefBytes else { return nil }
        // The language of the reader's page says nothing about the look.
        let address = request.uri.string
        guard try await !looks.isOver(address, of: sheet.id, look) else { return nil }
        let page = WaitingPage(sheet: sheet, at: step, address: address, frame: frame(context, .sheets))
        return try pages.response(page)
    }

    /// A sheet that is no larger is read while the reader waits.
    static let briefBytes = 16 << 20
}
