import Foundation
import JobModel
import Testing
import Workbooks

/// A workbook that is written to while it is read.
struct ChangedWorkbookTests {
    private func rows(_ name: String) -> OpenXML {
        OpenXML(rows: [["no", "name"]] + (1...20_000).map { ["\($0)", $0 == 19_990 ? name : "Ada"] })
    }

    private func change(_ file: PackedFile, to bytes: [UInt8]?) throws {
        guard let bytes else { return try FileManager.default.removeItem(atPath: file.path) }
        let time = try FileManager.default.attributesOfItem(atPath: file.path)[.modificationDate]
        try file.write(bytes)
        if let time { try FileManager.default.setAttributes([.modificationDate: time], ofItemAtPath: file.path) }
    }

    @Test func `every reading of a file that was changed says so, be the size and time the same`() throws {
        let file = try rows("Eve").packed()
        let bytes = try file.bytes
        var same = bytes
        same[same.count - 1] ^= 1
        let others: [[UInt8]?] = [try rows("Bob").packed().bytes, bytes + [0], bytes.dropLast(), same, [], nil]
        for other in others {
            try file.write(bytes)
            let book = try Workbook.open(file.path)
            let sheet = try book.sheet(book.tabs[0])
            #expect(try sheet.countRecords() == 20_000)
            try change(file, to: other)
            #expect(throws: WorkbookError.changed(path: file.path)) { try sheet.countRecords() }
            #expect(throws: WorkbookError.changed(path: file.path)) { try book.sheet(book.tabs[0]) }
        }
    }

    @Test func `a change within a reading is noticed at its end at the latest`() throws {
        let file = try rows("Eve").packed()
        let other = try rows("Bob").packed().bytes
        let book = try Workbook.open(file.path)
        var records = try book.sheet(book.tabs[0]).records()
        _ = try records.next()
        try change(file, to: other)
        #expect(throws: WorkbookError.changed(path: file.path)) { while try records.next() != nil {} }
    }

    @Test func `a file that was only touched, or replaced by the same bytes, is the same`() throws {
        let file = try rows("Eve").packed()
        let book = try Workbook.open(file.path)
        let sheet = try book.sheet(book.tabs[0])
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 1)],
            ofItemAtPath: file.path
        )
        #expect(try sheet.countRecords() == 20_000)
        try Data(file.bytes).write(to: URL(fileURLWithPath: file.path), options: .atomic)
        #expect(try sheet.countRecords() == 20_000)
        let fingerprint = try #require(sheet.fingerprint)
        try Workbook.open(file.path).sheet(book.tabs[0]).require(fingerprint)
        #expect(throws: WorkbookError.changed(path: file.path)) {
            try sheet.require(FileFingerprint(bytes: fingerprint.bytes, crc32: "00000000"))
        }
    }
}
