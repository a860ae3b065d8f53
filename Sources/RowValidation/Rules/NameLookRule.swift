import JobModel

/// Doubts names that look like another column's value, as where the cells of a row are shifted: a number, a date, an address.
enum NameLookRule {
    static func warning(_ text: String) -> Finding? {
        if text.utf8.contains(UInt8(ascii: "@")) {
            return EmailAddressRule.read(text).value == nil ? nil : .unlikelyName(text)
        }
        var digits = 0
        for byte in text.utf8 {
            if (0x30...0x39).contains(byte) {
                digits += 1
            } else if !signs.contains(byte) {
                return nil
            }
        }
        return digits >= leastDigits ? .unlikelyName(text) : nil
    }

    private static let signs = Set(" +-./:()".utf8)
    private static let leastDigits = 5
}

extension Finding {
    fileprivate static func unlikelyName(_ text: String) -> Finding {
        Finding(
            code: "name.unlikely",
            value: text,
            problem: LocalizedText(
                en: "'\(text)' looks like a number, a date or an address, not like a name",
                zh: "“\(text)”像是号码、日期或邮箱，不像姓名"
            ),
            remedy: LocalizedText(
                en: "Check that the cells of the row stand in their columns.",
                zh: "请检查该行的单元格是否与列对应。"
            )
        )
    }
}
