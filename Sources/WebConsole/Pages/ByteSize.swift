import Wording

/// How large a file is, as people say it: `12 KB`.
enum ByteSize {
    /// In steps of a thousand, with a tenth where the number has one digit.
    static func words(_ bytes: Int) -> LocalizedText {
        guard bytes >= 1000 else { return LocalizedText(en: "\(bytes, "byte")", zh: "\(bytes) 字节") }
        var (value, unit) = (Double(bytes), 0)
        repeat { (value, unit) = (value / 1000, unit + 1) } while value >= 999.5 && unit < units.count
        let tenths = Int((value * 10).rounded())
        let number = tenths < 100 && tenths % 10 != 0 ? "\(tenths / 10).\(tenths % 10)" : "\(Int(value.rounded()))"
        return LocalizedText(en: "\(number) \(units[unit - 1])", zh: "\(number) \(units[unit - 1])")
    }

    private static let units = ["KB", "MB", "GB", "TB"]
}
