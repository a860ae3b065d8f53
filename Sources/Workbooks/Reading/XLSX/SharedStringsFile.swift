import LocalFiles

/// Shared texts on the disk: their bytes one after the other, and where each ends.
final class SharedStringsFile: Sendable {
    private let texts: UnnamedFile
    private let ends: UnnamedFile

    /// Bytes that are gathered before they are written.
    static let written = 1 << 20
    private static let endBytes = MemoryLayout<Int>.size

    init() throws(LocalFileError) {
        texts = try UnnamedFile()
        ends = try UnnamedFile()
    }

    /// Writes texts behind those that are there.
    ///
    /// - Parameters:
    ///   - bytes: Of the texts.
    ///   - place: Where the last of them ends.
    ///   - list: Their ends.
    ///   - count: How many ends there are then.
    /// - Throws: `LocalFileError`.
    func write(_ bytes: [UInt8], before place: Int, ends list: [Int], before count: Int) throws(LocalFileError) {
        try Self.write(bytes, to: texts, at: place - bytes.count)
        try Self.write(list, to: ends, at: (count - list.count) * Self.endBytes)
    }

    private static func write<Element>(
        _ elements: [Element],
        to file: UnnamedFile,
        at place: Int
    ) throws(LocalFileError) {
        let result = elements.withUnsafeBytes { bytes in
            Result { () throws(LocalFileError) in try file.write(bytes, at: place) }
        }
        try result.get()
    }

    func readTexts(into room: UnsafeMutableRawBufferPointer, at place: Int) throws(LocalFileError) -> Int {
        try texts.read(into: room, at: place)
    }

    func readEnds(into room: UnsafeMutableRawBufferPointer, at place: Int) throws(LocalFileError) -> Int {
        try ends.read(into: room, at: place)
    }
}
