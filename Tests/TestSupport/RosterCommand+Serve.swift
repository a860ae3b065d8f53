import Foundation

extension RosterCommand {
    /// Runs `roster directory serve` for as long as `body` takes, which gets its port; ends it as Ctrl-C does.
    ///
    /// - Returns: The server's exit status.
    @discardableResult
    package func serving(
        _ arguments: String...,
        body: (_ port: Int) async throws -> Void
    ) async throws -> Int32 {
        let server = process(["directory", "serve"] + arguments)
        let pipe = Pipe()
        server.standardOutput = pipe
        let (ends, end) = AsyncStream.makeStream(of: Void.self)
        server.terminationHandler = { _ in end.finish() }
        let (texts, text) = AsyncStream.makeStream(of: String.self)
        pipe.fileHandleForReading.readabilityHandler = { handle in
            let bytes = handle.availableData
            if bytes.isEmpty { text.finish() } else { text.yield(String(decoding: bytes, as: UTF8.self)) }
        }
        defer { pipe.fileHandleForReading.readabilityHandler = nil }
        try server.run()
        do {
            try await body(try await Self.port(saidIn: texts))
        } catch {
            server.interrupt()
            for await _ in ends {}
            throw error
        }
        server.interrupt()
        for await _ in ends {}
        return server.terminationStatus
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
    private struct NotServed: Error {
        var said: String
    }
}
