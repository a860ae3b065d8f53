/// How much a decoded text looks like names and words of some language; a ranking, not a proof.
enum TextPlausibility {
    /// The mean over the characters outside ASCII, each from -3 (a control) to 1 (a letter where letters stand).
    static func score(of texts: some Sequence<String>) -> Double {
        var (sum, count) = (0.0, 0.0)
        for text in texts {
            let scalars = Array(text.unicodeScalars)
            for (place, scalar) in scalars.enumerated() where !scalar.isASCII {
                let before = place > 0 ? scalars[place - 1] : " "
                let after = place + 1 < scalars.count ? scalars[place + 1] : " "
                // A character of two bytes says as much as two of one.
                let weight: Double = scalar.value >= 0x3000 ? 2 : 1
                sum += weight * score(scalar, before, after)
                count += weight
            }
        }
        return count > 0 ? sum / count : 0
    }

    private static func score(_ scalar: Unicode.Scalar, _ before: Unicode.Scalar, _ after: Unicode.Scalar) -> Double {
        switch Script(scalar) {
        case .han: CommonHanzi.scalars.contains(scalar) ? 0.9 : 0.15
        case .syllable: 0.75
        case .halfWidth: -0.5
        case .other: letter(scalar, before, after)
        case .latin: latin(scalar, before, after)
        case .mark: [before, after].allSatisfy { Script($0).isLetter } ? -2 : quotes.contains(scalar) ? 0 : -1
        case .none: -3
        }
    }

    /// An accented letter stands among plain ones.
    private static func latin(_ scalar: Unicode.Scalar, _ before: Unicode.Scalar, _ after: Unicode.Scalar) -> Double {
        if hasOddCase(scalar, before, after) { return -1 }
        let isAmongPlain = [before, after].contains { $0.isASCII && $0.properties.isAlphabetic }
        let isAmongOthers = [before, after].contains { Script($0) == .other }
        if isAmongOthers { return -1 }
        return isAmongPlain ? (rare.contains(scalar) ? 0.4 : 1) : -0.7
    }

    /// A letter of another script stands among its own.
    private static func letter(_ scalar: Unicode.Scalar, _ before: Unicode.Scalar, _ after: Unicode.Scalar) -> Double {
        if hasOddCase(scalar, before, after) { return -1 }
        let touchesLatin = [before, after].contains { $0.isASCII && $0.properties.isAlphabetic || Script($0) == .latin }
        let isAlone = ![before, after].contains { Script($0) == .other }
        return touchesLatin ? -1 : isAlone ? -0.3 : 0.9
    }

    /// A capital behind a small letter.
    private static func hasOddCase(
        _ scalar: Unicode.Scalar,
        _ before: Unicode.Scalar,
        _ after: Unicode.Scalar
    ) -> Bool {
        scalar.properties.isUppercase && before.properties.isLowercase
            || scalar.properties.isLowercase && after.properties.isUppercase
    }

    private enum Script {
        case han, syllable, halfWidth, latin, other, mark, none

        init(_ scalar: Unicode.Scalar) {
            switch scalar.value {
            // A soft hyphen is the sign of a word processor, and a letter of other encodings.
            case 0x80...0x9F, 0xAD, 0xE000...0xF8FF, 0xFFFD: self = .none
            case 0xC0...0x24F where scalar.properties.isAlphabetic, 0x1E00...0x1EFF: self = .latin
            case 0x3041...0x30FF, 0xAC00...0xD7A3: self = .syllable
            case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: self = .han
            case 0xFF61...0xFFDC: self = .halfWidth
            default:
                let isLetter = scalar.value >= 0x250 && scalar.properties.isAlphabetic
                // Vowel signs of Thai and Arabic are no letters, and belong to the word.
                self = isLetter || scalar.properties.generalCategory == .nonspacingMark ? .other : .mark
            }
        }

        var isLetter: Bool {
            switch self {
            case .han, .syllable, .latin, .other: true
            case .halfWidth, .mark, .none: false
            }
        }
    }

    private static let rare: Set<Unicode.Scalar> = ["þ", "ð", "Þ", "Ð", "ÿ", "ƒ"]
    private static let quotes: Set<Unicode.Scalar> = ["“", "”", "‘", "’", "–", "—", "…", "·", "\u{A0}", "€", "«", "»"]
}
