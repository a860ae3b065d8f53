import Foundation
import NIOHTTP1
import TestSupport
import Testing

/// The real `roster console`, as a process that is interrupted or killed.
struct ConsoleProcess: Sendable {
    let process: ChildProcess
    let browser: Browser
    /// The first one that it has printed.
    let address: String
    /// The page that the address leads to.
    let page: String?

    private let said = Pipe()

    /// Starts it, and comes by the address that it prints, unless that is left for a browser of its own.
    init(_ arguments: [String] = [], in folder: String, isEntered: Bool = true) async throws {
        let (texts, text) = AsyncStream.makeStream(of: String.self)
        said.fileHandleForReading.readabilityHandler = { handle in
            let bytes = handle.availableData
            if bytes.isEmpty { text.finish() } else { text.yield(String(decoding: bytes, as: UTF8.self)) }
        }
        let output = said.fileHandleForWriting
        process = try RosterCommand(folder: folder).start(["console"] + arguments, output: output, error: output)
        try output.close()
        var all = ""
        var found: (port: Int, path: String)?
        for await text in texts where found == nil {
            all += text
            let match = all.firstMatch(of: /http:\/\/127\.0\.0\.1:([0-9]+)(\/\?token=[0-9a-f]{64}[^\n]*)\n/)
            found = match.flatMap { match in Int(match.1).map { ($0, String(match.2)) } }
            if found != nil { break }
        }
        let printed = try #require(found, "the console says no address: \(all)")
        address = "http://127.0.0.1:\(printed.port)\(printed.path)"
        browser = Browser(port: printed.port)
        guard isEntered else {
            page = nil
            return
        }
        let entered = try await browser.get(printed.path)
        #expect(entered.status == 303)
        page = entered.headers["Location"].first
    }
}
