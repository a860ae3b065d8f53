extension EncodingGuess {
    /// Whether a sample is surely Chinese in GB18030, perhaps with a few lines that are damaged.
    ///
    /// Two names of columns are proof, because hardly four bytes of another encoding are the same as one; else the
    /// characters tell.
    static func isChinese(_ sample: [UInt8], isWhole: Bool, isColumnName: ((String) -> Bool)?) -> Bool {
        var lines = sample.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
        // A line that the sample's end has cut is not judged.
        if !isWhole, lines.count > 1 { lines.removeLast() }
        let odd = lines.filter { $0.contains { $0 >= 0x80 } }
        // Where iconv lacks the encoding, the file cannot be read in it.
        guard let transcoder = try? Transcoder(from: "GB18030") else { return false }
        let decoded = odd.map { (line: $0, text: transcoder.decode(Array($0), isLast: true)) }
        let sound = decoded.filter { !$0.text.contains(0xFF) }
        let damaged = odd.count - sound.count
        guard !sound.isEmpty else { return false }
        let names = isColumnName.map { columnNames(in: sound.prefix(linesOfHeader).map(\.text), $0) } ?? 0
        if names >= 2 { return damaged * 2 <= odd.count }
        let evidence = ChineseEvidence(sound.flatMap { $0.line + [0x0A, 0x0A] })
        let isTold = names == 1 ? evidence.isLikely : evidence.isEnough
        return isTold && damaged * 5 <= odd.count
    }

    /// How many cells outside ASCII are names of columns.
    private static func columnNames(in lines: [[UInt8]], _ isColumnName: (String) -> Bool) -> Int {
        var found = 0
        for line in lines {
            let cells = line.prefix(lineLooked).split { Dialect.candidates.contains($0) || $0 == UInt8(ascii: "\"") }
            for cell in cells where cell.contains(where: { $0 >= 0x80 }) {
                let name = String(decoding: cell, as: UTF8.self)
                if name.unicodeScalars.count >= 2, isColumnName(name) { found += 1 }
            }
            if found >= 2 { break }
        }
        return found
    }

    /// Lines outside ASCII among which the header may be.
    private static let linesOfHeader = 100
    private static let lineLooked = 4096
}
