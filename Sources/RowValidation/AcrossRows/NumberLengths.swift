/// How long the number of each row is in a field that may be a number and is text; 0 for a row that has none.
struct NumberLengths: Sendable {
    private(set) var padding = NumberPadding()
    private var lengths: [UInt8] = []
    /// Rows before the first number.
    private var emptyRows = 0

    mutating func append(_ look: NumberPadding.Look?) {
        if let look { padding.note(look) }
        if lengths.isEmpty, look == nil { emptyRows += 1 } else { lengths.append(look?.length ?? 0) }
    }

    /// The rows whose number seems to have lost zeros, counted from 0.
    func forEachShorter(_ body: (Int32) -> Void) {
        guard padding.hasShorter, let width = padding.width else { return }
        for (place, length) in lengths.enumerated() where length > 0 && length < width {
            body(Int32(emptyRows + place))
        }
    }
}
