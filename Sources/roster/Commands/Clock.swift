import ArgumentParser
import DirectoryServer
import DirectoryServing
import Foundation
import JobModel
import JobSession
import Wording

struct Clock: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show or move the clock of the embedded directory.",
        discussion: """
            Tokens, rate windows, the month of calls, time stamps, the 30 days in which somebody can be restored and the day \
            in which somebody joins so many companies follow it, so that what takes weeks is rehearsed at once. The directory \
            keeps how far it was moved, also when it is served again. Deadlines of connections and faults that wait take as \
            long as they take. A running server of the directory follows. Exit status: 0, or 2 usage, no directory yet, or the \
            server refuses.
            """
    )

    @Option(help: "Forward by a span: numbers with w, d, h, m or s, such as 31d or 1d12h.")
    var advance: String?

    @Option(
        help: "To a moment with its zone, such as 2026-12-01T09:00:00+08:00; it may lie before what the clock says."
    )
    var set: String?

    @Flag(help: "Back to what the machine's clock says.")
    var reset = false

    @OptionGroup var database: DatabaseOption

    @OptionGroup var control: ControlTokenOptions

    @Flag(help: "Print a JSON object to standard output.")
    var json = false

    func run() async throws {
        let file = try database.file()
        let reading =
            if let change = try change() {
                try await file.change(change, controlToken: try token())
            } else {
                try await file.clock()
            }
        if let words = reading.wordsOnGoingBack { StandardError.note(words) }
        if json { try StandardOutput.json(reading) } else { try StandardOutput.line(reading.words) }
    }

    private func change() throws -> ClockChange? {
        let asked = [advance != nil, set != nil, reset].count { $0 }
        guard asked <= 1 else {
            throw ValidationError(
                LocalizedText(
                    en: "--advance, --set and --reset exclude each other.",
                    zh: "--advance、--set 与 --reset 不能并用。"
                )
            )
        }
        if let advance { return try ClockChange(advance: advance) }
        if let set { return try ClockChange(set: set) }
        return reset ? .reset : nil
    }

    private func token() throws -> String? {
        do {
            return try control.token()
        } catch {
            throw ValidationError(error.words)
        }
    }
}
