import ArgumentParser
import JobEngine
import JobModel
import JobSession

struct Resume: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Go on with a run that was stopped or killed: an import finds out what became of every row, then sends the rest; an export reads what it lacks.",
        discussion:
            """
            An export may be given another form: --format, --encoding, --headings, --fields, --department-fields, --where, \
            --departments-as, --leaders-as, --dates and --lists are decided when everything is read, so that what was read is \
            kept. What is read stays as it began: the directory, --department, --without-below and --resigned-from; so do \
            --out, --force, --since and --keep. Exit status: as `roster import` or `roster export`; 2 where the run has come \
            to its end or is at work elsewhere.
            """
    )

    @Argument(help: ArgumentHelp("The run, or last for the newest that has not come to its end.", valueName: "run"))
    var name: String

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var observing: ObservationOptions

    @Flag(help: "Print summary.json, or an export's manifest.json, to standard output.")
    var json = false

    @Flag(help: "Go on without asking, where the plan was not confirmed before; else it is shown and asked for.")
    var yes = false

    @OptionGroup(title: "Form of an export") var form: ExportFormOptions

    @Flag(help: "Of an export: say nothing but what is wrong.")
    var quiet = false

    func run() async throws {
        let run = try await NamedRun(name, for: .resuming, at: connection.ledger.place())
        if run.isExport {
            let connector = try connection.connector(folder: run.folder)
            let session = ExportSession(
                resuming: run.id,
                connector: connector,
                change: form.isGiven ? Self.change(by: form) : nil
            )
            let export = try await WorkScreen(reading: connection.reading, isQuiet: quiet).run(session)
            return try await Export.end(export, connector: connector, quiet: quiet, json: json)
        }
        guard !form.isGiven, !quiet else { throw UsageError.formOfImport(run: run.id) }
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

    private static func change(by form: ExportFormOptions) -> @Sendable (inout ExportChoice) -> Void {
        { choice in form.change(&choice) }
    }
}
