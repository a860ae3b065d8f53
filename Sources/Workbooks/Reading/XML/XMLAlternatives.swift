/// Follows `mc:AlternateContent`: what stands in its `mc:Fallback` counts as if it stood in its place, and its choices, which
/// are for programs that know an extension, do not.
///
/// Source: ECMA-376 part 3, 7 (AlternateContent, Choice, Fallback).
struct XMLAlternatives {
    /// Where the elements stand that are none of the document's own, from the outermost on.
    private var wrappers: [Int] = []
    /// Where the element stands that is passed over with all within it.
    private var passed: Int?

    var isPassedOver: Bool { passed != nil }

    /// Where an element stands among those of the document's own.
    func level(_ depth: Int) -> Int { depth - wrappers.count }

    /// Whether an element that begins is one of the document's own.
    mutating func passes(start name: XMLName, depth: Int) -> Bool {
        if passed != nil { return false }
        if !wrappers.isEmpty, wrappers[wrappers.count - 1] == depth - 1, wrappers.count % 2 == 1 {
            if name == "Fallback" { wrappers.append(depth) } else { passed = depth }
            return false
        }
        guard name.hasPrefix, name == "AlternateContent" else { return true }
        wrappers.append(depth)
        return false
    }

    /// Whether an element that ends is one of the document's own.
    mutating func passes(endAt depth: Int) -> Bool {
        if let place = passed {
            if place == depth { passed = nil }
            return false
        }
        guard let last = wrappers.last, last == depth else { return true }
        wrappers.removeLast()
        return false
    }
}
