/// The streams of an old Office file, which is a file system of its own.
///
/// Source: [MS-CFB] 2.2 (header), 2.3 (FAT), 2.4 (mini FAT), 2.6 (directory).
struct CompoundFile {
    private struct Entry {
        var name: String
        var type: Int
        var start: Int
        var size: Int
    }

    private let file: LittleEndianBytes
    private let sectorBytes: Int
    /// The next sector of each one.
    private let next: [Int]
    private var entries: [Entry] = []

    private static let endOfChain = 0xFFFF_FFFE
    /// From here on numbers are marks and no sectors.
    private static let marks = 0xFFFF_FFFA
    private static let miniSectorBytes = 64
    /// Streams that are smaller lie in the mini stream.
    private static let miniStreamCutoff = 4096

    init(_ bytes: [UInt8]) throws(XLSDamage) {
        file = LittleEndianBytes(bytes: bytes)
        let shift = try file.short(30)
        guard shift == 9 || shift == 12 else { throw .missing("sector") }
        sectorBytes = 1 << shift
        next = try Self.table(file, sectorBytes)
        let directory = try chain(from: file.long(48), bytes: nil)
        entries = try Self.entries(LittleEndianBytes(bytes: directory))
    }

    /// The file allocation table, whose own sectors the header and a list behind it name.
    private static func table(_ file: LittleEndianBytes, _ sectorBytes: Int) throws(XLSDamage) -> [Int] {
        let most = file.count / sectorBytes
        var sectors: [Int] = []
        for place in 0..<109 { sectors.append(try file.long(76 + place * 4)) }
        var list = try file.long(68)
        var lists = 0
        while list < marks {
            lists += 1
            guard lists <= most else { throw .chain }
            let start = (list + 1) * sectorBytes
            for place in 0..<(sectorBytes / 4 - 1) { sectors.append(try file.long(start + place * 4)) }
            list = try file.long(start + sectorBytes - 4)
        }
        var next: [Int] = []
        for sector in sectors where sector < marks {
            guard next.count <= file.count else { throw .chain }
            let start = (sector + 1) * sectorBytes
            for place in 0..<(sectorBytes / 4) { next.append(try file.long(start + place * 4)) }
        }
        return next
    }

    private static func entries(_ directory: LittleEndianBytes) throws(XLSDamage) -> [Entry] {
        var entries: [Entry] = []
        for start in stride(from: 0, to: directory.count - 127, by: 128) {
            let length = min(max(try directory.short(start + 64) / 2 - 1, 0), 31)
            var units: [UInt16] = []
            for place in 0..<length { units.append(UInt16(try directory.short(start + place * 2))) }
            entries.append(
                Entry(
                    name: String(decoding: units, as: UTF16.self),
                    type: try directory.byte(start + 66),
                    start: try directory.long(start + 116),
                    size: try directory.long(start + 120)
                )
            )
        }
        return entries
    }

    /// The bytes of a chain of sectors.
    ///
    /// - Parameters:
    ///   - start: The first sector.
    ///   - bytes: How many there are to be; `nil` for all.
    /// - Returns: As many as there are to be.
    /// - Throws: `XLSDamage` where the chain is shorter, or endless.
    private func chain(from start: Int, bytes: Int?) throws(XLSDamage) -> [UInt8] {
        var content: [UInt8] = []
        content.reserveCapacity(min(bytes ?? 0, file.count))
        var sector = start
        var sectors = 0
        while sector != Self.endOfChain, bytes.map({ content.count < $0 }) ?? true {
            let place = (sector + 1) * sectorBytes
            guard sectors < next.count, sector < next.count else { throw .chain }
            guard place < file.count else { throw .cut(place: place) }
            // The last sector of a file may be shorter than a sector.
            content.append(contentsOf: file.bytes[place..<min(place + sectorBytes, file.count)])
            sector = next[sector]
            sectors += 1
        }
        guard let bytes else { return content }
        guard content.count >= bytes else { throw .cut(place: file.count) }
        return Array(content.prefix(bytes))
    }

    func holds(_ name: String) -> Bool { entries.contains { $0.type == 2 && $0.name == name } }

    /// The bytes of a stream.
    func stream(_ name: String) throws(XLSDamage) -> [UInt8] {
        guard let entry = entries.first(where: { $0.type == 2 && $0.name == name }) else { throw .missing(name) }
        guard entry.size < Self.miniStreamCutoff else { return try chain(from: entry.start, bytes: entry.size) }
        return try miniStream(entry)
    }

    private func miniStream(_ entry: Entry) throws(XLSDamage) -> [UInt8] {
        guard let root = entries.first, root.type == 5 else { throw .missing("Root Entry") }
        let mini = try chain(from: root.start, bytes: nil)
        let table = LittleEndianBytes(bytes: try chain(from: file.long(60), bytes: nil))
        var content: [UInt8] = []
        var sector = entry.start
        while content.count < entry.size {
            let place = sector * Self.miniSectorBytes
            guard place < mini.count else { throw .cut(place: place) }
            content.append(contentsOf: mini[place..<min(place + Self.miniSectorBytes, mini.count)])
            sector = try table.long(sector * 4)
        }
        return Array(content.prefix(entry.size))
    }
}
