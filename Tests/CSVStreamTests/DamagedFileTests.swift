import CSVStream
import Foundation
import Glibc
import JobModel
import Testing
import Wording

/// Files that are no sheets, or sheets in a way that nobody meant.
struct DamagedFileTests {
    private func converted(_ text: String, to encoding: String) throws -> [UInt8] {
        let converter = try #require(iconv_open(encoding, "UTF-8"))
        defer { iconv_close(converter) }
        var input = Array(text.utf8)
        var output = [UInt8](repeating: 0, count: input.count * 4)
        let free = input.withUnsafeMutableBytes { source in
            output.withUnsafeMutableBytes { target in
                var from = source.baseAddress.map { $0.assumingMemoryBound(to: CChar.self) }
                var to = target.baseAddress.map { $0.assumingMemoryBound(to: CChar.self) }
                var (left, free) = (source.count, target.count)
                _ = iconv(converter, &from, &left, &to, &free)
                return free
            }
        }
        return Array(output.dropLast(free))
    }

    /// First bytes and text of files, and what they are called.
    private static let others: [(bytes: [UInt8], text: String, kind: String)] = [
        ([0x50, 0x4B, 0x03, 0x04], "...[Content_Types].xml...xl/workbook.xml", ".xlsx"),
        ([0x50, 0x4B, 0x03, 0x04], "..mimetypeapplication/vnd.oasis.opendocument.spreadsheet", ".ods"),
        ([0x50, 0x4B, 0x03, 0x04], "..Index/Document.iwa", "Numbers"), ([0x50, 0x4B, 0x03, 0x04], "..", "ZIP"),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "", ".xls"), ([], "%PDF-1.7\n", "PDF"),
        ([0x1F, 0x8B, 0x08], "", ".gz"), ([], "<?xml version=\"1.0\"?><Workbook/>", "XML"),
        ([], "\u{FEFF}  <html xmlns:x=\"urn\"><table><tr><td>姓名</td></tr></table>", "web page"),
    ]

    @Test(arguments: others.indices)
    func `recognises other file formats by their bytes, and says how to save them as CSV`(number: Int) throws {
        let (first, text, kind) = Self.others[number]
        let bytes = first + Array(text.utf8)
        let sheet = try Sheet(bytes)
        do {
            _ = try sheet.file()
            Issue.record("read")
        } catch let error as CSVStreamError {
            #expect(error.problem.en.contains(kind), "\(error.problem)")
            #expect(error.remedy.en.contains("CSV UTF-8") && error.remedy.en.contains("Numbers"))
        }
    }

    @Test func `refuses three gigabytes of zeros at once`() throws {
        let sheet = try Sheet([0])
        #expect(truncate(sheet.path, 3 << 30) == 0)
        let before = try Self.bytesRead()
        #expect(throws: CSVStreamError.notText(path: sheet.path)) { try sheet.file() }
        let read = try Self.bytesRead() - before
        #expect((1...100_000_000).contains(read), "\(read)")
    }

    /// What this thread has read so far; other tests run on others.
    private static func bytesRead() throws -> Int {
        let counts = try String(contentsOfFile: "/proc/thread-self/io", encoding: .utf8)
        let line = try #require(counts.split(separator: "\n").first { $0.hasPrefix("rchar: ") })
        return try #require(Int(line.dropFirst("rchar: ".count)))
    }

    @Test(arguments: [
        ("WINDOWS-1252", "name,city\nJürgen Müller,Köln\nBjörn Håkansson,Malmö\n"),
        ("BIG5", "姓名,部門\n陳曉明,工程部門\n蘇麗華,產品設計\n"),
        ("SHIFT_JIS", "名前,部署\nさとう,かいはつ\nタナカ,エイギョウ\n"),
        ("EUC-KR", "이름,부서\n김민수,개발부서\n이영희,기획부서\n"),
    ])
    func `asks about an unknown encoding, with candidates and what each reads`(
        encoding: String,
        text: String
    ) throws {
        let sheet = try Sheet(converted(text, to: encoding))
        do {
            let file = try sheet.file()
            Issue.record("taken for \(file.encoding): \(file.header)")
        } catch .unknownEncoding(_, let candidates) as CSVStreamError {
            let right = candidates.first { $0.name == encoding || encoding == "EUC-KR" && $0.name == "UHC" }
            #expect(right.map { text.contains($0.sample) } == true, "\(candidates)")
        }
        let named = try sheet.file(CSVReadOptions(encoding: encoding))
        #expect(named.confidence == .asked && text.hasPrefix(named.header.joined(separator: ",")))
    }

    @Test func `says how sure the encoding is`() throws {
        #expect(try Sheet("name,mobile\nAda,1\n").file().confidence == .certain)
        #expect(try Sheet("姓名\n陈晓明\n").file().confidence == .certain)
        let chinese = try Sheet(converted("姓名,部门\n陈晓明,工程部\n欧阳娜娜,产品部\n", to: "GB18030")).file()
        #expect(chinese.encoding == "GB18030" && chinese.confidence == .likely)
    }

    @Test func `finds each line of another encoding, with its text`() throws {
        let sheet = try Sheet(
            Array("姓名,部门\n李雷,工程部\n".utf8) + converted("陈晓明,产品部\n", to: "GB18030") + Array("韩梅梅,产品部\n".utf8)
        )
        let records = try sheet.records()
        #expect(try sheet.file().encoding == "UTF-8")
        #expect(records.map { $0.findings.map(\.code) } == [[], ["bytes.otherEncoding"], []])
        #expect(records[1].findings[0].problem.en.contains("陈晓明,产品部") && records[1].findings[0].line == 3)
    }

    @Test func `obeys a line that names the separator`() throws {
        for line in ["sep=;", "\"sep=;\"", "SEP=;"] {
            let sheet = try Sheet("\(line)\r\na;b\r\n1,5;2\r\n")
            #expect(try sheet.file().header == ["a", "b"])
            #expect(try sheet.strings() == [["1,5", "2"]])
        }
    }

    @Test func `takes the record with the most column names as the header, whatever comes before`() throws {
        let names: Set<String> = ["姓名", "手机", "部门"]
        let options = CSVReadOptions(isColumnName: { names.contains($0) })
        for above in ["导出时间,2026-11-01,\n", "基本信息,,联系方式\n", "员工表\n,,\n制表,人事部,\n"] {
            let sheet = try Sheet(above + "姓名,部门,手机\n陈晓明,工程部,1\n")
            #expect(try sheet.file(options).header == ["姓名", "部门", "手机"])
            #expect(try sheet.records(options).map(\.record.strings) == [["陈晓明", "工程部", "1"]])
        }
        // Without names that are known the first record that is wide enough is taken.
        #expect(try Sheet("a,b\n1,2\n").file(options).header == ["a", "b"])
    }

    @Test func `removes spaces around quotes, and says so`() throws {
        let sheet = try Sheet("a,b,c\n \"x, y\" , z ,\"w\"  \n\"p\"\"q\", \"r\"\"\" ,s\n")
        let records = try sheet.records()
        #expect(records.map(\.record.strings) == [["x, y", " z ", "w"], ["p\"q", "r\"", "s"]])
        #expect(records.allSatisfy { $0.findings.isEmpty && $0.repairs.map(\.code) == ["repair.quoteSpaces"] })
        for size in 1...7 { #expect(try sheet.strings(blockSize: size) == records.map(\.record.strings)) }
        // Spaces of a field without quotes are the cell's own.
        #expect(try Sheet("a,b\n x ,y\n").records().first?.repairs.isEmpty == true)
    }

    @Test func `omits rows that look blank`() throws {
        let sheet = try Sheet("a,b\n,\n , \n\u{00A0},\u{3000}\n\"\",\"\"\n\u{200B},\n\t,\n1,2\n")
        #expect(try sheet.strings() == [["1", "2"]])
    }

    @Test func `a row of 100,000 fields and a cell of fifty megabytes affect only themselves`() throws {
        let wide = Array(repeating: "x", count: 100_000).joined(separator: ",")
        let sheet = try Sheet("a,b\n1,2\n\(wide)\n3,4\n\"\(String(repeating: "y", count: 50 << 20))\",z\n5,6\n")
        let records = try sheet.records()
        #expect(records.map { $0.findings.map(\.code) } == [[], ["row.long"], [], ["cell.tooLong"], []])
        #expect(records.map { $0.record.string(at: 0).prefix(1) } == ["1", "x", "3", "\"", "5"])
    }

    @Test func `reads a growing file to its end, and then refuses it`() throws {
        let sheet = try Sheet("a,b\n" + (1...20_000).map { "\($0),x\n" }.joined())
        var records = try sheet.file().records()
        let handle = try #require(FileHandle(forWritingAtPath: sheet.path))
        defer { handle.closeFile() }
        var count = 0
        #expect(throws: CSVStreamError.changed(path: sheet.path)) {
            while let read = try records.next() {
                count += 1
                #expect(read.findings.isEmpty)
                if count == 10 {
                    handle.seekToEndOfFile()
                    handle.write(Data("20001,x\n".utf8))
                }
            }
        }
        #expect(count == 20_000)
    }
}
