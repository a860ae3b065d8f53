/// A web page in one cell: its title, its address and the address for the desktop, with `|` between them.
///
/// A `|` within one of them is written twice, as a quote is in a field of CSV. So what is written reads back as it was: of
/// a run of signs each two are one of the text, and the one that is over parts; no address begins with the sign.
package enum WebPageCell {
    package static func text(_ pieces: [String]) -> String {
        var text = pieces.first.map(doubled) ?? ""
        for piece in pieces.dropFirst() {
            text += "|"
            text += doubled(piece)
        }
        return text
    }

    /// By scalars: a mark that combines with the sign would hide it.
    private static func doubled(_ piece: String) -> String {
        guard piece.utf8.contains(UInt8(ascii: "|")) else { return piece }
        var doubled = String.UnicodeScalarView()
        for scalar in piece.unicodeScalars { doubled.append(contentsOf: scalar == "|" ? ["|", "|"] : [scalar]) }
        return String(doubled)
    }

    /// What stands between the signs that part.
    package static func pieces(of cell: String) -> [String] {
        var pieces = [""]
        var isOpen = false
        for scalar in cell.unicodeScalars {
            if isOpen {
                isOpen = false
                guard scalar != "|" else {
                    pieces[pieces.count - 1].unicodeScalars.append(scalar)
                    continue
                }
                pieces.append("")
            }
            if scalar == "|" { isOpen = true } else { pieces[pieces.count - 1].unicodeScalars.append(scalar) }
        }
        return isOpen ? pieces + [""] : pieces
    }
}
