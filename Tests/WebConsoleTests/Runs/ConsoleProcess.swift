import Foundation
import NIOHTTP1
import TestSupport
import Testing

/// The real `roster console`, as a process that is interrupted or killed.
struct ConsoleProcess: Sendable {
    let process: ChildProcess
    let browser: Browser
    /// The page that the address leads to.
    let page: String?

    private let said = Pipe()

    /// Starts it, and comes by the address that it prints.
    init(_ arguments: [String] = [], in folder: String) async throws {
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
        let address = try #require(found, "the console says no address: \(all)")
        browser = Browser(port: address.port)
        let entered = try await browser.get(address.path)
        #expect(entered.status == 303)
        page = entered.headers["Location"].first
    }
}
