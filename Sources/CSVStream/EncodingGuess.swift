import CUchardet
import Foundation

/// How a file's bytes are to be decoded, guessed from its beginning.
///
/// By BOM, else UTF-16 without BOM, else strict UTF-8, else by what most lines outside ASCII are: UTF-8 with lines that
/// are damaged or come from elsewhere, or GB18030 that is surely Chinese. Anything else is a question.
///
/// Source: Decisions, "A question where the encoding is uncertain".
struct EncodingGuess: Equatable {
    /// `UTF-8`, `UTF-8-BOM`, `UTF-16LE`, `UTF-16BE`, `GB18030`, or the iconv name asked for.
    var name: String
    /// Bytes of the byte order mark.
    var markLength: Int
    var confidence = EncodingConfidence.certain

    /// The iconv name to decode with; `nil` where the bytes are UTF-8 already.
    var decoder: String? {
        switch name {
        case "UTF-8", "UTF-8-BOM": nil
        default: EncodingName.decoder(of: name)
        }
    }

    init(name: String, markLength: Int, confidence: EncodingConfidence = .certain) {
        self.name = name
        self.markLength = markLength
        self.confidence = confidence
    }

    init(asked name: String, sample: [UInt8]) {
        let marked = Self.byMark(sample)
        let upper = name.uppercased()
        switch upper {
        case "UTF-8", "UTF8", "UTF-8-BOM", "UTF-8-SIG":
            self = marked?.name == "UTF-8-BOM" ? marked ?? Self.plain : Self.plain
        case "UTF-16": self = marked ?? EncodingGuess(name: "UTF-16LE", markLength: 0)
        default: self.init(name: upper, markLength: marked?.name == upper ? marked?.markLength ?? 0 : 0)
        }
        confidence = .asked
    }

    /// An encoding that the file had earlier.
    ///
    /// - Returns: `nil` where some of the sample is no text in it.
    init?(earlier name: String, sample: [UInt8], isWhole: Bool) throws {
        let guess = EncodingGuess(name: name.uppercased(), markLength: 0, confidence: .likely)
        guard let decoder = guess.decoder,
            try !Transcoder(from: decoder).decode(sample, isLast: isWhole).contains(0xFF)
        else { return nil }
        self = guess
    }

    /// - Returns: `nil` where the encoding is not certain.
    init?(sample: [UInt8], isWhole: Bool, isColumnName: ((String) -> Bool)? = nil) {
        if let marked = Self.byMark(sample) {
            self = marked
        } else if let wide = Self.byZeros(sample) {
            self.init(name: wide, markLength: 0, confidence: .likely)
        } else if Self.isUTF8(sample, isWhole: isWhole) {
            self = Self.plain
        } else if Self.isDamagedUTF8(sample, isWhole: isWhole) {
            // Its lines that are damaged or another's are found one by one.
            self = Self.plain
            confidence = .likely
        } else if Self.isChinese(sample, isWhole: isWhole, isColumnName: isColumnName) {
            self.init(name: "GB18030", markLength: 0, confidence: .likely)
        } else if Self.isMostlyUTF8(sample) {
            self = Self.plain
            confidence = .likely
        } else {
            return nil
        }
    }

    /// Whether the bytes are those of an encoding whose characters may have any bytes, as its mark or its zeros say.
    static func isWide(_ sample: [UInt8]) -> Bool { byMark(sample) != nil || byZeros(sample) != nil }

    /// Whether most lines outside ASCII are UTF-8.
    private static func isDamagedUTF8(_ sample: [UInt8], isWhole: Bool) -> Bool {
        let lines = LineCount(sample, isWhole: isWhole)
        guard lines.utf8 > 0, lines.utf8 >= lines.other else { return false }
        return lines.utf8 > lines.other || opinion(sample)?.uppercased() == "UTF-8"
    }

    /// Lines outside ASCII: those that are UTF-8, which hardly happens by chance, and the others.
    private struct LineCount {
        var utf8 = 0
        var other = 0

        init(_ sample: [UInt8], isWhole: Bool) {
            let lines = sample.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
            for line in isWhole ? lines : lines.dropLast() where line.contains(where: { $0 >= 0x80 }) {
                if String(validating: line, as: UTF8.self) == nil { other += 1 } else { utf8 += 1 }
            }
        }
    }

    private static let plain = EncodingGuess(name: "UTF-8", markLength: 0)

    private static func byMark(_ sample: [UInt8]) -> EncodingGuess? {
        if sample.starts(with: [0xEF, 0xBB, 0xBF]) { return EncodingGuess(name: "UTF-8-BOM", markLength: 3) }
        if sample.starts(with: [0xFF, 0xFE]) { return EncodingGuess(name: "UTF-16LE", markLength: 2) }
        if sample.starts(with: [0xFE, 0xFF]) { return EncodingGuess(name: "UTF-16BE", markLength: 2) }
        if sample.starts(with: [0x84, 0x31, 0x95, 0x33]) { return EncodingGuess(name: "GB18030", markLength: 4) }
        return nil
    }

    /// Separators and line ends are ASCII in any sheet, so UTF-16 has zeros on one side of its pairs and not the other.
    private static func byZeros(_ sample: [UInt8]) -> String? {
        var zeros = (even: 0, odd: 0)
        for (place, byte) in sample.enumerated() where byte == 0 {
            if place.isMultiple(of: 2) { zeros.even += 1 } else { zeros.odd += 1 }
        }
        let enough = max(sample.count / 40, 2)
        if zeros.odd >= enough, zeros.even * 10 < zeros.odd { return "UTF-16LE" }
        if zeros.even >= enough, zeros.odd * 10 < zeros.even { return "UTF-16BE" }
        return nil
    }

    /// A character cut by the sample's end is no damage.
    static func isUTF8(_ sample: [UInt8], isWhole: Bool) -> Bool {
        if String(validating: sample, as: UTF8.self) != nil { return true }
        guard !isWhole else { return false }
        return (1...3).contains { String(validating: sample.dropLast($0), as: UTF8.self) != nil }
    }

    /// Far more well-formed characters of several bytes than bytes that fit nowhere.
    private static func isMostlyUTF8(_ sample: [UInt8]) -> Bool {
        let text = String(decoding: sample, as: UTF8.self)
        var good = 0
        var bad = 0
        for scalar in text.unicodeScalars where !scalar.isASCII {
            if scalar == "\u{FFFD}" { bad += 1 } else { good += 1 }
        }
        return good > 0 && good >= bad * 10
    }

    static func opinion(_ sample: [UInt8]) -> String? {
        guard let detector = uchardet_new() else { return nil }
        defer { uchardet_delete(detector) }
        let isHandled = sample.withUnsafeBytes { bytes in
            uchardet_handle_data(detector, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count) == 0
        }
        guard isHandled else { return nil }
        uchardet_data_end(detector)
        let name = String(cString: uchardet_get_charset(detector))
        return name.isEmpty ? nil : name
    }
}

/// How sure it is that a file has the encoding that was guessed.
package enum EncodingConfidence: String, Sendable, Codable {
    /// A byte order mark says so, or all of it is UTF-8.
    case certain
    /// It looks like it.
    case likely
    /// Somebody named it.
    case asked
}
