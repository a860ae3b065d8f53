import CSVStream
import Foundation
import JobModel
import TestSupport
import Testing

/// Any bytes at all go through the reader: by a seed, bounded; `ROSTER_FUZZ_ROUNDS` makes it go on for longer.
struct ReaderFuzzTests {
    private static let rounds = ProcessInfo.processInfo.environment["ROSTER_FUZZ_ROUNDS"].flatMap(Int.init) ?? 300

    private static let pieces: [[UInt8]] = [
        Array(",".utf8), Array("\n".utf8), Array("\r\n".utf8), Array("\r".utf8), Array("\"".utf8), Array("\"\"".utf8),
        Array(" ".utf8), Array(";".utf8), Array("\t".utf8), Array("|".utf8), Array("sep=;\n".utf8), Array("name".utf8),
        Array("姓名".utf8), Array("合计".utf8), [0], [0xFF], [0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xC3], [0xE5, 0xBC],
        [0xB3, 0xC2], [0x84, 0x31, 0x95, 0x33], Array("'+1".utf8), Array("x".utf8), Array("\u{200B}\u{3000}".utf8),
    ]

    private func bytes(_ random: inout SeededGenerator) -> [UInt8] {
        var bytes: [UInt8] = []
        for _ in 0..<Int.random(in: 0...120, using: &random) {
            if Int.random(in: 0..<8, using: &random) == 0 {
                bytes.append(UInt8.random(in: 0...255, using: &random))
            } else {
                bytes += Self.pieces.randomElement(using: &random) ?? []
            }
        }
        return bytes
    }

    @Test func `reading ends for any bytes, and does not depend on the block size`() throws {
        for round in 0..<Self.rounds {
            var random = SeededGenerator(seed: UInt64(round))
            let bytes = self.bytes(&random)
            let sheet = try Sheet(bytes)
            do {
                let file = try sheet.file()
                let whole = try sheet.records()
                for record in whole {
                    #expect(!record.record.strings.isEmpty && record.record.line > file.headerLine, "seed \(round)")
                    #expect(record.findings.allSatisfy { $0.line == record.record.line }, "seed \(round)")
                }
                #expect(Set(whole.map(\.record.line)).count == whole.count, "seed \(round)")
                let size = Int.random(in: 1...9, using: &random)
                let pieced = try sheet.records(blockSize: size)
                #expect(pieced.map(\.record.strings) == whole.map(\.record.strings), "seed \(round), blocks of \(size)")
                #expect(
                    pieced.map { $0.findings.map(\.code) } == whole.map { $0.findings.map(\.code) },
                    "seed \(round)"
                )
            } catch is CSVStreamError {
                continue  // What is no sheet is refused.
            }
        }
    }
}
