import Foundation

/// Takes from a text what is no code.
struct SourceText {
    private var rest: Substring
    private var code = ""
    /// Literals of which an interpolation is open, the innermost last.
    private var open: [Literal] = []

    /// The text without comments and without what string literals say; what is interpolated into them stays.
    static func code(of text: String) -> String {
        var source = SourceText(rest: Substring(text))
        while let next = source.rest.first { source.take(next) }
        return source.code
    }

    private init(rest: Substring) { self.rest = rest }

    /// A string literal: its marks, and the parentheses that are open in its interpolation.
    private struct Literal {
        var hashes: String
        var quotes: String
        var depth = 0

        var end: String { quotes + hashes }
        var interpolation: String { "\\" + hashes + "(" }
        var escape: String { "\\" + hashes }
    }

    private mutating func take(_ next: Character) {
        if rest.hasPrefix("//") {
            rest = rest[(rest.firstIndex(of: "\n") ?? rest.endIndex)...]
        } else if rest.hasPrefix("/*") {
            rest = rest.range(of: "*/").map { rest[$0.upperBound...] } ?? ""
        } else if let literal = literal() {
            rest = rest.dropFirst(literal.hashes.count + literal.quotes.count)
            skip(literal)
        } else if next == ")", let literal = open.last, literal.depth == 0 {
            open.removeLast()
            rest = rest.dropFirst()
            skip(literal)
        } else {
            if let last = open.indices.last {
                if next == "(" { open[last].depth += 1 }
                if next == ")" { open[last].depth -= 1 }
            }
            code.append(next)
            rest = rest.dropFirst()
        }
    }

    /// The literal that begins here.
    private func literal() -> Literal? {
        let hashes = String(rest.prefix { $0 == "#" })
        let marks = rest.dropFirst(hashes.count)
        guard marks.first == "\"" else { return nil }
        return Literal(hashes: hashes, quotes: marks.hasPrefix("\"\"\"") ? "\"\"\"" : "\"")
    }

    /// Goes to the end of a literal, or to where an interpolation makes code of it.
    private mutating func skip(_ literal: Literal) {
        code += " "
        while !rest.isEmpty {
            if rest.hasPrefix(literal.end) {
                rest = rest.dropFirst(literal.end.count)
                return
            }
            if rest.hasPrefix(literal.interpolation) {
                rest = rest.dropFirst(literal.interpolation.count)
                open.append(literal)
                return
            }
            rest = rest.dropFirst(rest.hasPrefix(literal.escape) ? literal.escape.count + 1 : 1)
        }
    }
}
