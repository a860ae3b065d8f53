import CSVStream
import Foundation
import JobModel
import TestSupport
import Testing

/// What is written field by field comes back as it was, before and after a spreadsheet.
struct CSVFieldTests {
    private static func field(_ text: String, isText: Bool = true, isAlone: Bool = false) -> String {
        var bytes = Array("before,".utf8)
        let start = bytes.count
        bytes += text.utf8
        CSVField.finish(&bytes, from: start, isText: isText, isAlone: isAlone)
        return String(decoding: bytes[start...], as: UTF8.self)
    }

    @Test(arguments: [
        "007", "202611120042", "1E5", "1e+5", "3-4", "5/6", "10:30", "5月6日", "1.50", "50%", "1,5", "12 May", "+86138",
        " 17",
        "  -1", " .5",
        "=1",
        "-x", "@a", "\ta", "{=1}", "'7", "''", "00", "2026-01-02", "1 jan",
    ])
    func `marks a text that a spreadsheet would write otherwise, and reading takes the mark off`(text: String) {
        let field = Self.field(text)
        let bare = field.hasPrefix("\"") ? String(field.dropFirst().dropLast()) : field
        #expect(bare == "'" + text)
        #expect(SpreadsheetApostrophe.removing(from: bare) == text)
        // A date or a number of its own kind stays one.
        #expect(!Self.field(text, isText: false).contains("''") || text.hasPrefix("'"))
    }

    @Test(arguments: ["7", "0", "13800138000", "3F-12", "1号楼", "a007", "E1", "", "12ab34", "中文", "1a2b-3c"])
    func `leaves other texts as they are`(text: String) { #expect(Self.field(text) == text) }

    @Test func `encloses what separates fields and records`() {
        #expect(Self.field("a,\"b\"") == "\"a,\"\"b\"\"\"")
        #expect(Self.field("a\nb") == "\"a\nb\"" && Self.field("=a;b") == "\"'=a;b\"")
        #expect(Self.field("", isAlone: true) == "\"\"" && Self.field(" ", isAlone: true) == "\" \"")
    }

    @Test(arguments: ["UTF-8", "GB18030", "UTF-16LE"])
    func `is read back in every encoding`(encoding: String) async throws {
        let texts = ["姓名", "007", "=1+1", "a,b", "龍 é 👨\u{200D}👩", "'7", "x\"y", "line\nbreak", ""]
        try await withFolder { folder in
            var writer = try CSVWriter(path: folder + "/a.csv", encoding: encoding)
            try writer.write(texts.indices.map { "c\($0)" })
            var bytes: [UInt8] = []
            for (place, text) in texts.enumerated() {
                if place > 0 { bytes.append(UInt8(ascii: ",")) }
                let start = bytes.count
                bytes += text.utf8
                CSVField.finish(&bytes, from: start, isText: true)
            }
            try writer.write(records: bytes + [0x0D, 0x0A])
            try writer.close()
            let file = try CSVFile.open(folder + "/a.csv", options: CSVReadOptions(encoding: encoding))
            var records = try file.records()
            let read = try #require(try records.next())
            #expect(read.record.strings.map(SpreadsheetApostrophe.removing(from:)) == texts)
        }
    }

    @Test func `a character that the encoding cannot hold stops it, and is named`() async throws {
        try await withFolder { folder in
            var writer = try CSVWriter(path: folder + "/a.csv", encoding: "GB18030")
            try writer.write(records: Array("ada,张\u{E81E}三,x\r\n".utf8))
            let error = #expect(throws: CSVStreamError.self) { try writer.close() }
            #expect(error == .notInEncoding(value: "张\u{E81E}三", encoding: "GB18030"))
        }
    }
}
