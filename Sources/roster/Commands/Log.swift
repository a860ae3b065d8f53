import ArgumentParser
import DirectoryServer
import DirectoryServing
import Foundation
import JobEngine
import JobModel
import JobSession
import Wording

struct Log: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the last calls that the embedded directory answered, oldest first.",
        discussion: "It names no person: no ids, no bodies. Exit status: 0."
    )

    @OptionGroup var database: DatabaseOption

    @Option(help: "How many calls.")
    var last = 50

    @Flag(help: "Print a JSON array to standard output.")
    var json = false

    func validate() throws {
        if last < 0 { throw ValidationError(LocalizedText(en: "--last must not be below 0", zh: "--last 不能小于 0")) }
    }

    func run() async throws {
        let calls = try CallLogEntry.last(last, ofDatabase: try database.file().database)
        if json { return try StandardOutput.json(calls) }
        let rows = calls.map { call in
            [
                Date(timeIntervalSince1970: call.at).formatted(.iso8601), call.app, call.endpoint, "\(call.status)",
                call.code.map(String.init) ?? "", "\(call.milliseconds) ms", call.logID,
            ]
        }
        for line in Table(rows: rows).lines() { try StandardOutput.line(line) }
    }
}
