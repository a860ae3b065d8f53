import Foundation
import Glibc

/// The lines of a file, one after the other; no more than one and a block are in memory.
final class FileLines {
    private let file: FileHandle
    private var buffer = Data()
    private var isAtEnd = false

    /// A line longer than that is none that an export writes.
    private static let longest = 64 << 20
    private static let block = 1 << 20

    struct TooLong: Error {}

    init?(path: String) {
        guard let file = FileHandle(forReadingAtPath: path) else { return nil }
        self.file = file
    }

    deinit { file.closeFile() }

    /// Hands over the next line without its end; `nil` behind the last.
    ///
    /// - Throws: What reading or `body` throws; `TooLong`.
    func next<Value>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Value) throws -> Value? {
        while true {
            if let end = buffer.firstIndex(of: 0x0A) {
                defer { buffer = buffer[(end + 1)...] }
                return try Self.hand(buffer[buffer.startIndex..<end], body)
            }
            guard !isAtEnd else {
                guard !buffer.isEmpty else { return nil }
                defer { buffer = Data() }
                return try Self.hand(buffer, body)
            }
            guard buffer.count < Self.longest else { throw TooLong() }
            let more = try file.read(upToCount: Self.block) ?? Data()
            isAtEnd = more.isEmpty
            // From its beginning: what was handed over is let go of.
            buffer = Data(buffer) + more
        }
    }

    private static func hand<Value>(
        _ line: Data,
        _ body: (UnsafeBufferPointer<UInt8>) throws -> Value
    ) throws -> Value {
        try line.withUnsafeBytes { try body($0.bindMemory(to: UInt8.self)) }
    }
}
