import CSVStream
import Foundation
import JobModel
import Testing

struct CSVWriterTests {
    private static let pieces = [
        "", "a", "'", "=", "+8613800000001", "-1", "@x", "'7", "''", "\"", ",", "\n", "\r\n", "\t", ";", "中文", "😀", " ",
        "0",
    ]

    /// Generated from the seed alone, so that a failure can be repeated.
    private func records(seed: UInt64) -> [[String]] {
        var state = seed
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        return (0..<40).map { _ in
            ["key"] + (0..<3).map { _ in (0..<next(4)).map { _ in Self.pieces[next(Self.pieces.count)] }.joined() }
        }
    }

    @Test(arguments: [UInt64](1...20))
    func `reads back the strings that it wrote`(seed: UInt64) throws {
        let place = try Sheet("x")
        let path = place.path + ".out"
        let records = records(seed: seed)
        var writer = try CSVWriter(path: path)
        try writer.write(["a", "b", "c", "d"])
        for record in records { try writer.write(record) }
        try writer.close()
        var reading = try CSVFile.open(path, options: CSVReadOptions(delimiter: UInt8(ascii: ","))).records()
        var read: [[String]] = []
        while let record = try reading.next() {
            #expect(record.findings.isEmpty)
            read.append(record.record.strings.map(SpreadsheetApostrophe.removing(from:)))
        }
        #expect(read == records)
    }

    @Test func `never replaces a file`() throws {
        let place = try Sheet("x")
        #expect(throws: CSVStreamError.exists(path: place.path)) { _ = try CSVWriter(path: place.path) }
    }
}
