import JobModel
import Testing

struct MobileDigitsTests {
    @Test(arguments: [
        ("", ""), ("+86 138-0000-0001", "13800000001"), ("8613800000001", "13800000001"),
        ("13800000001", "13800000001"),
        ("+1 (415) 555-0123", "14155550123"), ("86138000000012", "86138000000012"),
        ("+86\u{A0}13800000001", "13800000001"),
        ("１３８", "１３８"), ("tel", ""),
    ])
    func `digits are compared, whatever stands between them`(text: String, digits: String) {
        #expect(text.mobileDigits == digits)
    }
}
