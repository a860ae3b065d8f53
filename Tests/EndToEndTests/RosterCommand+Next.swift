import Foundation
import TestSupport
import Testing

extension RosterCommand.Result {
    /// The command that the last `Next:` names.
    var next: String? {
        let lines = (out + "\n" + err).split(separator: "\n").filter { $0.hasPrefix("Next: ") }
        return lines.last.map { String($0.dropFirst("Next: ".count)) }
    }
}

extension RosterCommand {
    /// A line as a person types it.
    func typing(_ line: String) async throws -> Result {
        var typed = self
        typed.isTyped = true
        return try await typed.run(line)
    }

    func latestRun() async throws -> String {
        let status = try await run("status", "last", "--json")
        let known = try JSONSerialization.jsonObject(with: Data(status.out.utf8)) as? [String: Any]
        return try #require(known?["run"] as? String, "\(status)")
    }
}
