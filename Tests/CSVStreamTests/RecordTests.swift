import CSVStream
import JobModel
import Testing

struct RecordTests {
    @Test func `keeps spaces, quotes and line breaks that belong to a cell`() throws {
        let sheet = try Sheet("a,b\n x ,\"say \"\"hi\"\"\nthere\"\n")
        #expect(try sheet.strings() == [[" x ", "say \"hi\"\nthere"]])
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func `accepts every kind of line end`(end: String) throws {
        let sheet = try Sheet(["a,b", "1,2", "3,4"].joined(separator: end) + end)
        #expect(try sheet.strings() == [["1", "2"], ["3", "4"]])
    }

    @Test func `counts physical lines and spreadsheet rows apart`() throws {
        let sheet = try Sheet("a,b\n\"1\n1\",2\n\n3,4\n")
        let records = try sheet.records().map(\.record)
        #expect(records.map(\.line) == [2, 5])
        #expect(records.map(\.row) == [2, 4])
        #expect(records.map(\.offset) == [4, 13])
    }

    @Test func `reads the last record without a line end`() throws {
        #expect(try Sheet("a,b\n1,2").strings() == [["1", "2"]])
    }

    @Test func `an unclosed quote affects its own record only`() throws {
        let sheet = try Sheet("a,b\n1,\"oops\n3,4\n5,6\n")
        #expect(try sheet.codes() == [["quote.unclosed"], [], []])
        #expect(try sheet.strings().dropFirst() == [["3", "4"], ["5", "6"]])
    }

    @Test func `a quote closed by the next record's quote affects its own record only`() throws {
        let sheet = try Sheet("a,b\n\"1,2\n\"3\",4\n5,6\n")
        #expect(try sheet.codes() == [["quote.unclosed"], [], []])
        #expect(try sheet.strings().dropFirst() == [["3", "4"], ["5", "6"]])
    }

    @Test func `finds text after a closing quote, which affects its own record only`() throws {
        let sheet = try Sheet("a,b\n\"1\"x,2\n3,4\n")
        #expect(try sheet.codes() == [["quote.textAfter"], []])
        #expect(try sheet.strings()[1] == ["3", "4"])
    }

    @Test func `fills missing cells at the end of a record, and finds a record that is too long`() throws {
        let sheet = try Sheet("a,b,c\n1\n1,2\n1,2,3,4\n1,2,3,,\n")
        #expect(try sheet.codes() == [[], [], ["row.long"], ["row.long"]])
        #expect(try sheet.strings().prefix(2) == [["1", "", ""], ["1", "2", ""]])
    }

    @Test func `finds NUL and invalid UTF-8, and never changes them silently`() throws {
        let bytes = Array("a,b\n1,\0\n".utf8) + [0x31, 0x2C, 0xFF, 0x0A] + Array("3,4\n".utf8)
        let sheet = try Sheet(bytes)
        #expect(
            try sheet.records(CSVReadOptions(encoding: "UTF-8")).map { $0.findings.map(\.code) } == [
                ["bytes.nul"], ["bytes.invalid"], [],
            ]
        )
    }

    @Test(arguments: [(bytes: (1 << 20) - 10, codes: []), (bytes: 10 << 20, codes: ["cell.tooLong"])])
    func `a cell of ten megabytes affects its own record only`(bytes: Int, codes: [String]) throws {
        let sheet = try Sheet("a,b\n1,\(String(repeating: "x", count: bytes))\n3,4\n")
        #expect(try sheet.codes() == [codes, []])
        #expect(try sheet.strings()[1] == ["3", "4"])
    }

    @Test func `reports a long cell that is cut within a character as long, not as damaged`() throws {
        let sheet = try Sheet("a,b\n1,\(String(repeating: "长", count: 1 << 20))\n3,4\n")
        #expect(try sheet.codes() == [["cell.tooLong"], []])
    }

    @Test(arguments: [1, 2, 3, 5, 7, 16, 64])
    func `records do not depend on where blocks end`(blockSize: Int) throws {
        let text = "a,b\r\n\"x\r\ny\",\"\"\"q\"\"\"\r\n\"open,2\r\n\"3\"z,4\r\n中文,\"，\"\r\n\r\n5,6,7\r\n\"end"
        let sheet = try Sheet(text)
        let whole = try sheet.records()
        let pieces = try sheet.records(blockSize: blockSize)
        #expect(pieces.map(\.record.strings) == whole.map(\.record.strings))
        #expect(pieces.map { $0.findings.map(\.code) } == whole.map { $0.findings.map(\.code) })
        #expect(pieces.map(\.record.line) == whole.map(\.record.line))
        #expect(pieces.map(\.record.offset) == whole.map(\.record.offset))
    }
}
