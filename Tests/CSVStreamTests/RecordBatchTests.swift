import CSVStream
import Foundation
import JobModel
import TestSupport
import Testing

/// Records read in batches are those that are read one by one, wherever blocks end.
struct RecordBatchTests {
    private static let rounds = ProcessInfo.processInfo.environment["ROSTER_FUZZ_ROUNDS"].flatMap(Int.init) ?? 400

    /// All that is read of a sheet.
    private struct Reading: Equatable {
        var records: [[String]] = []
        var places: [[Int]] = []
        var findings: [[Finding]] = []
        var repairs: [[Finding]] = []
        var blankRows = 0
        var failure: String?

        mutating func note(_ read: ReadRecord) {
            let record = read.record
            records.append(record.strings)
            places.append([record.line, record.row, record.offset, record.count])
            findings.append(read.findings)
            repairs.append(read.repairs)
        }

        static func oneByOne(_ file: CSVFile, blockSize: Int = 128 * 1024) throws -> Reading {
            var reading = Reading()
            var records = try file.records(blockSize: blockSize)
            do {
                while let read = try records.next() { reading.note(read) }
            } catch let error as CSVStreamError { reading.failure = "\(error)" }
            reading.blankRows = records.blankRows
            return reading
        }

        static func inBatches(_ file: CSVFile, blockSize: Int) throws -> Reading {
            var reading = Reading()
            var records = try file.records(blockSize: blockSize)
            do {
                while let batch = try records.nextBatch() {
                    #expect(!batch.entries.isEmpty)
                    for entry in batch.entries {
                        let read = batch.record(of: entry)
                        #expect(entry.line == read.record.line && entry.row == read.record.row)
                        #expect(entry.offset == read.record.offset)
                        reading.note(read)
                    }
                }
                #expect(try records.nextBatch() == nil)
            } catch let error as CSVStreamError { reading.failure = "\(error)" }
            reading.blankRows = records.blankRows
            return reading
        }
    }

    private func compare(_ bytes: [UInt8], sizes: some Sequence<Int>, _ about: String) throws {
        let sheet = try Sheet(bytes)
        guard let file = try? sheet.file() else { return }
        let expected = try Reading.oneByOne(file)
        for size in sizes {
            let found = try Reading.inBatches(file, blockSize: size)
            #expect(
                found == expected,
                "\(about), blocks of \(size), \(String(decoding: bytes.prefix(300), as: UTF8.self))"
            )
        }
        #expect(try file.countRecords() == expected.records.count, "\(about)")
        withExtendedLifetime(sheet) {}
    }

    private static let rows: [String] = [
        "1,王芳,x", "1,王芳,x", "1,王芳,x", "2,Ada,", ",,", "", " ", "\u{3000},\u{A0},\u{FEFF}", "3,\u{200B}y,z",
        "\u{FEFF}4,a,b", "\u{3000}5,a,b", "カ,a,b", "é,a,b", "6,a", "7", "8,a,b,", "8,a,b,,", "9,a,b,c", "9,a,b,,d",
        "10,\"a\",b", "11,\"a,b\nc\",d", "12,\"a\r\nb", " \"13\" ,a,b", "14,a\"b,c", "15,\"a\"b,c", "16,a\u{0}b,c",
        "17,\u{7F}\u{B},c", "18,𠮷田,👩‍👩‍👧", "19, a , b ", "20,;,\t", "21,|,'", "\t22,a,b", "23,a,b\u{85}",
    ]

    @Test func `batches give the records of the careful way, for every block size`() throws {
        let header = ["a,b,c", "a,b,c", "a,b,c,,", "title\n\na,b,c", "\u{FEFF}a,b,c"]
        for round in 0..<Self.rounds {
            var random = SeededGenerator(seed: UInt64(round))
            let ends = [["\n"], ["\r\n"], ["\r"], ["\n", "\r\n", "\r"]].randomElement(using: &random) ?? ["\n"]
            var text = (header.randomElement(using: &random) ?? "a,b,c") + "\n"
            for _ in 0..<Int.random(in: 0...40, using: &random) {
                let isOrdinary = Int.random(in: 0..<3, using: &random) > 0
                text += isOrdinary ? "u1,王芳,a@b.cn" : Self.rows.randomElement(using: &random) ?? ""
                text += ends.randomElement(using: &random) ?? ""
            }
            if Bool.random(using: &random) { text += "last,1,2" }
            var bytes = Array(text.utf8)
            // Bytes that are no text.
            for _ in 0..<Int.random(in: 0...2, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                bytes[place] = [0, 0xFF, 0x80, 0xC3, 0xED, 0x22, 0x2C, 0x0D, 0x0A].randomElement(using: &random) ?? 0
            }
            let sizes = [1, 2, 3, 5, 8, 63, 64, 65, 100, 257, 256 * 1024]
            try compare(bytes, sizes: sizes.shuffled(using: &random).prefix(5), "seed \(round)")
        }
    }

    @Test func `a sheet reads the same for every block size from one byte up`() throws {
        let text = "a,b,c\n" + (Self.rows + Self.rows.reversed()).joined(separator: "\n")
        try compare(Array(text.utf8), sizes: 1...text.utf8.count + 1, "all rows")
        let crlf = "a,b,c\r\n" + Self.rows.joined(separator: "\r\n") + "\r\n"
        try compare(Array(crlf.utf8), sizes: 1...200, "all rows, CRLF")
    }

    @Test func `other separators and encodings read the same`() throws {
        let rows = (0..<300).map { "\($0);王芳\($0);\($0 % 7 == 0 ? "\"a;b\"" : "深圳")" }
        let text = "编号;姓名;城市\n" + rows.joined(separator: "\n") + "\n"
        let tabs = text.replacing(";", with: "\t")
        for text in [text, tabs] {
            try compare(Array(text.utf8), sizes: [1, 7, 64, 1000, 100_000], "UTF-8")
            try compare(try encoded(text, to: "GB18030"), sizes: [1, 7, 64, 1000, 100_000], "GB18030")
            let wide = [0xFF, 0xFE] + (try encoded(text, to: "UTF-16LE"))
            try compare(wide, sizes: [1, 7, 64, 1000, 100_000], "UTF-16")
        }
        for delimiter in [UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: " "), 0xC3, 0] {
            var options = CSVReadOptions()
            options.delimiter = delimiter
            let sheet = try Sheet("a b\u{E9}c\n1 2\u{E9}3\n4 \"5\"\u{E9}6\n")
            guard let file = try? sheet.file(options) else { continue }
            let expected = try Reading.oneByOne(file)
            #expect(try Reading.inBatches(file, blockSize: 64) == expected)
            withExtendedLifetime(sheet) {}
        }
    }

    @Test func `any sequence of bytes outside ASCII is as valid as the standard library has it`() throws {
        let leads: [UInt8] = [
            0x80, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF,
        ]
        var text = Array("a,b\n".utf8)
        for lead in leads {
            for second: UInt8 in [0x61, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0] {
                for third: UInt8 in [0x61, 0x80, 0xBF] {
                    for fourth: UInt8 in [0x61, 0x80, 0xBF] {
                        text += [0x78, lead, second, third, fourth, 0x2C, 0x79, 0x0A]
                    }
                }
            }
        }
        let sheet = try Sheet(text)
        let file = try sheet.file(CSVReadOptions(encoding: "UTF-8"))
        let expected = try Reading.oneByOne(file)
        #expect(expected.findings.contains { $0.isEmpty } && expected.findings.contains { !$0.isEmpty })
        #expect(try Reading.inBatches(file, blockSize: 256 * 1024) == expected)
        #expect(try Reading.inBatches(file, blockSize: 1000) == expected)
        withExtendedLifetime(sheet) {}
    }

    @Test func `a record is as long as it may be, not a byte more, wherever blocks end`() throws {
        let limit = 1 << 20
        for (excess, quote) in [(-1, ""), (0, ""), (1, ""), (0, "\""), (1, "\"")] {
            let cell = quote + String(repeating: "x", count: limit - 2 + excess - 2 * quote.utf8.count) + quote
            let text = "a,b\n1,2\n1,\(cell)\n3,4\n"
            let sheet = try Sheet(text)
            let file = try sheet.file()
            let expected = try Reading.oneByOne(file)
            #expect(expected.findings.map { $0.map(\.code) } == [[], excess > 0 ? ["cell.tooLong"] : [], []])
            for size in [1 << 16, 1 << 18, 1 << 20, (1 << 21) + 7] {
                #expect(try Reading.oneByOne(file, blockSize: size) == expected, "\(excess), \(size)")
                #expect(try Reading.inBatches(file, blockSize: size) == expected, "\(excess), \(size)")
            }
            withExtendedLifetime(sheet) {}
        }
    }

    @Test func `ordinary records are plain, and nothing is copied of them`() throws {
        let rows = (0..<10_000).map { "u\($0),王芳,\($0)@b.cn,," }
        let sheet = try Sheet("id,name,email,,\r\n" + rows.joined(separator: "\r\n") + "\r\n")
        let batches = try sheet.batches()
        let careful = batches.reduce(0) { $0 + $1.careful.count }
        #expect(careful <= 1 && batches.reduce(0) { $0 + $1.entries.count } == 10_000)
        #expect(batches.allSatisfy { $0.entries.count <= 2048 && $0.columns == 3 })
    }

    /// Sheets of a folder of one's own, read both ways: `ROSTER_SHEETS`.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["ROSTER_SHEETS"] != nil))
    func `sheets of a folder read the same`() throws {
        let folder = try #require(ProcessInfo.processInfo.environment["ROSTER_SHEETS"])
        let names = try #require(FileManager.default.enumerator(atPath: folder)).compactMap { $0 as? String }
        for name in names where ["csv", "tsv", "txt"].contains((name as NSString).pathExtension) {
            guard let data = FileManager.default.contents(atPath: "\(folder)/\(name)"), data.count < 1 << 22 else {
                continue
            }
            try compare(
                Array(data),
                sizes: [1, 3, 64, 1000, 4096, 256 * 1024].dropFirst(data.count > 1 << 14 ? 3 : 0),
                name
            )
        }
    }
}
