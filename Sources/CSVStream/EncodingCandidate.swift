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
    /// Those in which all of a sample is text, the likeliest first; of several that say the same, one.
    ///
    /// A text less plausible than `least` makes its encoding none.
    static func of(_ sample: [UInt8], isWhole: Bool, least: Double = -.infinity) -> [EncodingCandidate] {
        var lines = sample.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
        // A character may be cut where the sample ends.
        if !isWhole, lines.count > 1 { lines.removeLast() }
        let odd = lines.filter { $0.contains { $0 >= 0x80 } }
        let opinion = EncodingGuess.opinion(sample)?.uppercased()
        var said: Set<String> = []
        var ranked: [(name: String, texts: [String], score: Double)] = []
        for name in names(opinion: opinion) {
            guard let texts = decoded(odd, name), said.insert(texts.joined()).inserted else { continue }
            let score = TextPlausibility.score(of: texts.prefix(linesLooked))
            guard score >= least else { continue }
            ranked.append((name, texts, score + (name == opinion ? opinionWeight : 0)))
        }
        guard let best = ranked.map(\.score).max() else { return [] }
        // Sorting keeps no order of its own among equals.
        let likely = ranked.enumerated()
            .sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }
            .map(\.element).filter { $0.score > best - span }.prefix(most)
        let line = tellingLine(of: likely.map(\.texts))
        return likely.map { EncodingCandidate(name: $0.name, sample: String($0.texts[line].prefix(sampleLength))) }
    }

    /// The first line outside ASCII that tells the most of the readings apart.
    private static func tellingLine(of readings: [[String]]) -> Int {
        var best = (line: 0, different: 0)
        for line in 0..<min(readings.first?.count ?? 0, linesLooked) {
            let different = Set(readings.map { $0[line] }).count
            if different > best.different { best = (line, different) }
        }
        return best.line
    }

    /// The odd lines in an encoding; `nil` where one of them is no text in it, or this machine does not know it.
    private static func decoded(_ odd: [ArraySlice<UInt8>], _ name: String) -> [String]? {
        guard let transcoder = try? Transcoder(from: EncodingName.decoder(of: name)) else { return nil }
        var texts: [String] = []
        for line in odd {
            let text = transcoder.decode(Array(line), isLast: true)
            if text.contains(0xFF) { return nil }
            texts.append(String(decoding: text, as: UTF8.self))
        }
        return texts
    }

    private static func names(opinion: String?) -> [String] {
        usual + (opinion.map { usual.contains($0) || $0 == "ASCII" || $0 == "UTF-8" ? [] : [$0] } ?? [])
    }

    /// The vendors' encodings of the languages that staff lists are written in.
    private static let usual = [
        "GB18030", "WINDOWS-1252", "BIG5", "SHIFT_JIS", "EUC-JP", "EUC-KR", "WINDOWS-1250", "WINDOWS-1251",
        "WINDOWS-1253", "WINDOWS-1254", "WINDOWS-1255", "WINDOWS-1256", "WINDOWS-1257", "WINDOWS-1258", "WINDOWS-874",
        "MACINTOSH", "MAC-CENTRALEUROPE", "MAC-CYRILLIC", "KOI8-R", "CP850", "CP852", "CP866",
    ]
    private static let linesLooked = 200
    private static let sampleLength = 80
    private static let opinionWeight = 0.3
    /// How much less likely than the best a candidate may be; beyond it nobody would choose it.
    private static let span = 1.2
    private static let most = 8
}
