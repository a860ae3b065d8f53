import TestSupport
import Testing

@testable import WebConsole

struct MultipartReaderTests {
    private struct Part: Equatable {
        var field: String
        var fileName: String?
        var bytes: [UInt8] = []
    }

    /// Reads a body in pieces of the sizes that `size` gives.
    private func parts(_ body: [UInt8], size: () -> Int) throws -> (parts: [Part], isComplete: Bool) {
        var reader = MultipartReader(try #require(MultipartBoundary("multipart/form-data; boundary=\"b-1\"")))
        var parts: [Part] = []
        var rest = body[...]
        while !rest.isEmpty {
            let piece = rest.prefix(max(1, size()))
            rest = rest.dropFirst(piece.count)
            for event in try reader.read(piece) {
                switch event {
                case .begin(let field, let fileName): parts.append(Part(field: field, fileName: fileName))
                case .bytes(let bytes): parts[parts.count - 1].bytes += bytes
                case .end: break
                }
            }
        }
        return (parts, reader.isComplete)
    }

    @Test(arguments: 1...60) func `gives every part whole, however the bytes come`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        // What looks like a boundary, and the bytes that one is made of.
        let pieces: [[UInt8]] = [
            [13], [10], [13, 10], Array("--".utf8), Array("--b-1".utf8), Array("\r\n--b-".utf8), Array("\r\n--b".utf8),
            [0], Array("x,y\r\n".utf8), Array("\r\n\r\n".utf8),
        ]
        let wanted = (0..<Int.random(in: 1...3, using: &generator)).map { place in
            var bytes: [UInt8] = []
            for _ in 0..<Int.random(in: 0...8, using: &generator) {
                bytes += pieces.randomElement(using: &generator) ?? []
            }
            // A line that begins with the boundary ends the part, in any form.
            while let at = bytes.firstRange(of: Array("\r\n--b-1".utf8)) { bytes.remove(at: at.lowerBound) }
            if bytes.starts(with: Array("--b-1".utf8)) { bytes.removeFirst() }
            return Part(field: "f\(place)", fileName: place == 0 ? "a;b\"c.csv" : nil, bytes: bytes)
        }
        var body = Array("a preamble".utf8)
        for (place, part) in wanted.enumerated() {
            let name = part.fileName == nil ? "" : "; filename=\"a;b%22c.csv\""
            let head =
                "\r\n--b-1\r\nContent-Type: text/csv\r\ncontent-disposition: form-data; name=\"f\(place)\"\(name)"
            body += Array("\(head)\r\n\r\n".utf8) + part.bytes
        }
        body += Array("\r\n--b-1--\r\nbehind it".utf8)
        let read = try parts(body) { Int.random(in: 1...20, using: &generator) }
        #expect(read.parts == wanted && read.isComplete)
    }

    @Test(arguments: [
        ("form-data;name=\"f\";filename=\"x.csv\"", "x.csv"), ("form-data; Name=f; FileName=x.csv", "x.csv"),
        ("form-data; filename=\"a; name=\\\"b\\\".csv\"; name=\"f\"", "a; name=\"b\".csv"),
        ("form-data; name=\"f\"; filename=\"C:\\sheets\\x.csv\"", "C:\\sheets\\x.csv"), ("form-data; name=\"f\"", ""),
    ])
    func `reads a header's parameters in every form`(disposition: String, fileName: String) throws {
        let body = "--b-1\r\nContent-Disposition: \(disposition)\r\n\r\nabc\r\n--b-1--"
        let read = try parts(Array(body.utf8)) { 9 }
        #expect(read.parts == [Part(field: "f", fileName: fileName.isEmpty ? nil : fileName, bytes: Array("abc".utf8))])
    }

    @Test func `says that a body was cut short`() throws {
        let body = "--b-1\r\nContent-Disposition: form-data; name=\"f\"\r\n\r\nabc\r\n--b-1--"
        for count in 1..<body.utf8.count {
            let read = try parts(Array(body.utf8.prefix(count))) { 7 }
            #expect(!read.isComplete, "\(count)")
        }
        let whole = try parts(Array(body.utf8)) { 7 }
        #expect(whole.isComplete)
    }

    @Test(arguments: ["--b-1\r\nX: y\r\n\r\nabc", "--b-1xx", "--b-1\r\nContent-Disposition: form-data\r\n\r\n"])
    func `refuses what is no form`(body: String) throws {
        #expect(throws: SheetStoreError.malformedUpload) { try parts(Array(body.utf8)) { 3 } }
    }

    @Test(arguments: [
        "", "text/plain", "multipart/form-data", "multipart/form-data; boundary=", "multipart/mixed; boundary=x",
    ])
    func `needs a boundary`(type: String) { #expect(MultipartBoundary(type) == nil) }
}
