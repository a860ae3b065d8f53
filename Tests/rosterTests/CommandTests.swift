import ArgumentParser
import JobModel
import JobSession
import Testing
import Wording

@testable import roster

struct CommandTests {
    @Test func `check takes a CSV file with its flags`() throws {
        let command = try Check.parse(["a.csv", "--subject", "departments", "--mode", "upsert", "--json"])
        #expect(command.options.subject == .departments && command.matching.mode == .upsert && command.options.json)
    }

    @Test func `commands in sentences are given the ledger where they have runs to do with`() {
        let takesLedger = Roster.configuration.subcommands.filter { Roster.helpMessage(for: $0).contains("--ledger") }
        let names = takesLedger.map { $0._commandName }
        // These ask a directory, and neither make a run nor look at one.
        let withoutRuns = ["check", "doctor", "diff", "rehearse", "template", "verify"]
        let other = Set(names).symmetricDifference(LedgerCommands.names).subtracting(withoutRuns)
        #expect(other.isEmpty, "Add them to LedgerCommands.names, or to this test.")
    }

    @Test func `control and direction characters do not reach the terminal`() {
        #expect(StandardError.escaped("a\u{1B}[2J\u{202E}b") == "a\\u{1b}[2J\\u{202e}b")
    }

    @Test func `groups findings by cause, and counts hidden rows`() {
        let finding = Finding(
            code: "x.y",
            problem: LocalizedText(en: "wrong", zh: "错"),
            remedy: LocalizedText(en: "fix", zh: "改")
        )
        let findings = (1...7).map { finding.at(line: $0, row: $0, column: "name") }
        let lines = FindingList(findings: findings, language: .english).lines()
        #expect(lines == ["  name · row 1, 2, 3, 4, 5 (+2): wrong [x.y]", "      fix"])
    }
}
