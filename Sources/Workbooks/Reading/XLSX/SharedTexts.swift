import LocalFiles

/// One reading's way to the shared texts: of those on the disk some pages are kept, because cells name texts near each other.
final class SharedTexts {
    private let strings: SharedStrings
    private var textPages = SharedTextPages()
    private var endPages = SharedTextPages()
    private var text: [UInt8] = []
    /// Why a text could not be read from the disk.
    @exclusivity(unchecked) private(set) var failure: LocalFileError?

    init(_ strings: SharedStrings) { self.strings = strings }

    /// Appends a text to a row.
    ///
    /// - Returns: `false` where there is none of the number.
    func append(_ place: Int, to builder: inout TabRowBuilder, column: Int) -> Bool {
        guard place >= 0, place < strings.count else { return false }
        guard let file = strings.file else {
            let range = strings.ends[place]..<strings.ends[place + 1]
            strings.bytes.withUnsafeBufferPointer {
                builder.append(UnsafeBufferPointer(rebasing: $0[range]), column: column)
            }
            return true
        }
        do {
            try read(place, from: file)
        } catch {
            failure = failure ?? error
            return true
        }
        text.withUnsafeBufferPointer { builder.append($0, column: column) }
        return true
    }

    private func read(_ place: Int, from file: SharedStringsFile) throws(LocalFileError) {
        let width = MemoryLayout<Int>.size
        var ends: [UInt8] = []
        try endPages.copy((place * width)..<((place + 2) * width), to: &ends, file.readEnds)
        let (start, end) = ends.withUnsafeBytes { bytes in
            (bytes.loadUnaligned(as: Int.self), bytes.loadUnaligned(fromByteOffset: width, as: Int.self))
        }
        text.removeAll(keepingCapacity: true)
        try textPages.copy(start..<end, to: &text, file.readTexts)
    }
}

/// Some pages of a file, by their numbers; a page takes the place of the one that lay there.
private struct SharedTextPages {
    typealias Read = (UnsafeMutableRawBufferPointer, Int) throws(LocalFileError) -> Int

    private static let bytes = 64 * 1024
    private static let slots = 64
    private var pages = [[UInt8]](repeating: [], count: slots)
    private var numbers = [Int](repeating: -1, count: slots)

    /// Appends bytes of the file.
    mutating func copy(_ range: Range<Int>, to target: inout [UInt8], _ read: Read) throws(LocalFileError) {
        var place = range.lowerBound
        while place < range.upperBound {
            let (number, start) = (place / Self.bytes, place % Self.bytes)
            let slot = number % Self.slots
            if numbers[slot] != number {
                numbers[slot] = -1
                try load(number, into: slot, read)
                numbers[slot] = number
            }
            let end = min(start + range.upperBound - place, pages[slot].count)
            guard start < end else {
                throw .cannotOpen(path: "", reason: "the temporary file is shorter than it was")
            }
            target.append(contentsOf: pages[slot][start..<end])
            place += end - start
        }
    }

    private mutating func load(_ number: Int, into slot: Int, _ read: Read) throws(LocalFileError) {
        if pages[slot].count != Self.bytes { pages[slot] = [UInt8](repeating: 0, count: Self.bytes) }
        let result = pages[slot].withUnsafeMutableBytes { room in
            Result { () throws(LocalFileError) in try read(room, number * Self.bytes) }
        }
        let count = try result.get()
        if count < Self.bytes { pages[slot].removeLast(Self.bytes - count) }
    }
}
