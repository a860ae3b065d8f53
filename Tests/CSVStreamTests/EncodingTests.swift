import CSVStream
import Foundation
import JobModel
import Testing

struct EncodingTests {
    private let text = "姓名,部门\n陈晓明,工程部\n李雷,产品部\n"

    @Test func `reads UTF-8 with and without BOM alike`() throws {
        #expect(try Sheet(text).file().encoding == "UTF-8")
        let marked = try Sheet([0xEF, 0xBB, 0xBF] + Array(text.utf8))
        #expect(try marked.file().encoding == "UTF-8-BOM")
        #expect(try marked.file().header == ["姓名", "部门"])
        #expect(try marked.strings() == Sheet(text).strings())
    }

    @Test(arguments: [String.Encoding.utf16LittleEndian, .utf16BigEndian], [true, false])
    func `reads UTF-16 with and without BOM`(encoding: String.Encoding, isMarked: Bool) throws {
        let text = text.replacing(",", with: "\t")
        let mark: [UInt8] = encoding == .utf16LittleEndian ? [0xFF, 0xFE] : [0xFE, 0xFF]
        let bytes = Array(try #require(text.data(using: encoding)))
        let sheet = try Sheet((isMarked ? mark : []) + bytes)
        #expect(try sheet.file().delimiter == UInt8(ascii: "\t"))
        #expect(try sheet.strings() == [["陈晓明", "工程部"], ["李雷", "产品部"]])
    }

    @Test func `reads GB18030`() throws {
        // 姓名,部门 / 陈晓明,工程部 as GB18030 writes them.
        let bytes: [UInt8] =
            [0xD0, 0xD5, 0xC3, 0xFB, 0x2C, 0xB2, 0xBF, 0xC3, 0xC5, 0x0A]
            + [0xB3, 0xC2, 0xCF, 0xFE, 0xC3, 0xF7, 0x2C, 0xB9, 0xA4, 0xB3, 0xCC, 0xB2, 0xBF, 0x0A]
        let sheet = try Sheet(bytes)
        #expect(try sheet.file().encoding == "GB18030")
        #expect(try sheet.file().header == ["姓名", "部门"])
        #expect(try sheet.strings() == [["陈晓明", "工程部"]])
    }

    @Test(arguments: [",", "\t", ";", "|"])
    func `recognises the delimiter`(delimiter: String) throws {
        let sheet = try Sheet("a\(delimiter)b\n1\(delimiter)\"x,y;z\"\n")
        #expect(try sheet.strings() == [["1", "x,y;z"]])
    }

    @Test func `recognises a preamble above the header`() throws {
        let file = try Sheet("Staff list\n\nname,mobile\nA,1\n").file()
        #expect(file.header == ["name", "mobile"])
        #expect(file.headerLine == 3)
    }

    @Test func `names a header that occurs twice`() throws {
        #expect(try Sheet("a,b,a\n1,2,3\n").file().problems.map(\.code) == ["header.repeated"])
    }

    @Test func `says why a file is not a sheet`() throws {
        #expect(throws: CSVStreamError.missing(path: "/nowhere/x.csv")) { try CSVFile.open("/nowhere/x.csv") }
        #expect(throws: CSVStreamError.directory(path: "/")) { try CSVFile.open("/") }
        let empty = try Sheet("")
        #expect(throws: CSVStreamError.empty(path: empty.path)) { try empty.file() }
        let workbook = try Sheet([0x50, 0x4B, 0x03, 0x04, 0x00])
        #expect(throws: CSVStreamError.self) { try workbook.file() }
    }
}
