/// Packs one stream as an old Office file.
enum CompoundBytes {
    private static let end = 0xFFFF_FFFE
    private static let free = 0xFFFF_FFFF

    static func pack(_ name: String, _ stream: [UInt8]) -> [UInt8] {
        let isMini = stream.count < 4096
        let content = padded(stream, to: isMini ? 64 : 512)
        let data = padded(content, to: 512)
        let count = data.count / 512
        let miniSectors = isMini ? content.count / 64 : 0
        let miniTable = isMini ? padded(chain(0, miniSectors), to: 512, with: 0xFF) : []
        // The table comes first, then the directory, the mini table, the data.
        var tables = 1
        while tables * 128 < tables + 1 + miniTable.count / 512 + count { tables += 1 }
        let directory = tables
        let mini = directory + 1
        let first = mini + miniTable.count / 512
        var table = (0..<tables).flatMap { _ in XLSFile.long(0xFFFF_FFFD) } + XLSFile.long(end)
        table += chain(mini, miniTable.count / 512) + chain(first, count)
        let root = entry("Root Entry", type: 5, start: isMini ? first : end, size: isMini ? data.count : 0, child: 1)
        let file = entry(name, type: 2, start: isMini ? 0 : first, size: stream.count, child: free)
        var header: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 16)
        header += XLSFile.short(0x3E) + XLSFile.short(3) + [0xFE, 0xFF] + XLSFile.short(9) + XLSFile.short(6)
        header += [UInt8](repeating: 0, count: 10) + XLSFile.long(tables) + XLSFile.long(directory) + XLSFile.long(0)
        header += XLSFile.long(4096) + XLSFile.long(isMini ? mini : end) + XLSFile.long(isMini ? 1 : 0)
        header += XLSFile.long(end) + XLSFile.long(0)
        header += (0..<109).flatMap { XLSFile.long($0 < tables ? $0 : free) }
        return header + padded(table, to: 512, with: 0xFF) + padded(root + file, to: 512) + miniTable + data
    }

    private static func padded(_ bytes: [UInt8], to unit: Int, with byte: UInt8 = 0) -> [UInt8] {
        bytes + [UInt8](repeating: byte, count: (unit - bytes.count % unit) % unit)
    }

    private static func chain(_ first: Int, _ count: Int) -> [UInt8] {
        (0..<count).flatMap { XLSFile.long($0 == count - 1 ? end : first + $0 + 1) }
    }

    private static func entry(_ name: String, type: UInt8, start: Int, size: Int, child: Int) -> [UInt8] {
        let text = XLSFile.wide(name)
        var entry = text + [UInt8](repeating: 0, count: 64 - text.count) + XLSFile.short(text.count + 2) + [type, 1]
        entry += XLSFile.long(free) + XLSFile.long(free) + XLSFile.long(child) + [UInt8](repeating: 0, count: 36)
        return entry + XLSFile.long(start) + XLSFile.long(size) + XLSFile.long(0)
    }
}
