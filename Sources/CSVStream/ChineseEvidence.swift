import Foundation

/// How much likelier it is that bytes are Chinese in GB18030 than text of another encoding that happens to decode so.
///
/// Bytes in the upper half that stand in pairs nearly always decode as GB18030. In Chinese sheets four pairs in five are
/// one of a thousand characters; elsewhere it is as chance has it: one in four of Korean or Cyrillic capitals, fewer of
/// Western letters. A pair that stands often counts more, but not in proportion: it is the same word again.
struct ChineseEvidence {
    /// The logarithm of the ratio of likelihoods.
    private(set) var weight = 0.0
    /// Different characters among the common ones.
    private(set) var common = 0

    init(_ bytes: some Collection<UInt8>) {
        var counts: [UInt16: Int] = [:]
        var lead: UInt8?
        for byte in bytes {
            if let first = lead {
                counts[UInt16(first) << 8 | UInt16(byte), default: 0] += 1
                lead = nil
            } else if byte >= 0x80 {
                lead = byte
            }
        }
        for (pair, count) in counts {
            weight += Self.weight(of: pair) * min(log2(1 + Double(count)), Self.most)
            if CommonHanzi.pairs.contains(pair) { common += 1 }
        }
    }

    /// Whether it is sure; fewer pairs, or doubtful ones, are a question.
    var isEnough: Bool { weight >= Self.enough && common >= Self.leastCommon }

    /// Whether Chinese is at least as likely as not.
    var isLikely: Bool { weight > 0 }

    private static func weight(of pair: UInt16) -> Double {
        if CommonHanzi.pairs.contains(pair) { return 1.35 }
        let (lead, trail) = (pair >> 8, pair & 0xFF)
        guard trail >= 0xA1 else { return -3.9 }  // Beyond GB 2312: rare characters, or bytes before ASCII letters.
        return switch lead {
        case 0xA1, 0xA3: 0  // Punctuation and full width, which Korean and Japanese have in the same places.
        case 0xA4, 0xA5: -3  // Kana.
        case 0xB0...0xD7: -1.6
        case 0xD8...0xF7: -2.3
        default: -3.9
        }
    }

    private static let enough = 8.0
    private static let leastCommon = 5
    private static let most = 4.0
}
