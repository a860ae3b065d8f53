import JobModel
import Testing
import Wording

/// How wide text is on a terminal.
struct DisplayWidthTests {
    @Test(arguments: [
        ("abc", 3), ("姓名", 4), ("a，b", 4), ("e\u{301}", 1), ("한국", 4), ("ｱﾂ", 2), ("💡", 2), ("", 0), ("𠮷", 2), ("—", 1),
    ])
    func `counts the width in columns`(text: String, columns: Int) { #expect(DisplayWidth.of(text) == columns) }

    @Test(arguments: ["people 的行：1/300 (0 %)，剩余 5 秒", "姓名姓名姓名姓名姓名姓名", "plain text that is long", "短"], [5, 8, 11, 20])
    func `fills or cuts to a width, and never exceeds it`(text: String, width: Int) {
        let fitted = DisplayWidth.fitted(text, to: width)
        #expect(DisplayWidth.of(fitted) == width, "\(fitted)")
        #expect(DisplayWidth.of(text) <= width || fitted.contains("…"))
    }
}
