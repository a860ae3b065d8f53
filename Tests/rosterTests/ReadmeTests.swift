import ArgumentParser
import TestSupport
import Testing

@testable import roster

struct ReadmeTests {
    @Test func `the table of commands names every command`() throws {
        let page = try Project.text("README.md")
        let start = try #require(page.firstRange(of: "\n## Commands\n")).upperBound
        let section = page[start...].prefix { $0 != "#" }
        let named = Set(
            section.split(separator: "\n").filter { $0.hasPrefix("| ") }.flatMap { row in
                row.matches(of: /`([a-z]+)[a-z ]*`/).map { String($0.1) }
            }
        )
        let commands = Roster.configuration.subcommands.map { $0._commandName }
        #expect(commands.count > 10)
        for command in commands { #expect(named.contains(command), "\(command)") }
    }
}
