/// Which octet separates fields, told by looking at the first records.
enum Dialect {
    static let candidates: [UInt8] = [
        UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: "|"),
    ]

    /// What a first line such as `sep=;` says, as Excel writes and reads it.
    static func declaredDelimiter(of sample: [UInt8]) -> UInt8? {
        let line = sample.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        let word = line.filter { $0 != UInt8(ascii: "\"") }
        guard word.count == 5, String(decoding: word.prefix(4), as: UTF8.self).lowercased() == "sep=" else {
            return nil
        }
        return word.last
    }

    /// The candidate that splits the most lines into the same number of fields, more fields winning a tie.
    static func delimiter(of sample: [UInt8]) -> UInt8 {
        var best = (delimiter: candidates[0], score: 0)
        for candidate in candidates {
            let counts = fieldCounts(of: sample, delimiter: candidate)
            var lines: [Int: Int] = [:]
            for count in counts where count > 1 { lines[count, default: 0] += 1 }
            let score = lines.map { $0.value * 100 + min($0.key, 99) }.max() ?? 0
            if score > best.score { best = (candidate, score) }
        }
        return best.delimiter
    }

    /// Fields of each of the first lines; what stands in quotes does not count.
    private static func fieldCounts(of sample: [UInt8], delimiter: UInt8) -> [Int] {
        var counts: [Int] = []
        var fields = 1
        var isInQuotes = false
        for byte in sample {
            if byte == UInt8(ascii: "\"") {
                isInQuotes.toggle()
            } else if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
                // A quote that never closes must not hide the rest.
                isInQuotes = isInQuotes && fields > 1 && counts.isEmpty
                if !isInQuotes {
                    counts.append(fields)
                    fields = 1
                    if counts.count == 50 { break }
                }
            } else if byte == delimiter, !isInQuotes {
                fields += 1
            }
        }
        if fields > 1 { counts.append(fields) }
        return counts
    }
}
