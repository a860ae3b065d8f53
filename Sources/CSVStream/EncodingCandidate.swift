/// An encoding that a file may have, with what its first line outside ASCII says in it.
package struct EncodingCandidate: Sendable, Equatable {
    /// An iconv name.
    package var name: String
    package var sample: String

    package init(name: String, sample: String) {
        self.name = name
        self.sample = sample
    }
}

extension EncodingCandidate {
    /// Those in which a sample is text, but for a few damaged lines among many; the likeliest first, of several that say
    /// the same, one.
    ///
    /// A text less plausible than `least` makes its encoding none.
    static func of(_ sample: [UInt8], isWhole: Bool, least: Double = -.infinity) -> [EncodingCandidate] {
        var lines = sample.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
        // A character may be cut where the sample ends.
        if !isWhole, lines.count > 1 { lines.removeLast() }
        let odd = lines.filter { $0.contains { $0 >= 0x80 } }
        let opinion = EncodingGuess.opinion(sample)?.uppercased()
        var said: Set<String> = []
        var ranked: [(name: String, texts: [String?], score: Double)] = []
        for name in names(opinion: opinion) {
            guard let texts = decoded(odd, name) else { continue }
            let read = texts.compactMap(\.self)
            guard said.insert(read.joined()).inserted else { continue }
            let score = TextPlausibility.score(of: read.prefix(linesLooked))
            guard score >= least else { continue }
            ranked.append((name, texts, score + (name == opinion && !doubted.contains(name) ? opinionWeight : 0)))
        }
        guard let best = ranked.map(\.score).max() else { return [] }
        // Sorting keeps no order of its own among equals.
        let likely = ranked.enumerated()
            .sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }
            .map(\.element).filter { $0.score > best - span }.prefix(most)
        let line = tellingLine(of: likely.map(\.texts))
        return likely.map { reading in
            let text = reading.texts[line] ?? reading.texts.lazy.compactMap(\.self).first ?? ""
            return EncodingCandidate(name: reading.name, sample: text.excerptOutsideASCII)
        }
    }

    /// The first line outside ASCII that tells the most of the readings apart.
    ///
    /// One that all of them can read comes before any that is damaged in some.
    private static func tellingLine(of readings: [[String?]]) -> Int {
        var best = (line: 0, different: 0)
        for line in 0..<min(readings.first?.count ?? 0, linesLooked) {
            guard readings.allSatisfy({ $0[line] != nil }) else { continue }
            let different = Set(readings.map { $0[line] }).count
            if different > best.different { best = (line, different) }
        }
        return best.line
    }

    /// The odd lines in an encoding, `nil` in place of a damaged one; none at all where more than a few are no text in it,
    /// or this machine does not know it.
    private static func decoded(_ odd: [ArraySlice<UInt8>], _ name: String) -> [String?]? {
        guard let transcoder = try? Transcoder(from: EncodingName.decoder(of: name)) else { return nil }
        var texts: [String?] = []
        var damaged = 0
        for line in odd {
            let bytes = transcoder.decode(Array(line), isLast: true)
            let text = bytes.contains(0xFF) ? nil : String(decoding: bytes, as: UTF8.self)
            // What nobody writes into a sheet shows that the bytes mean something else.
            if text?.unicodeScalars.contains(where: \.isUnwritten) != false {
                damaged += 1
                guard damaged <= odd.count / linesForOneDamaged else { return nil }
                texts.append(nil)
            } else {
                texts.append(text)
            }
        }
        return texts
    }

    private static func names(opinion: String?) -> [String] {
        proposed + (opinion.map { proposed.contains($0) || $0 == "ASCII" || $0 == "UTF-8" ? [] : [$0] } ?? [])
    }

    /// The vendors' encodings of the languages that staff lists are written in, in capitals.
    package static let proposed = [
        "GB18030", "WINDOWS-1252", "BIG5", "SHIFT_JIS", "EUC-JP", "EUC-KR", "WINDOWS-1250", "WINDOWS-1251",
        "WINDOWS-1253", "WINDOWS-1254", "WINDOWS-1255", "WINDOWS-1256", "WINDOWS-1257", "WINDOWS-1258", "WINDOWS-874",
        "ISO-8859-2", "MACINTOSH", "MAC-CENTRALEUROPE", "MAC-CYRILLIC", "KOI8-R", "CP850", "CP852", "CP866",
    ]
    /// What the detector takes a single accented letter for.
    private static let doubted: Set<String> = ["MAC-CENTRALEUROPE"]
    private static let linesLooked = 200
    /// So many lines outside ASCII may have a damaged one among them.
    private static let linesForOneDamaged = 5
    private static let opinionWeight = 0.3
    /// How much less likely than the best a candidate may be; beyond it nobody would choose it.
    private static let span = 1.2
    private static let most = 8
}

extension Unicode.Scalar {
    /// Whether a text that people wrote never contains it: NUL, a control of the upper half, or no
    /// character at all.
    var isUnwritten: Bool {
        guard value >= 0x80 else { return value == 0 }
        if value < 0xA0 { return true }
        switch properties.generalCategory {
        case .unassigned, .privateUse, .surrogate: return true
        default: return false
        }
    }
}
