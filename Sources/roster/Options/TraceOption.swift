import ArgumentParser
import Foundation
import JobEngine

/// The trace of what a command that writes asks the directory.
struct TraceOption: ParsableArguments {
    @Option(
        help: "Append one line of JSON for each request to this file: times, endpoint, code, log id; nobody's data.",
        completion: .file()
    )
    var trace: String?

    /// The open file; `nil` where none is wanted.
    func file() throws -> TraceFile? {
        try trace.map { try TraceFile(path: URL(fileURLWithPath: $0).standardizedFileURL.path) }
    }
}
