import ArgumentParser
import DirectoryServing
import Foundation
import JobEngine
import JobModel
import JobSession
import Wording

struct Runs: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the runs, the newest first.",
        discussion: "Exit status: 0, or 1 where the ledger cannot be read."
    )

    @Option(help: "How many at most.")
    var limit = 50

    @Flag(help: "Print a JSON array to standard output.")
    var json = false

    @OptionGroup var ledger: LedgerOptions

    func validate() throws {
        guard limit > 0 else {
            throw ValidationError(LocalizedText(en: "--limit must be 1 or more.", zh: "--limit 须不小于 1。"))
        }
    }

    func run() async throws {
        let runs = try await RunHistory(at: ledger.place()).runs(limit: limit)
        if json {
            try StandardOutput.json(runs)
        } else if runs.isEmpty {
            StandardError.note(LocalizedText(en: "There are no runs yet.", zh: "还没有任何运行。"))
        } else {
            for line in Table(rows: runs.map { RunView(run: $0, language: .ofEnvironment).cells }).lines() {
                try StandardOutput.line(line)
            }
        }
    }
}

extension StateFolder {
    static var ofEnvironment: String { path(environment: ProcessInfo.processInfo.environment) }
}
