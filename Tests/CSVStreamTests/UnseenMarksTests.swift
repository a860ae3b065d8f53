import CSVStream
import JobModel
import Testing

/// Byte order marks, no-break spaces and their like before quotes and at the beginning of records.
struct UnseenMarksTests {
    @Test(arguments: ["\u{A0}", "\t", "\u{200B}", "\u{FEFF}", "\u{3000}", "\u{2060}", "\u{202F}", " \u{FEFF}\u{A0} "])
    func `a quote after an invisible character opens the field`(unseen: String) throws {
        let sheet = try Sheet("a,b\n\(unseen)\"x, y\",2\n1,\(unseen)\"p\n\"\"q\"\"\"\(unseen)\n3,4\n")
        let records = try sheet.records()
        #expect(records.map(\.record.strings) == [["x, y", "2"], ["1", "p\n\"q\""], ["3", "4"]])
        #expect(
            records.map { $0.repairs.map(\.code) } == [["repair.quoteSpaces"], ["repair.quoteSpaces"], []]
                || unseen == "\u{FEFF}"
        )
        #expect(records.allSatisfy { $0.findings.isEmpty })
        for size in 1...8 { #expect(try sheet.strings(blockSize: size) == records.map(\.record.strings)) }
    }

    @Test func `names the columns whose quotes had something before or after them`() throws {
        let sheet = try Sheet("name,,city\n \"x\",\"y\" ,\"z\"\n\"x\",y,\"z\" \n\u{A0}\"x\",\"y\",\u{200B}\"z\"\n")
        let repairs = try sheet.records().flatMap(\.repairs)
        #expect(repairs.map(\.column) == ["name", "city", "name + city"])
    }

    @Test func `does not take a separating tab for a space before a quote`() throws {
        #expect(try Sheet("a\tb\tc\n1\t\t\"x\"\n").strings() == [["1", "", "x"]])
    }

    @Test(arguments: ["\u{FEFF}", "\u{FEFF}\u{FEFF}", "\u{FEFF}\u{FEFF}\u{FEFF}"], [false, true])
    func `removes any number of byte order marks before the header`(marks: String, isQuoted: Bool) throws {
        let quote = isQuoted ? "\"" : ""
        let sheet = try Sheet("\(marks)\(quote)name\(quote),b\nx,1\n")
        #expect(try sheet.file().header == ["name", "b"])
        #expect(try sheet.strings() == [["x", "1"]])
    }

    @Test func `removes the byte order mark of an appended file`() throws {
        let one = "\u{FEFF}\"name\",\"b\"\n\"x\",\"1\"\n"
        #expect(try Sheet(one + one).strings() == [["x", "1"], ["name", "b"], ["x", "1"]])
        #expect(
            try Sheet("name,b\nx,1\n\u{FEFF}name,b\n\u{FEFF}y,2\n").strings() == [
                ["x", "1"], ["name", "b"], ["y", "2"],
            ]
        )
    }

    @Test func `finds text after a quote and an invisible character`() throws {
        #expect(try Sheet("a,b\n\"x\"\u{A0}y,2\n\"x\u{A0}\",3\n").codes() == [["quote.textAfter"], []])
    }
}
