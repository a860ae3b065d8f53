import Foundation
import Glibc

/// `roster directory serve` as a process: started, killed, started again.
package struct RunningServer: Sendable {
    package let port: Int
    private let process: ChildProcess

    /// Starts a server and returns once it listens; `command` is what says to `roster` that it shall serve.
    package init(
        _ roster: RosterCommand,
        command: [String] = ["directory", "serve"],
        _ arguments: [String]
    ) async throws {
        let output = Pipe()
        let texts = try ProcessOutput.texts(from: output.fileHandleForReading)
        process = try roster.start(
            command + arguments,
            output: output.fileHandleForWriting,
            error: .standardError
        )
        try output.fileHandleForWriting.close()
        do {
            port = try await Self.port(saidIn: texts)
        } catch {
            process.send(SIGINT)
            _ = await process.end()
            throw error
        }
    }

    /// Starts a server on the port of one that was killed, which may be another's line for a moment.
    package static func again(_ roster: RosterCommand, _ arguments: [String]) async throws -> RunningServer {
        for _ in 0..<300 {
            do { return try await RunningServer(roster, arguments) } catch is NotServed {}
            try await Task.sleep(for: .milliseconds(100))
        }
        return try await RunningServer(roster, arguments)
    }

    /// Ends it as Ctrl-C does; returns its exit status.
    @discardableResult
    package func interrupt() async -> Int32 {
        process.send(SIGINT)
        return await process.end()
    }

    /// Lets it hang, or go on: its port takes connections meanwhile, and nothing answers.
    package func hang(_ hangs: Bool) { process.send(hangs ? SIGSTOP : SIGCONT) }

    /// Ends it at once, without a word.
    package func kill() async {
        process.send(SIGKILL)
        _ = await process.end()
    }

    /// Waits for the line `listening on http://127.0.0.1:PORT`.
    private static func port(saidIn texts: AsyncStream<String>) async throws -> Int {
        var said = ""
        for await text in texts {
            said += text
            guard said.hasSuffix("\n") else { continue }
            let line = said.trimmingCharacters(in: .newlines)
            guard line.hasPrefix(greeting), let port = Int(line.dropFirst(greeting.count)) else { break }
            return port
        }
        throw NotServed(said: said)
    }

    private static let greeting = "listening on http://127.0.0.1:"

    /// The server ended, or said something else than where it listens.
    package struct NotServed: Error {
        package var said: String
    }
}
