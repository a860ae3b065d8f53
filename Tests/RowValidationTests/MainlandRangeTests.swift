import CPhoneNumber
import JobModel
import Testing

@testable import RowValidation

struct MainlandRangeTests {
    @Test(arguments: MobileRule.certain.sorted())
    func `ranges that skip the library are completely mobile in the library`(range: Int) {
        // Every block of a hundred thousand numbers in the range.
        for block in 0..<1000 {
            let text = "1\(range)" + String(repeating: "0", count: 3 - String(block).count) + "\(block)00000"
            var e164 = [CChar](repeating: 0, count: 64)
            let kind = roster_phone_parse(text, text.utf8.count, "CN", &e164, e164.count)
            #expect(UInt32(kind) == ROSTER_PHONE_MOBILE.rawValue, "\(text)")
            #expect(MobileRule.plainMainland(text) == "+86\(text)")
        }
    }
}
