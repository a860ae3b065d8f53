import Foundation

/// How likely a text is as Chinese or Japanese, by the sets of characters that standards call common.
///
/// Each character counts with the logarithm of its probability, as if the common level of a set held 95 in 100 of all
/// characters of running text, its second level nearly all others, and each level all of its characters equally often.
/// Sources: GB/T 2312-1980, Big5-1984 and JIS X 0208, each with two levels.
enum HanLikelihood {
    /// Whether a text is the damaged form of another: one of its characters is rare or in no set, and the other is likelier
    /// by far.
    static func isMojibake(_ text: String, of original: String) -> Bool {
        let (damaged, whole) = (best(text), best(original.replacing("…", with: "")))
        guard damaged.least < unlikely else { return false }
        let isCut = original.hasSuffix("…")
        return whole.sum + rarity + (isCut ? cut : 0) > damaged.sum + margin
    }

    /// One cell in a thousand is mojibake at most.
    private static let rarity = log(0.001)
    /// One in fifty of those has lost a character at its end.
    private static let cut = log(0.02)
    /// What counts as much likelier: a hundred to one.
    private static let margin = log(100.0)
    private static let outside = log(0.005 / 14_000)
    /// Less likely than the second level of simplified characters, which names of places and people are full of.
    private static let unlikely = -11.5

    /// Of the set of characters that explains the text best: the sum, and the least likely of its characters.
    private static func best(_ text: String) -> (sum: Double, least: Double) {
        let all = sets.map { set in
            text.unicodeScalars.reduce(into: (sum: 0.0, least: 0.0)) { total, scalar in
                let score = score(scalar, set)
                total.sum += score
                total.least = min(total.least, score)
            }
        }
        return all.max { $0.sum < $1.sum } ?? (0, 0)
    }

    private static func score(_ scalar: Unicode.Scalar, _ set: CharacterLevels) -> Double {
        if scalar.isASCII { return log(0.01) }
        switch set.level(of: scalar) {
        case 1: return log(0.95 / Double(set.counts.common))
        case 2: return log(0.045 / Double(set.counts.others))
        // Kana, and the few signs that stand in names.
        default: return (0x3040...0x30FF).contains(scalar.value) || scalar == "·" ? log(0.01) : outside
        }
    }

    private static let sets = [
        CharacterLevels("EUC-CN", common: (0xB0A1...0xD7F9), others: (0xD8A1...0xF7FE)),
        CharacterLevels("BIG5", common: (0xA440...0xC67E), others: (0xC940...0xF9D5)),
        CharacterLevels("EUC-JP", common: (0xB0A1...0xCFD3), others: (0xD0A1...0xF4A6)),
    ]
}

/// A standard's set of characters in two levels, read from its encoding.
private struct CharacterLevels: Sendable {
    private var levels = [UInt8](repeating: 0, count: 0x10000)
    private(set) var counts = (common: 1, others: 1)

    init(_ encoding: String, common: ClosedRange<UInt16>, others: ClosedRange<UInt16>) {
        counts = (fill(common, level: 1, encoding), fill(others, level: 2, encoding))
    }

    func level(of scalar: Unicode.Scalar) -> UInt8 { scalar.value < 0x10000 ? levels[Int(scalar.value)] : 0 }

    private mutating func fill(_ codes: ClosedRange<UInt16>, level: UInt8, _ encoding: String) -> Int {
        var count = 0
        for lead in UInt8(codes.lowerBound >> 8)...UInt8(codes.upperBound >> 8) {
            for trail in UInt8(0x40)...0xFE where codes.contains(UInt16(lead) << 8 | UInt16(trail)) {
                let text = MojibakeRule.converted([lead, trail], from: encoding, to: "UTF-8")
                    .map { String(decoding: $0, as: UTF8.self) }
                guard let scalar = text?.unicodeScalars.first, text?.unicodeScalars.count == 1, scalar.value < 0x10000
                else { continue }
                levels[Int(scalar.value)] = level
                count += 1
            }
        }
        return max(count, 1)
    }
}
