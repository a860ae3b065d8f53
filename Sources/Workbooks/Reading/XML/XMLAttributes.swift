/// The attributes of an element as the parser hands them over; valid during the call alone.
struct XMLAttributes: Sequence, IteratorProtocol {
    private var place: UnsafeMutablePointer<UnsafePointer<CChar>?>?

    init(_ start: UnsafeMutablePointer<UnsafePointer<CChar>?>?) { place = start }

    /// The next attribute: its name, and its value ending with a zero byte.
    mutating func next() -> (name: XMLName, value: UnsafePointer<UInt8>)? {
        guard let at = place, let name = at[0], let value = at[1] else { return nil }
        place = at + 2
        return (XMLName(name), UnsafeRawPointer(value).assumingMemoryBound(to: UInt8.self))
    }

    /// An attribute's value; `nil` where the element has none of the name, which is without a prefix.
    subscript(name: StaticString) -> String? {
        for (attribute, value) in self where !attribute.hasPrefix && attribute == name { return String(cString: value) }
        return nil
    }

    /// The value of an attribute whose prefix may be any, but which has one.
    subscript(prefixed name: StaticString) -> String? {
        for (attribute, value) in self where attribute.hasPrefix && attribute == name { return String(cString: value) }
        return nil
    }

    /// Whether an attribute says yes; `nil` where the element has none of the name.
    func flag(_ name: StaticString) -> Bool? { self[name].map { $0 == "1" || $0 == "true" || $0 == "on" } }

    func number(_ name: StaticString) -> Int? { self[name].flatMap { Int($0) } }
}
