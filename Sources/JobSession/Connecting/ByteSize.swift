/// A number of bytes as people write it: `500MB`, `4GB`, `64KiB`, or a bare number.
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

    private static let units = [
        "": 1, "b": 1, "k": 1000, "kb": 1000, "m": 1_000_000, "mb": 1_000_000, "g": 1_000_000_000,
        "gb": 1_000_000_000, "kib": 1 << 10, "mib": 1 << 20, "gib": 1 << 30,
    ]
}
