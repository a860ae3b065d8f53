/// Finds a key that is a list, a mapping or an alias, in a text with so many aliases that comparing keys could take
/// long.
///
/// It looks at tokens alone, as YAML 1.1 writes them: quoted and folded texts and comments are skipped.
struct AliasedKeys {
    /// The line of the first such key, 1-based; `nil` where there is none, or there are few aliases.
    private(set) var line: Int?

    private var aliases = 0
    private var candidate: Int?

    /// Three aliases a level make nine times three times three … values; with fewer than this there are few.
    private static let few = 12

    init(_ yaml: String) {
        // Bytes: everything that YAML gives a meaning is ASCII.
        guard yaml.utf8.contains(UInt8(ascii: "*")) else { return }
        var scanner = Scanner(bytes: Array(yaml.utf8))
        while let token = scanner.next() {
            switch token {
            case .alias(let line, let isKey):
                aliases += 1
                if isKey { candidate = candidate ?? line }
            case .key(let line): candidate = candidate ?? line
            }
        }
        if aliases >= Self.few { line = candidate }
    }

    private enum Token {
        case alias(line: Int, isKey: Bool)
        /// A list or a mapping in the place of a key, or a mark that says that one follows.
        case key(line: Int)
    }

    private struct Scanner {
        let bytes: [UInt8]
        private var position = 0
        private var line = 1
        /// Where the line begins that is read.
        private var lineStart = 0
        /// Whether a node may begin here.
        private var atNode = true
        private var depth = 0

        init(bytes: [UInt8]) { self.bytes = bytes }

        mutating func next() -> Token? {
            while position < bytes.count {
                let byte = bytes[position]
                switch byte {
                case UInt8(ascii: "\n"):
                    newLine()
                    continue
                case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): break
                case UInt8(ascii: "#") where isAfterSpace: skipLine()
                case UInt8(ascii: "\""), UInt8(ascii: "'"):
                    if atNode { skipQuoted(byte) }
                    atNode = false
                case UInt8(ascii: "["), UInt8(ascii: "{"):
                    if atNode || depth > 0 {
                        depth += 1
                        atNode = true
                    }
                case UInt8(ascii: "]"), UInt8(ascii: "}"):
                    if depth > 0 {
                        depth -= 1
                        atNode = false
                        position += 1
                        if isKey { return .key(line: line) }
                        continue
                    }
                case UInt8(ascii: ","): if depth > 0 { atNode = true }
                case UInt8(ascii: "-"): if !(atNode && isBeforeSpace) { atNode = false }
                case UInt8(ascii: "?"):
                    if atNode, isBeforeSpace {
                        position += 1
                        return .key(line: line)
                    }
                    atNode = false
                case UInt8(ascii: ":"): if isBeforeSpace || depth > 0 { atNode = true }
                case UInt8(ascii: "|"), UInt8(ascii: ">"):
                    if atNode, depth == 0 {
                        skipBlock()
                        continue
                    }
                    atNode = false
                case UInt8(ascii: "&"), UInt8(ascii: "!"): if atNode { skipWord() }
                case UInt8(ascii: "*"):
                    if atNode {
                        let start = line
                        skipWord()
                        position += 1
                        atNode = false
                        return .alias(line: start, isKey: isKey)
                    }
                default: atNode = false
                }
                position += 1
            }
            return nil
        }

        private var isAfterSpace: Bool { position == 0 || Self.isSpace(bytes[position - 1]) }
        private var isBeforeSpace: Bool { position + 1 >= bytes.count || Self.isSpace(bytes[position + 1]) }

        /// Whether a colon follows that makes a key of what came before.
        private var isKey: Bool {
            let rest = bytes[min(position, bytes.count)...].prefix(200)
            return rest.first { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") } == UInt8(ascii: ":")
        }

        private static func isSpace(_ byte: UInt8) -> Bool {
            byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n")
                || byte == UInt8(ascii: "\r")
        }

        private mutating func newLine() {
            position += 1
            line += 1
            lineStart = position
            atNode = true
        }

        private mutating func skipLine() {
            while position + 1 < bytes.count, bytes[position + 1] != UInt8(ascii: "\n") { position += 1 }
        }

        /// To the last byte of an anchor, a tag or an alias.
        private mutating func skipWord() {
            while position + 1 < bytes.count, !Self.isSpace(bytes[position + 1]),
                !",[]{}:".utf8.contains(bytes[position + 1])
            { position += 1 }
        }

        /// To the closing quote.
        private mutating func skipQuoted(_ quote: UInt8) {
            position += 1
            while position < bytes.count, bytes[position] != quote {
                if bytes[position] == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") { position += 1 }
                if position < bytes.count, bytes[position] == UInt8(ascii: "\n") { line += 1 }
                position += 1
            }
        }

        /// A folded or literal text: all lines that stand deeper than the one it begins on.
        private mutating func skipBlock() {
            let indent = bytes[lineStart...].prefix { $0 == UInt8(ascii: " ") }.count
            skipLine()
            position += 1
            while position < bytes.count {
                // At a line break: does the line after it still belong?
                let start = position + 1
                let spaces = bytes[min(start, bytes.count)...].prefix { $0 == UInt8(ascii: " ") }.count
                let first = start + spaces
                let isBlank = first < bytes.count && bytes[first] == UInt8(ascii: "\n")
                guard isBlank || (first < bytes.count && spaces > indent) else { return }
                newLine()
                skipLine()
                position += 1
            }
        }
    }
}
