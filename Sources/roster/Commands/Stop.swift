import ArgumentParser
import JobEngine
import JobSession
import Wording

struct Stop: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Stop a run, also one that another process or a worker is writing.",
        discussion: """
            What is in flight ends; then the run is stopped, and workers leave it alone until `roster resume RUN` goes on \
            with it. A run that waits for workers, or whose process has died, is stopped at once. An export keeps what it \
            has read. The command waits until the run is stopped; Ctrl-C ends only the waiting.

            Exit status: 0 the run is stopped, or came to its end before it heard of it; 2 where there is no such run, it \
            had ended before, its plan is not confirmed, or a person has let it go on meanwhile; 1 where the ledger cannot \
            be used.
            """
    )

    @Argument(
        help: ArgumentHelp(
            "The run, or last for the newest that is being written, waits for workers, or is an export under way.",
            valueName: "run"
        )
    )
    var name: String

    @Flag(help: "Print the run as it then is as one JSON object to standard output.")
    var json = false

    @OptionGroup var ledger: LedgerOptions

    func run() async throws {
        let history = try RunHistory(at: ledger.place())
        let id = try await history.id(of: name, for: .stopping)
        CurrentRun.begin(id)
        if try await !history.requestStop(of: id) {
            StandardError.note(
                LocalizedText(
                    en:
                        "\(id) is asked to stop: what is in flight ends; then it is stopped. `roster resume \(id)` goes on "
                        + "with it. Ctrl-C ends only this waiting.",
                    zh: "已要求停止 \(id)：已发出的请求处理完毕后即停止。roster resume \(id) 可继续该运行。按 Ctrl-C 只结束等待。"
                )
            )
            try await history.awaitStop(of: id)
        }
        let status = try await history.status(of: id) { GivenLedger.words($0) }
        if json { return try StandardOutput.json(status) }
        for line in RunView(run: status, language: .ofEnvironment).lines() { try StandardOutput.line(line) }
    }
}
