import ArgumentParser
import JobEngine
import JobModel
import JobSession
import Wording

struct LedgerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger",
        abstract: "See to the ledger, in which Roster keeps what became of every row.",
        subcommands: [LedgerCopyCommand.self, Salvage.self]
    )

    struct Salvage: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a new ledger of what can still be read of a damaged one.",
            discussion: """
                The damaged file is kept beside the new one. A run that lacks rows cannot go on; `roster results RUN` writes \
                what is there. Rows that may have been sent since the ledger was written last are read back by \
                `roster resume` before anything is sent. Exit status: 0, 4 where something is missing, 1 where \
                nothing can be read, 2 while a process is at work on a run.
                """
        )

        func run() throws {
            let salvaged = try StateStores.salvage(in: StateFolder.ofEnvironment)
            for words in salvaged.said { try StandardOutput.line(words) }
            try ExitCode.end(salvaged.exit)
        }
    }
}
