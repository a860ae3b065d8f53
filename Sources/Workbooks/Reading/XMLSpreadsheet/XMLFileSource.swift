/// A document that is a file of its own, decoded where its head names an encoding that the parser does not know.
final class XMLFileSource: XMLSource {
    let encoding: String?
    let announcedBytes: Int
    private let opened: WorkbookFile.Opened
    private let limit: Int
    private let text: EncodedText?
    private var place = 0
    private var isAtEnd = false

    var path: String { opened.path }
    /// The file is its only part.
    var name: String { "" }

    init(_ opened: WorkbookFile.Opened, limits: WorkbookLimits) throws(WorkbookError) {
        self.opened = opened
        limit = limits.unpackedBytes
        announcedBytes = opened.size
        let beginning = try opened.read(at: 0, 1024)
        // Templates of report programs leave an empty line before the head, where XML allows nothing.
        if let first = beginning.firstIndex(where: { $0 > 0x20 }), beginning[first] == UInt8(ascii: "<"),
            !beginning[..<first].contains(0)
        {
            place = first
        }
        guard let declared = DeclaredEncoding.of(beginning), !DeclaredEncoding.isParsers(declared) else {
            encoding = nil
            text = nil
            return
        }
        encoding = "UTF-8"
        text = try EncodedText(DeclaredEncoding.decoder(of: declared), path: opened.path)
    }

    func withNextBlock<Value>(
        _ body: (UnsafeRawBufferPointer) throws(WorkbookError) -> Value
    ) throws(WorkbookError) -> Value {
        var block: [UInt8] = []
        // A block may be too short to hold a whole character.
        repeat {
            let read = isAtEnd ? [] : try opened.read(at: place, WorkbookLimits.block)
            place += read.count
            isAtEnd = read.isEmpty
            if place > limit { throw .tooLarge(path: path, part: "", .unpackedBytes(limit)) }
            block = try text?.decode(read, isLast: isAtEnd) ?? read
        } while block.isEmpty && !isAtEnd
        return try Self.with(block, body)
    }

    private static func with<Value>(
        _ block: [UInt8],
        _ body: (UnsafeRawBufferPointer) throws(WorkbookError) -> Value
    ) throws(WorkbookError) -> Value {
        let result = block.withUnsafeBytes { bytes in Result { () throws(WorkbookError) in try body(bytes) } }
        return try result.get()
    }
}
