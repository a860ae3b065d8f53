import CSVStream
import Foundation
import JobModel
import LocalFiles
import Testing

/// A sheet that is written to while it is read.
struct ChangedSheetTests {
    enum Change: CaseIterable {
        case appended, truncated, replaced, removed, editedInPlace, editedAtTheEnd, emptied

        func make(to path: String) throws {
            let facts = try FileManager.default.attributesOfItem(atPath: path)
            let text = try String(contentsOfFile: path, encoding: .utf8)
            let new: String
            switch self {
            case .removed: return try FileManager.default.removeItem(atPath: path)
            case .appended: new = text + "N99,Zoe\n"
            case .truncated: new = String(text.dropLast(5))
            case .replaced: new = text.replacingOccurrences(of: "Ada", with: "Eve")
            case .editedInPlace: new = text.replacingOccurrences(of: "N1,", with: "N7,")
            case .editedAtTheEnd: new = text.dropLast(2) + "#\n"
            case .emptied: new = ""
            }
            // Replacing makes another file of the name; the others write into the same one, and leave its time.
            try new.write(toFile: path, atomically: self == .replaced, encoding: .utf8)
            if let time = facts[.modificationDate] {
                try FileManager.default.setAttributes([.modificationDate: time], ofItemAtPath: path)
            }
        }
    }

    /// Below and above what is looked at to tell encoding and header.
    @Test(arguments: Change.allCases, [3, 40_000])
    func `reports that a second reading found other bytes`(change: Change, rows: Int) throws {
        let sheet = try Sheet(Self.text(rows: rows))
        let file = try sheet.file()
        #expect(try Self.count(file) == rows)
        try change.make(to: sheet.path)
        #expect(throws: CSVStreamError.changed(path: sheet.path)) { try Self.count(file) }
    }

    @Test(arguments: Change.allCases, [3, 40_000])
    func `reports that the first reading found another file than the one inspected`(change: Change, rows: Int) throws {
        let sheet = try Sheet(Self.text(rows: rows))
        let file = try sheet.file()
        try change.make(to: sheet.path)
        // Of a large file only the beginning is known so far: what stands further on is told by the file's own facts.
        guard rows < 100 || change != .editedAtTheEnd else { return }
        #expect(throws: CSVStreamError.changed(path: sheet.path)) { try Self.count(file) }
    }

    @Test func `notices a change within the first reading at its end`() throws {
        let sheet = try Sheet(Self.text(rows: 40_000))
        var records = try sheet.file().records()
        _ = try records.next()
        let handle = try #require(FileHandle(forWritingAtPath: sheet.path))
        try handle.seekToEnd()
        try handle.write(contentsOf: Data("N0,Late\n".utf8))
        try handle.close()
        #expect(throws: CSVStreamError.changed(path: sheet.path)) {
            while try records.next() != nil {}
        }
    }

    @Test(arguments: [3, 40_000])
    func `accepts a file that was touched or replaced by the same bytes`(rows: Int) throws {
        let sheet = try Sheet(Self.text(rows: rows))
        let file = try sheet.file()
        #expect(try Self.count(file) == rows)
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 1)],
            ofItemAtPath: sheet.path
        )
        #expect(try Self.count(file) == rows)
        try Self.text(rows: rows).write(toFile: sheet.path, atomically: true, encoding: .utf8)
        #expect(try Self.count(file) == rows)
    }

    @Test func `compares a sheet that is opened again with the first opening`() throws {
        let sheet = try Sheet(Self.text(rows: 40_000))
        let first = try sheet.file()
        #expect(first.fingerprint == nil)
        _ = try Self.count(first)
        let fingerprint = try #require(first.fingerprint)
        try sheet.file().require(fingerprint)
        try Change.editedAtTheEnd.make(to: sheet.path)
        let again = try sheet.file()
        try again.require(fingerprint)
        #expect(throws: CSVStreamError.changed(path: sheet.path)) { try Self.count(again) }
    }

    @Test(arguments: [0, 1, 7, 8, 9, 4095, 70_001])
    func `the checksum is that of ISO 3309`(count: Int) {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ 7) }
        var plain: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            plain ^= UInt32(byte)
            for _ in 0..<8 { plain = plain & 1 == 1 ? 0xEDB8_8320 ^ (plain >> 1) : plain >> 1 }
        }
        var checksum = CRC32()
        for start in stride(from: 0, to: count, by: 1000) {
            checksum.add(Array(bytes[start..<min(start + 1000, count)]))
        }
        #expect(UInt32(checksum.text, radix: 16) == plain ^ 0xFFFF_FFFF)
        #expect(checksum.text.count == 8)
    }

    private static func text(rows: Int) -> String {
        "employee_no,name\n" + (1...rows).map { "N\($0),Ada\n" }.joined()
    }

    private static func count(_ file: CSVFile) throws -> Int {
        var records = try file.records()
        var count = 0
        while try records.next() != nil { count += 1 }
        return count
    }
}
