import ArgumentParser
import Foundation
import TestSupport
import Testing

@testable import roster

struct ScheduledCommandTests {
    /// Every command of the page on schedules, as words; what a shell would put in stands in quotes.
    private static func commands() throws -> [[String]] {
        let page = try Project.text("Sources/JobEngine/JobEngine.docc/Schedules.md")
        return page.matches(of: /(?m)(?:^|\$\()roster ([^|;]+?)(?: 2>&1\))?$/).map { match in
            match.1.split(separator: " ").map { String($0).replacing("\"", with: "") }
        }
    }

    @Test func `the page on schedules has commands that Roster understands`() throws {
        let commands = try Self.commands()
        #expect(commands.count >= 7)
        for command in commands {
            #expect(throws: Never.self, "\(command)") { try Roster.parseAsRoot(command) }
        }
        #expect(throws: (any Error).self) { try Roster.parseAsRoot(["export", "x.yaml", "--sinse", "y"]) }
    }

    @Test func `a date stands where a path asks for it`() {
        let path = AfterExportOptions.dated("backup/{date}/x", now: .init(timeIntervalSince1970: 1_764_550_000))
        #expect(path.wholeMatch(of: /backup\/2025-(11-30|12-01)\/x/) != nil, "\(path)")
        #expect(AfterExportOptions.dated("backup") == "backup")
    }
}
