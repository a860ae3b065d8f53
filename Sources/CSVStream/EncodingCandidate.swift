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
    /// Those in which all of a sample is text, the likeliest first.
    static func of(_ sample: [UInt8], isWhole: Bool) -> [EncodingCandidate] {
        let opinion = EncodingGuess.opinion(sample)?.uppercased()
        let names = (opinion.map { [$0] } ?? []) + usual.filter { $0 != opinion }
        guard let line = firstLine(outsideASCII: sample) else { return [] }
        return names.compactMap { name in
            // A name that this machine does not know is no candidate.
            guard let whole = try? Transcoder(from: name).decode(sample, isLast: isWhole), !whole.contains(0xFF),
                let text = try? Transcoder(from: name).decode(line, isLast: true)
            else { return nil }
            return EncodingCandidate(name: name, sample: String(decoding: text, as: UTF8.self))
        }
    }

    private static func firstLine(outsideASCII sample: [UInt8]) -> [UInt8]? {
        let lines = sample.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
        return lines.first { $0.contains { $0 >= 0x80 } }.map { Array($0.prefix(80)) }
    }

    private static let usual = ["GB18030", "BIG5", "WINDOWS-1252", "SHIFT_JIS", "EUC-KR"]
}
