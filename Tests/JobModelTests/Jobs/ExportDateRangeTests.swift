import JobModel
import Testing
import Wording

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

    private func problems(_ values: [String], isNegated: Bool = false) -> [ExportChoiceError] {
        var choice = ExportChoice()
        choice.conditions = [ExportCondition(field: "join_time", values: values, isNegated: isNegated)]
        return choice.problems
    }

    @Test(arguments: [
        "..", "2026-02-30..", "2026-13-01..2026-12-31", "2026/01/01..2026/12/31", "2026-01-01...2026-02-01",
        "2026-02-30", "2026/01/01", "soon", "2026-12-31 24:00:00", "2026-12-31 10:30", "2026-12-31 ", " ",
    ])
    func `a value of a date that is neither a date nor a range is refused, negated or not`(value: String) {
        for isNegated in [false, true] {
            let found = problems(["2026-01-01", value, "never"], isNegated: isNegated)
            #expect(found == [.malformedDate(value, of: "join_time")])
        }
        let problem = ExportChoiceError.malformedDate(value, of: "join_time")
        #expect(problem.problem.en.contains("'\(value)'") && problem.problem.zh.contains("“\(value)”"))
        #expect(problem.remedy.en.contains("2026-12-31") && problem.remedy.zh.contains("2026-12-31"))
    }

    @Test func `a range whose last day is before its first is refused, and one of a single day is not`() {
        let value = "2026-12-31..2020-01-01"
        #expect(problems([value]) == [.reversedDates(value, of: "join_time")])
        #expect(problems([value], isNegated: true) == [.reversedDates(value, of: "join_time")])
        #expect(problems(["2026-12-31..2026-12-31"]).isEmpty)
    }

    @Test func `dates, ranges and no value are taken, and other fields have any value`() {
        #expect(problems(["", "2028-02-29", "2026-12-31 10:30:00", "2026-01-01..", "..2026-12-31"]).isEmpty)
        var choice = ExportChoice()
        choice.conditions = ["city", "custom_attrs.Since"].map { ExportCondition(field: $0, values: ["2026-02-30.."]) }
        #expect(choice.problems.isEmpty)
    }
}
