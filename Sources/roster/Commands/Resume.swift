import ArgumentParser
import JobEngine
import JobSession

struct Resume: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Go on with a run that was stopped or killed: an import finds out what became of every row, then sends the rest; an export reads what it lacks.",
        discussion:
            "Exit status: as `roster import` or `roster export`; 2 where the run has come to its end or is at work elsewhere."
    )

    @Argument(help: ArgumentHelp("The run, or last for the newest that has not come to its end.", valueName: "run"))
    var name: String

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var observing: ObservationOptions

    @Flag(help: "Print summary.json, or an export's manifest.json, to standard output.")
    var json = false

    @Flag(help: "Go on without asking, where the plan was not confirmed before; else it is shown and asked for.")
    var yes = false

    func run() async throws {
        let run = try await NamedRun(name, for: .resuming, stateFolder: StateFolder.ofEnvironment)
        if run.isExport {
            let session = ExportSession(resuming: run.id, connector: try connection.connector(folder: run.folder))
            let export = try await WorkScreen(reading: connection.reading).run(session)
            try Export.show(export, json: json)
            if json { try StandardOutput.json(PrintedExport(export: export, aftermath: nil)) }
            return try ExitCode.end(export.exit)
        }
        let observation = try observing.open()
        let screen = try ImportScreen(
            connection,
            folder: run.folder,
            isGiven: yes,
            json: json,
            observation: observation
        )
        try await screen.follow { try await $0.resume(run.id) }
    }
}
