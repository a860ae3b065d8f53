/// Bytes with numbers in them, lowest byte first; nothing is read that is not there.
struct LittleEndianBytes: Sendable {
    let bytes: [UInt8]

    var count: Int { bytes.count }

    func byte(_ place: Int) throws(XLSDamage) -> Int {
        guard bytes.indices.contains(place) else { throw .cut(place: place) }
        return Int(bytes[place])
    }

    func short(_ place: Int) throws(XLSDamage) -> Int {
        guard place >= 0, place <= bytes.count - 2 else { throw .cut(place: place) }
        return Int(bytes[place]) | Int(bytes[place + 1]) << 8
    }

    func long(_ place: Int) throws(XLSDamage) -> Int { try short(place) | short(place + 2) << 16 }

    func double(_ place: Int) throws(XLSDamage) -> Double {
        let bits = try UInt64(long(place)) | UInt64(long(place + 4)) << 32
        return Double(bitPattern: bits)
    }
}
