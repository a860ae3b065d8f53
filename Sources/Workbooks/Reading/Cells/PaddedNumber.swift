/// A number that its format shows with zeros before it, `0007`.
enum PaddedNumber {
    /// The text that the spreadsheet shows; `nil` where it would show another number, one that is not whole.
    static func text(_ value: Double, _ pieces: [NumberFormat.PaddedPiece]) -> String? {
        guard value == value.rounded(), !SpreadsheetNumber.hasUncertainDigits(value) else { return nil }
        let digits = Array(String(Int(value.magnitude)).utf8)
        let width = pieces.count { $0 == .digit }
        var all = [UInt8](repeating: UInt8(ascii: "0"), count: max(0, width - digits.count)) + digits
        var text: [UInt8] = value < 0 ? [UInt8(ascii: "-")] : []
        var isFirst = true
        for piece in pieces {
            switch piece {
            case .text(let bytes): text += bytes
            case .digit:
                // The first one takes what there are more.
                let count = isFirst ? all.count - width + 1 : 1
                text += all.prefix(count)
                all.removeFirst(count)
                isFirst = false
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
