import TestSupport

/// The directory of a storm: a process that is killed and comes back at the same port.
actor StormDirectory {
    let port: Int
    private let roster: RosterCommand
    private let arguments: [String]
    private var server: RunningServer?

    init(company: String, folder: String, fault: String) async throws {
        roster = RosterCommand(folder: folder)
        arguments = [
            "--database", Served.database, "--company", company, "--rates", "x10", "--fault", fault,
        ]
        let server = try await RunningServer(roster, arguments)
        self.server = server
        port = server.port
    }

    /// The file of its database.
    nonisolated var database: String { "\(roster.folder)/\(Served.database)" }

    /// Lets it answer nothing for as long as it hangs.
    func hang(_ hangs: Bool) { server?.hang(hangs) }

    func kill() async {
        let server = server
        self.server = nil
        await server?.kill()
    }

    func start() async throws { server = try await .again(roster, arguments + ["--port", "\(port)"]) }

    /// Ends it as Ctrl-C does.
    func end() async {
        let server = server
        self.server = nil
        await server?.interrupt()
    }
}
