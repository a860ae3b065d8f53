import CPhoneNumber
import JobModel
import TestSupport
import Testing

@testable import RowValidation

struct MobilePlanTests {
    @Test(arguments: MobilePlans.plans.indices)
    func `ranges that skip the library are mobile in the library, to the digit`(place: Int) {
        let plan = MobilePlans.plans[place]
        var random = SeededGenerator(seed: UInt64(place))
        for range in plan.prefixes {
            for prefix in range.first...range.last {
                // Both ends of the range, and some numbers within it.
                let rest = plan.digits - range.digits
                for tail in ["0", "9"].map({ String(repeating: $0, count: rest) }) + digits(rest, count: 4, &random) {
                    let text = "+" + plan.code + padded(prefix, range.digits) + tail
                    var e164 = [CChar](repeating: 0, count: 64)
                    let kind = roster_phone_parse(text, text.utf8.count, "CN", &e164, e164.count)
                    let written = String(decoding: e164.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
                    #expect(UInt32(kind) == ROSTER_PHONE_MOBILE.rawValue && written == text, "\(text)")
                }
            }
        }
    }

    @Test(arguments: [
        "138 0000 0000", "138-0000-0000", "+86 138 0000 0000", "+8613800000000", "+44 7900 123456", "+1 415 555 0123",
        "13800000000",
    ])
    func `reads what it is certain of as the library does`(text: String) throws {
        let rule = MobileRule(region: "CN", edition: .feishu)
        var cell = text
        let certain = cell.withUTF8 { rule.certainNumber($0)?.text }
        let number = try #require(certain)
        let reading = rule.readByLibrary(text)
        #expect(reading.value == number)
        #expect(reading.findings.isEmpty && reading.repairs.isEmpty && reading.warnings.isEmpty)
    }

    @Test(arguments: [
        "138  0000 0000", "+86-13800000000", "1380000000", "+441234567890", "+8617400000000", "13800000000 ",
    ])
    func `leaves other numbers to the library`(text: String) {
        var cell = text
        let certain = cell.withUTF8 { MobileRule(region: "CN", edition: .feishu).certainNumber($0)?.text }
        #expect(certain == nil)
    }

    private func digits(_ length: Int, count: Int, _ random: inout SeededGenerator) -> [String] {
        (0..<count).map { _ in String((0..<length).map { _ in "0123456789".randomElement(using: &random) ?? "0" }) }
    }

    private func padded(_ number: Int, _ digits: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: digits - text.utf8.count) + text
    }
}
