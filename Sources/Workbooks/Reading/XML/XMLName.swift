import Glibc

/// The name of an element or attribute as the parser hands it over; valid during the call alone.
struct XMLName {
    /// As written, with its prefix, ending with a zero byte.
    let written: UnsafePointer<UInt8>
    /// Without the prefix.
    let local: UnsafePointer<UInt8>

    init(_ name: UnsafePointer<CChar>) {
        written = UnsafeRawPointer(name).assumingMemoryBound(to: UInt8.self)
        var start = written
        var place = written
        while place.pointee != 0 {
            place += 1
            if (place - 1).pointee == UInt8(ascii: ":") { start = place }
        }
        local = start
    }

    var hasPrefix: Bool { local != written }

    /// Whether the name without its prefix is this.
    ///
    /// The prefix is any that the document declares; which names stand where tells the rest.
    static func == (name: XMLName, text: StaticString) -> Bool {
        strcmp(
            UnsafeRawPointer(name.local).assumingMemoryBound(to: CChar.self),
            UnsafeRawPointer(text.utf8Start).assumingMemoryBound(to: CChar.self)
        ) == 0
    }

    /// The only letter of the name, 0 where it has several or a prefix.
    var letter: UInt8 { written[0] != 0 && written[1] == 0 ? written[0] : 0 }
}
