import Foundation
import TestSupport
import Testing

/// What opens a console stands on its screen and in its browser, and nowhere else.
struct ConsoleSecretTests {
    @Test func `an address that opens a browser stands in no process's words or environment`() async throws {
        try await withFolder { folder in
            let screen = try OpenedScreen(in: folder)
            let console = try await ConsoleProcess(in: folder, screen: screen.environment, isEntered: false)
            let token = try #require(console.address.firstMatch(of: /token=([0-9a-f]{64})/)).1
            let (file, page) = try screen.given()
            #expect(page.contains(token) && !file.contains(token))
            let opening = try #require(FileManager.default.contents(atPath: screen.process))
            #expect(opening.range(of: Data(file.utf8)) != nil && opening.range(of: Data(token.utf8)) == nil)
            try Self.expect([String(token)], inNoneOf: console.process.processIdentifier)
            #expect(try await console.browser.get("/?token=\(token)").status == 303)
            console.process.send(SIGINT)
            #expect(await console.process.end() == 0)
            #expect(!FileManager.default.fileExists(atPath: file))
        }
    }

    @Test func `what a browser shows instead stands in no process's words or environment, and in no file`() async throws
    {
        try await FurnishedConsole.with { furnished in
            let secrets = [furnished.cookie, furnished.formToken]
            #expect(secrets.allSatisfy { $0.count >= 32 })
            try Self.expect(secrets, inNoneOf: furnished.console.process.processIdentifier)
            var files = 0
            for path in try furnished.stored() {
                // A folder holds nothing of its own, and a file of SQLite's may be gone by now.
                guard let data = FileManager.default.contents(atPath: path) else { continue }
                files += 1
                for secret in secrets { #expect(data.range(of: Data(secret.utf8)) == nil, "\(path)") }
            }
            #expect(files > 5)
        }
    }

    private static func expect(_ secrets: [String], inNoneOf process: pid_t) throws {
        for member in try family(of: process) {
            for name in ["cmdline", "environ"] {
                let said = FileManager.default.contents(atPath: "/proc/\(member)/\(name)")
                // A child may have ended meanwhile; the console has not.
                if member == process { #expect(said?.isEmpty == false, "\(name)") }
                for secret in secrets { #expect(said?.range(of: Data(secret.utf8)) == nil, "\(name) of \(member)") }
            }
        }
    }

    /// A process and all that have come of it, such as the one that opens a browser.
    private static func family(of process: pid_t) throws -> Set<pid_t> {
        var parents: [pid_t: pid_t] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: "/proc") {
            // One may have ended since the list was made.
            guard let number = pid_t(name),
                let status = FileManager.default.contents(atPath: "/proc/\(name)/status"),
                let parent = String(decoding: status, as: UTF8.self).firstMatch(of: /PPid:\s+([0-9]+)/)
            else { continue }
            parents[number] = pid_t(parent.1)
        }
        var family: Set<pid_t> = []
        var children: Set<pid_t> = [process]
        while !children.isEmpty {
            family.formUnion(children)
            children = Set(parents.filter { family.contains($0.value) && !family.contains($0.key) }.keys)
        }
        return family
    }
}
