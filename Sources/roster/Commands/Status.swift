import ArgumentParser
import JobEngine
import JobModel
import JobSession
import Wording

struct Status: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say how far a run is and how its rows ended.",
        discussion: "Exit status: 0, or 2 where there is no such run."
    )

    @Argument(help: ArgumentHelp("The run, or last.", valueName: "run"))
    var name: String

    @Flag(help: "Show every run that began with the same one, with its retries and how their rows ended.")
    var lineage = false

    @Flag(help: "Stay and show how far it is, for as long as a process is at work on it or it waits for a worker.")
    var watch = false

    @Flag(help: "Print one JSON object to standard output; with --watch one for each change.")
    var json = false

    @OptionGroup var ledger: LedgerOptions

    func run() async throws {
        let history = try RunHistory(at: ledger.place())
        // The newest run now, even where another begins meanwhile.
        let id = try await history.id(of: name)
        if watch { try await stay(history, id) }
        var status = try await history.status(of: id) { GivenLedger.words($0) }
        if lineage { status.chain = try await history.chain(of: id) }
        if json { return try StandardOutput.json(status) }
        for line in RunView(run: status, language: .ofEnvironment).lines() { try StandardOutput.line(line) }
    }

    /// Shows a run until nobody is at work on it, and no worker is expected to be.
    private func stay(_ history: RunHistory, _ id: String) async throws {
        let meter = ProgressLine.meter()
        var shown: RunStatus?
        var titled: LocalizedText?
        for try await status in RunWatch(history, run: id) {
            if json {
                if status != shown { try StandardOutput.json(try await history.status(of: id)) }
            } else if let export = status.export {
                if shown == nil {
                    let title = LocalizedText(en: "Departments read", zh: "已读取部门")
                    await meter.begin(
                        Language.ofEnvironment.words(title),
                        total: export.departments,
                        done: export.departmentsRead
                    )
                }
                await meter.advance(to: export.departmentsRead, total: export.departments)
            } else if let step = status.currentStep {
                let (done, total) = step.progress
                let title = status.title(of: step)
                if title != titled {
                    // What ended before is not of the time that is watched.
                    await meter.begin(Language.ofEnvironment.words(title), total: total, done: done)
                    titled = title
                }
                await meter.advance(to: done, total: total)
            }
            shown = status
        }
        await meter.finish()
    }
}
