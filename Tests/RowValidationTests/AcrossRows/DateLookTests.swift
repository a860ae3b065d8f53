import Testing

@testable import RowValidation

/// Texts that a spreadsheet takes for a day.
struct DateLookTests {
    @Test(arguments: ["MAR1", "mar-1", "Mar 1", "march-1", "3-1", "1-MAR", "3月1日", "2026-3-1", "1/Mar/2026"])
    func `a day is seen in a text that is typed`(text: String) {
        #expect(DateLook.days(typed: text).contains(DateLook.Day(month: 3, day: 1)))
    }

    @Test(arguments: ["2-Jan", "Jan-2", "1月2日", "2026/1/2", "1/2/2026", "46024"])
    func `a day is seen in what a spreadsheet shows`(text: String) {
        #expect(DateLook.days(shown: text).contains(DateLook.Day(month: 1, day: 2)))
    }

    @Test(arguments: ["", "R10001", "Ja-2", "J1", "ma1", "ma\u{301}r1", "xmar1", "E-1-2", "张3-1", "R1-2", "u1"])
    func `another text is no day`(text: String) {
        #expect(DateLook.days(typed: text).isEmpty && DateLook.days(shown: text).isEmpty)
    }
}
