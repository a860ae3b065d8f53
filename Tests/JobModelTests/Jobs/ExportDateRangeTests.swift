import JobModel
import Testing

struct ExportDateRangeTests {
    @Test(arguments: [
        (
            "2026-01-01..2026-12-31", ["2026-01-01", "2026-06-30 10:30:00", "2026-12-31"],
            ["2025-12-31", "2027-01-01", ""]
        ),
        ("2026-02-28..", ["2026-02-28", "2030-01-01"], ["2026-02-27", ""]),
        ("..2024-02-29", ["2024-02-29", "1999-12-31"], ["2024-03-01", ""]),
    ])
    func `holds the days from one to another`(text: String, within: [String], outside: [String]) throws {
        let range = try #require(ExportDateRange(text))
        for date in within { #expect(range.contains(date), "\(date)") }
        for date in outside { #expect(!range.contains(date), "\(date)") }
    }

    @Test(arguments: [
        "", "..", "2026-01-01", "2026-1-1..", "2026-02-30..", "2026-13-01..", "a..b", "2026-01-01...2026-02-01",
    ])
    func `a text that is no range is a value`(text: String) { #expect(ExportDateRange(text) == nil) }
}
