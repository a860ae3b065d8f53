/// Text in a page of HTML.
package enum HTMLText {
    /// A text that stands for itself, between tags and in attributes, whatever is in it.
    ///
    /// Source: HTML Living Standard, escaping a string; control characters that HTML does not allow are left out.
    package static func escaped(_ text: some StringProtocol) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            case "\t", "\n", "\r": escaped.unicodeScalars.append(scalar)
            default:
                let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
                if !isControl { escaped.unicodeScalars.append(scalar) }
            }
        }
        return escaped
    }
}
