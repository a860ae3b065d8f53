import TestSupport

/// The shipped company, served by a process of its own.
enum Served {
    static let credentials = ["ROSTER_APP_ID": "cli_example", "ROSTER_APP_SECRET": "an-example-secret"]
    /// Beside the sheet; not the embedded directory of the state folder.
    static let database = "served.sqlite"
}

extension RosterCommand {
    /// Serves the shipped company without limits for as long as `body` takes, which gets the port.
    func servingCompany(fault: String = "", _ body: (_ port: Int) async throws -> Void) async throws {
        try await serving(
            "--database",
            Served.database,
            "--company",
            Project.folder + "/templates/company.yaml",
            "--rates",
            "off",
            "--fault",
            fault.isEmpty ? "latency 0%" : fault,
            body: body
        )
    }
}
