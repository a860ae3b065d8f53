import Foundation
import JobModel
import TestSupport
import Testing

@testable import JobEngine

/// Which people a sheet names, once its table of keys is no longer in memory.
struct SheetKeysTests {
    private static let ids = ["u%", "U%", "\u{212A}%", "É%", "é%", "e\u{301}%", "人%", "%", "00%"]
    private static let emails = ["p%@example.com", "P%@Example.com"]
    private static let leaders = [
        "", "", "u%", "U%", "employee_no:E%", "mobile:138%", "email:P%@example.com", "open_id:ou_%",
    ]

    private func sheet(_ random: inout SeededGenerator, rows: Int) -> String {
        var text = "user_id,name,mobile,email,department_ids,employee_no,leader_user_id\n"
        for row in 0..<rows {
            func drawn(_ patterns: [String]) -> String {
                let number = Int.random(in: 0..<4, using: &random) == 0 ? Int.random(in: 0..<rows, using: &random) : row
                let digits = patterns[0].hasPrefix("138") ? String(10_000_000 + number) : String(number)
                return (patterns.randomElement(using: &random) ?? "").replacing("%", with: digits)
            }
            let cells = [
                drawn(Self.ids), "王芳", drawn(["138%"]), drawn(Self.emails), "d1", drawn(["E%", "e%", ""]),
                drawn(Self.leaders),
            ]
            text += cells.joined(separator: ",") + "\n"
        }
        return text
    }

    @Test(arguments: 0..<6) func `the index and the references have every key, each of which is there once`(
        seed: UInt64
    ) async throws {
        try await withFolder { folder in
            var random = SeededGenerator(seed: seed)
            try sheet(&random, rows: 700).write(toFile: folder + "/a.csv", atomically: true, encoding: .utf8)
            var step = StepDefinition(subject: .people, source: "a.csv", match: "user_id")
            step.match = ["user_id", "employee_no", "mobile", "email"].randomElement(using: &random) ?? "mobile"
            let source = RecordSource.file(try StepSource.open(step, folder: folder), origins: nil)
            let job = JobDefinition(job: "x")
            var scan = SheetScan(header: source.header, job: job, step: step, directory: DirectoryView())
            try await scan.run(over: source)
            let keys = scan.takeKeys()
            #expect(keys.people.count > 1000 && !keys.references.isEmpty)
            #expect(Set(keys.people.map(\.folded)).count == keys.people.count)
            let missing = keys.people.filter {
                !keys.isNamed($0, index: scan.index)
            }
            #expect(missing.isEmpty)
            // And no key beside those, whichever way it is written.
            let all = Set(keys.people.map(\.folded))
            for number in 0..<1000 {
                let others =
                    Self.ids.map { PersonReference.userID($0.replacing("%", with: String(number))) }
                    + [.employeeNo("E\(number)"), .openID("ou_\(number)"), .mobile("+86138\(10_000_000 + number)")]
                for key in others { #expect(keys.isNamed(key, index: scan.index) == all.contains(key.folded)) }
            }
            #expect(scan.takeKeys().people.isEmpty)
        }
    }
}
