import Foundation
import JobFiles
import TestSupport
import Testing
import Wording

/// The file in which a user sets what every command is to know.
struct ConfigurationTests {
    private func configuration(_ text: String) async throws -> Configuration {
        try await withFolder { folder in
            let path = folder + "/config.yaml"
            try text.write(toFile: path, atomically: true, encoding: .utf8)
            return try Configuration.load(environment: ["ROSTER_CONFIG": path])
        }
    }

    @Test func `names the ledger`() async throws {
        #expect(
            try await configuration("ledger: postgres://roster@db/roster\n").ledger == "postgres://roster@db/roster"
        )
        #expect(try await configuration("ledger: service=roster\n") == Configuration(ledger: "service=roster"))
    }

    @Test(arguments: ["", "# nothing yet\n", "---\n"])
    func `an empty file sets nothing`(text: String) async throws {
        #expect(try await configuration(text) == Configuration())
    }

    @Test(arguments: [
        ("leger: file", "unknown key 'leger'; did you mean 'ledger'?"),
        ("ledger: [a]", "line 1: ledger must be a word"),
        ("ledger: ''", "ledger is empty"), ("\tledger: x", "is not YAML"), ("- ledger", "must be a mapping"),
        ("ledger: a\nledger: b", "is not YAML"), ("? [a]\n: b", "a key is no word"),
    ])
    func `says what is wrong, and where`(text: String, said: String) async throws {
        let error = try #require(await #expect(throws: ConfigurationError.self) { try await configuration(text) })
        #expect(error.explanation.problem.en.contains(said), "\(error.explanation.problem.en)")
        #expect(error.explanation.remedy.en.contains("ledger: postgres://"))
        #expect(error.explanation.problem.zh != error.explanation.problem.en)
    }

    @Test func `a file that is named must be there, the usual one need not`() throws {
        let missing = "/nonexistent/config.yaml"
        #expect(throws: ConfigurationError.missing(path: missing)) {
            try Configuration.load(environment: ["ROSTER_CONFIG": missing])
        }
        #expect(try Configuration.load(environment: ["HOME": "/nonexistent"]) == Configuration())
        #expect(try Configuration.load(environment: ["ROSTER_CONFIG": "", "HOME": "/nonexistent"]) == Configuration())
    }

    @Test(arguments: [
        (["XDG_CONFIG_HOME": "/c", "HOME": "/h"], "/c/roster/config.yaml"),
        (["XDG_CONFIG_HOME": "c", "HOME": "/h"], "/h/.config/roster/config.yaml"),
        (["HOME": "/h"], "/h/.config/roster/config.yaml"),
    ])
    func `lies where XDG says`(environment: [String: String], path: String) {
        #expect(Configuration.usualPath(environment: environment) == path)
    }
}
