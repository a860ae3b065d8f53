extension RosterCommand {
    /// Runs `roster directory serve` for as long as `body` takes, which gets its port; ends it as Ctrl-C does.
    ///
    /// - Returns: The server's exit status.
    @discardableResult
    package func serving(
        _ arguments: String...,
        body: (_ port: Int) async throws -> Void
    ) async throws -> Int32 {
        let server = try await RunningServer(self, arguments)
        do {
            try await body(server.port)
        } catch {
            await server.interrupt()
            throw error
        }
        return await server.interrupt()
    }
}
