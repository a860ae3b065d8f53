import JobModel
import Testing
import Wording

@testable import JobEngine

@Suite struct `Order of findings` {
    /// Findings that can be distinguished, by their values.
    private static func findings(lines: [Int?]) -> [Finding] {
        lines.enumerated().map { place, line in
            let text = LocalizedText(en: "\(place)", zh: "\(place)")
            return Finding(code: "x", line: line, value: "\(place)", problem: text, remedy: text)
        }
    }

    @Test(arguments: [0, 1, 2, 3, 10, 500])
    func `is that of the library's stable sort`(count: Int) {
        for _ in 0..<50 {
            let lines = (0..<count).map { _ in Int.random(in: 0...max(1, count / 3)) }.map { $0 == 0 ? nil : $0 }
            var sorted = Self.findings(lines: lines)
            let expected = sorted.sorted { ($0.line ?? 0) < ($1.line ?? 0) }
            sorted.sortByLine()
            #expect(sorted == expected)
        }
    }

    @Test func `of two readings, one behind the other, is the order of their lines`() {
        var findings = Self.findings(lines: [nil, 2, 5, 9] + [2, 3, 9, 12])
        findings.sortByLine()
        #expect(findings.map(\.value) == ["0", "1", "4", "5", "2", "3", "6", "7"])
    }
}
