import Foundation
import NIOCore

/// The body of a form with one file, read as it is sent: a file of very many rows is not held.
struct FileForm: AsyncSequence, Sendable {
    let path: String
    let head: String
    let tail: String
    let bytes: Int64

    /// - Throws: What keeps the file from being read.
    init(_ path: String, named name: String, boundary: String) throws {
        self.path = path
        head = "--\(boundary)\r\nContent-Disposition: form-data; name=\"sheet\"; filename=\"\(name)\"\r\n\r\n"
        tail = "\r\n--\(boundary)--\r\n"
        let facts = try FileManager.default.attributesOfItem(atPath: path)
        let size = (facts[.size] as? NSNumber)?.int64Value ?? 0
        bytes = size + Int64(head.utf8.count + tail.utf8.count)
    }

    func makeAsyncIterator() -> Blocks { Blocks(form: self) }

    struct Blocks: AsyncIteratorProtocol {
        let form: FileForm
        private var file: FileHandle?
        private var isOver = false

        init(form: FileForm) { self.form = form }

        mutating func next() async throws -> ByteBuffer? {
            if isOver { return nil }
            guard let file else {
                file = try FileHandle(forReadingFrom: URL(fileURLWithPath: form.path))
                return ByteBuffer(string: form.head)
            }
            if let block = try file.read(upToCount: 1 << 20), !block.isEmpty { return ByteBuffer(bytes: block) }
            isOver = true
            try file.close()
            return ByteBuffer(string: form.tail)
        }
    }
}
