/// The formula `=HYPERLINK("https://…","text")`, which leads somewhere.
///
/// Nothing is computed: an address that is put together by the formula is none.
enum HyperlinkFormula {
    /// - Parameter formula: With its sign `=`, and what the format has before it, such as `of:`.
    /// - Returns: The address, where the formula is nothing but such a call with a text as its first argument.
    static func address(_ formula: String) -> String? {
        guard let sign = formula.firstIndex(of: "=") else { return nil }
        var rest = formula[formula.index(after: sign)...].drop { $0 == " " }
        guard rest.prefix(name.count).uppercased() == name else { return nil }
        rest = rest.dropFirst(name.count).drop { $0 == " " }
        guard rest.popFirst() == "(" else { return nil }
        rest = rest.drop { $0 == " " }
        guard rest.popFirst() == "\"", let address = text(&rest) else { return nil }
        rest = rest.drop { $0 == " " }
        switch rest.popFirst() {
        case ")": return rest.allSatisfy { $0 == " " } ? address : nil
        case ",", ";": return ends(rest) ? address : nil
        default: return nil
        }
    }

    private static let name = "HYPERLINK"

    /// A text up to its closing quote; two quotes are one of the text.
    private static func text(_ rest: inout Substring) -> String? {
        var text = ""
        while let character = rest.popFirst() {
            if character != "\"" {
                text.append(character)
            } else if rest.first == "\"" {
                text.append("\"")
                rest.removeFirst()
            } else {
                return text
            }
        }
        return nil
    }

    /// Whether what follows is the second argument and the end of the call.
    private static func ends(_ rest: Substring) -> Bool {
        var (depth, isText) = (1, false)
        var rest = rest
        while let character = rest.popFirst() {
            if character == "\"" { isText.toggle() }
            guard !isText else { continue }
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
            if depth == 0 { return rest.allSatisfy { $0 == " " } }
        }
        return false
    }
}
