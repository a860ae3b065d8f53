/// Sentences in one.
package enum SentenceList {
    /// - Parameters:
    ///   - parts: Each with or without its full stop.
    ///   - separator: Between two parts; in Chinese, where it is the usual one, it is Chinese as well.
    /// - Returns: The parts with the full stop of the last one alone.
    package static func joined(_ parts: [String], by separator: String = "; ") -> String {
        let isChinese = separator == "; " && parts.contains { $0.last == "。" }
        let open = parts.dropLast().map { part in
            part.last.map { ".。".contains($0) && !part.hasSuffix("..") } == true ? String(part.dropLast()) : part
        }
        return (open + parts.suffix(1)).joined(separator: isChinese ? "；" : separator)
    }
}
