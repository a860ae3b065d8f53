import CUchardet
import Foundation

/// How a file's bytes are to be decoded, told by looking at its beginning.
///
/// By BOM, else strict UTF-8, else UTF-16 without BOM, else GB18030; uchardet's opinion breaks the tie between a
/// damaged UTF-8 file and another encoding. Source: design §3.
struct EncodingGuess: Equatable {
    /// `UTF-8`, `UTF-8-BOM`, `UTF-16LE`, `UTF-16BE`, `GB18030`, or the iconv name asked for.
    var name: String
    /// Octets of the byte order mark.
    var markLength: Int

    /// The iconv name to decode with; `nil` where the bytes are UTF-8 already.
    var decoder: String? {
        switch name {
        case "UTF-8", "UTF-8-BOM": nil
        default: name
        }
    }

    init(name: String, markLength: Int) {
        self.name = name
        self.markLength = markLength
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
    }

    /// - Returns: `nil` where the encoding cannot be told.
    init?(sample: [UInt8], isWhole: Bool) {
        if let marked = Self.byMark(sample) {
            self = marked
        } else if let wide = Self.byZeros(sample) {
            self.init(name: wide, markLength: 0)
        } else if Self.isUTF8(sample, isWhole: isWhole) {
            self = Self.plain
        } else if Self.opinion(sample)?.uppercased() == "UTF-8" {
            self = Self.plain  // UTF-8 with damage; the damaged rows are found one by one.
        } else if Self.decodes(sample, as: "GB18030", isWhole: isWhole) {
            self.init(name: "GB18030", markLength: 0)
        } else if Self.isMostlyUTF8(sample) {
            self = Self.plain
        } else {
            return nil
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

    private static func decodes(_ sample: [UInt8], as name: String, isWhole: Bool) -> Bool {
        guard let transcoder = try? Transcoder(from: name) else { return false }  // Then it is not an option.
        return !transcoder.decode(sample, isLast: isWhole).contains(0xFF)
    }

    /// Far more well-formed characters of several octets than octets that fit nowhere.
    private static func isMostlyUTF8(_ sample: [UInt8]) -> Bool {
        let text = String(decoding: sample, as: UTF8.self)
        var good = 0
        var bad = 0
        for scalar in text.unicodeScalars where !scalar.isASCII {
            if scalar == "\u{FFFD}" { bad += 1 } else { good += 1 }
        }
        return good >= bad * 10 || bad <= 3
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
