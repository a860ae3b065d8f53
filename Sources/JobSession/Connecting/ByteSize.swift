package import Wording

/// A number of bytes: as people write it, `500MB`, `4GB`, `64KiB` or a bare number, and as it is said to them.
package struct ByteSize: Sendable, Equatable {
    package let bytes: Int

    package init(bytes: Int) { self.bytes = bytes }

    package init?(_ written: String) {
        let digits = written.prefix { ("0"..."9").contains($0) }
        let unit = written.dropFirst(digits.count).lowercased().trimmingPrefix(" ")
        guard let number = Int(digits), let factor = Self.units[String(unit)] else { return nil }
        let (bytes, isTooMuch) = number.multipliedReportingOverflow(by: factor)
        guard !isTooMuch, bytes > 0 else { return nil }
        self.bytes = bytes
    }

    /// In the largest unit that divides it.
    package var text: String {
        for (name, factor) in [("GB", 1_000_000_000), ("GiB", 1 << 30), ("MB", 1_000_000), ("MiB", 1 << 20)]
        where bytes.isMultiple(of: factor) {
            return "\(bytes / factor) \(name)"
        }
        for (name, factor) in [("kB", 1000), ("KiB", 1 << 10)] where bytes.isMultiple(of: factor) {
            return "\(bytes / factor) \(name)"
        }
        return "\(bytes) B"
    }

    /// Of a file, as people say it: in steps of a thousand, with a tenth where the number has one digit.
    package var words: LocalizedText {
        guard bytes >= 1000 else { return LocalizedText(en: "\(bytes, "byte")", zh: "\(bytes) 字节") }
        var (value, step) = (Double(bytes), 0)
        repeat { (value, step) = (value / 1000, step + 1) } while value >= 999.5 && step < Self.steps.count
        let tenths = Int((value * 10).rounded())
        let number = tenths < 100 && tenths % 10 != 0 ? "\(tenths / 10).\(tenths % 10)" : "\(Int(value.rounded()))"
        return LocalizedText(en: "\(number) \(Self.steps[step - 1])", zh: "\(number) \(Self.steps[step - 1])")
    }

    private static let steps = ["KB", "MB", "GB", "TB"]

    private static let units = [
        "": 1, "b": 1, "k": 1000, "kb": 1000, "m": 1_000_000, "mb": 1_000_000, "g": 1_000_000_000,
        "gb": 1_000_000_000, "kib": 1 << 10, "mib": 1 << 20, "gib": 1 << 30,
    ]
}
