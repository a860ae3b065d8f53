/// Follows the elements of a text, `si` or `is`: what stands in `t`, and in `t` of a run `r`, belongs to it.
struct TextRuns {
    /// Whether the text's own element is open.
    var isOpen = false
    /// Whether the parser is within a `t`.
    private(set) var isText = false
    /// Of the `t` in hand.
    var piece: [UInt8] = []
    private var keepsSpaces = false
    private var isInRun = false
    private var textLevel = 0

    /// - Parameters:
    ///   - name: What begins.
    ///   - attributes: Its attributes.
    ///   - level: Elements within the text's own, this one included.
    mutating func start(_ name: XMLName, _ attributes: XMLAttributes, level: Int) {
        if level == 1 { isInRun = name == "r" }
        guard level == 1 || level == 2 && isInRun, name == "t" else { return }
        isText = true
        textLevel = level
        piece.removeAll(keepingCapacity: true)
        keepsSpaces = attributes[prefixed: "space"] == "preserve"
    }

    /// Whether a `t` ends with the element of this level.
    mutating func end(level: Int) -> Bool {
        guard isText, level == textLevel else { return false }
        isText = false
        return true
    }

    /// Appends what the `t` holds; without `xml:space` spaces at its ends are the file's layout.
    func appendPiece(to bytes: inout [UInt8]) {
        piece.withUnsafeBufferPointer { piece in
            var (start, end) = (0, piece.count)
            if !keepsSpaces {
                while start < end, Self.isSpace(piece[start]) { start += 1 }
                while start < end, Self.isSpace(piece[end - 1]) { end -= 1 }
            }
            EscapedText.append(UnsafeBufferPointer(rebasing: piece[start..<end]), to: &bytes)
        }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }
}
