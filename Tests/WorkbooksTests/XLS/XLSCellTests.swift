import JobModel
import Testing
import Wording
import Workbooks

/// What a cell of an old workbook comes to: its type and format are used, and nothing is guessed.
struct XLSCellTests {
    private typealias File = XLSFile

    private func file(_ cell: [UInt8]) -> XLSFile {
        var file = XLSFile(XLSFile.rows([["name", "no"]]) + cell + XLSFile.number(1, 1, 1))
        file.formats = ["0000", "yyyy\"年\"m\"月\"d\"日\"", "[h]:mm:ss", "000\\-0000\\-0000", "h:mm"]
        file.cellFormats = [0, 164, 165, 166, 167, 14, 57, 168, 2]
        file.first = XLSFile.record(0x01C1, [UInt8](repeating: 0, count: 8))
        return file
    }

    private func read(_ cell: [UInt8], is1904: Bool = false, strings: [[UInt8]] = []) throws -> ReadRecord {
        var file = file(cell)
        file.is1904 = is1904
        file.strings = strings
        return try #require(try Reading(try file.written()).records.first)
    }

    @Test(
        arguments: [
            (12, 0, "12"), (0, 0, "0"), (-7.5, 0, "-7.5"), (13_800_000_001, 8, "13800000001"), (7, 1, "0007"),
            (13_800_000_001, 4, "138-0000-0001"), (46115, 2, "2026-04-03"), (46115, 5, "2026-04-03"),
            (46115, 6, "2026-04-03"), (46115.354166666664, 5, "2026-04-03 08:30:00"),
            (0.354166666666667, 7, "08:30:00"),
            (1.25, 3, "30:00:00"), (0.1, 0, "0.1"), (999_999_999_999_999, 0, "999999999999999"), (7, 99, "7"),
        ] as [(Double, Int, String)]
    )
    func `a number is what its format stands for`(value: Double, format: Int, text: String) throws {
        let read = try read(File.number(value, 1, 0, format))
        #expect(read.findings.isEmpty && read.record.strings == [text, "1"])
    }

    @Test(arguments: [
        (7 << 2 | 2, 1, "0007"), (-7 << 2 | 2, 0, "-7"), (1250 << 2 | 3, 0, "12.5"), (46115 << 2 | 2, 2, "2026-04-03"),
        (Int(Double(0.5).bitPattern >> 32), 0, "0.5"), (Int(Double(150).bitPattern >> 32) | 1, 0, "1.5"),
    ])
    func `a number in four bytes is the same number`(bits: Int, format: Int, text: String) throws {
        let one = try read(File.cell(0x027E, 1, 0, format, File.long(bits)))
        #expect(one.findings.isEmpty && one.record.strings == [text, "1"])
        let pair = File.short(format) + File.long(bits)
        let many = File.record(0x00BD, File.short(2) + File.short(0) + pair + pair + File.short(1))
        let file = try file(many).written()
        #expect(try Reading(file).strings == [["", "1"], [text, text]])
    }

    @Test func `a workbook of 1904 counts from that year`() throws {
        #expect(try read(File.number(44653, 1, 0, 5), is1904: true).record.string(at: 0) == "2026-04-03")
        #expect(try read(File.number(0, 1, 0, 5), is1904: true).record.string(at: 0) == "1904-01-01")
    }

    @Test func `texts are read in both widths, with marks of fonts and phonetic guides left out`() throws {
        let runs = File.long(0) + File.long(0)
        let strings =
            File.long(4) + File.long(4) + File.short(3) + [0] + Array("0007".utf8.prefix(3))
            + File.short(2) + [0x0D] + File.short(2) + File.long(5) + File.wide("张三") + runs + [1, 2, 3, 4, 5]
            + File.short(3) + [0] + [0x5A, 0x6F, 0xEB] + File.short(0) + [0]
        for (number, text) in ["000", "张三", "Zoë", ""].enumerated() {
            let read = try read(File.shared(number, 1, 0), strings: [strings])
            #expect(read.findings.isEmpty && read.record.strings == [text, "1"])
        }
        #expect(try read(File.text("多行\n第二行 😀", 1, 0)).record.string(at: 0) == "多行\n第二行 😀")
        let rich = File.cell(0x00D6, 1, 0, 0, File.short(2) + [0] + Array("ab".utf8) + File.short(1) + runs)
        #expect(try read(rich).record.string(at: 0) == "ab")
    }

    @Test func `a text may go on in the next record, there in another width`() throws {
        let head = File.long(2) + File.long(2)
        let strings = [
            head + File.short(6) + [0] + Array("ab".utf8), [1] + File.wide("张三"), [0] + Array("yz".utf8),
            File.short(1) + [0] + Array("!".utf8),
        ]
        #expect(try read(File.shared(0, 1, 0), strings: strings).record.string(at: 0) == "ab张三yz")
        #expect(try read(File.shared(1, 1, 0), strings: strings).record.string(at: 0) == "!")
    }

    @Test(
        arguments: [
            (XLSFile.double(14), [], "14"), ([1, 0, 1, 0, 0, 0, 0xFF, 0xFF], [], "TRUE"),
            ([1, 0, 0, 0, 0, 0, 0xFF, 0xFF], [], "FALSE"), ([3, 0, 0, 0, 0, 0, 0xFF, 0xFF], [], ""),
            ([0, 0, 0, 0, 0, 0, 0xFF, 0xFF], XLSFile.record(0x0207, XLSFile.short(1) + [1] + XLSFile.wide("林")), "林"),
            (
                [0, 0, 0, 0, 0, 0, 0xFF, 0xFF],
                XLSFile.record(0x04BC, [1, 2, 3]) + XLSFile.record(0x0207, XLSFile.short(3) + [0, 0x61])
                    + XLSFile.record(0x003C, [0, 0x62, 0x63]), "abc"
            ),
        ] as [([UInt8], [UInt8], String)]
    )
    func `a formula is its stored value`(value: [UInt8], behind: [UInt8], text: String) throws {
        let read = try read(File.formula(value, 1, 0) + behind)
        #expect(read.findings.isEmpty && read.record.strings == [text, "1"])
    }

    @Test func `booleans are words`() throws {
        #expect(try read(File.cell(0x0205, 1, 0, 0, [1, 0])).record.string(at: 0) == "TRUE")
        #expect(try read(File.cell(0x0205, 1, 0, 0, [0, 0])).record.string(at: 0) == "FALSE")
    }

    @Test(arguments: [
        (XLSFile.cell(0x0205, 1, 0, 0, [0x2A, 1]), "damage.formulaError", "#N/A"),
        (XLSFile.formula([2, 0, 0x17, 0, 0, 0, 0xFF, 0xFF], 1, 0), "damage.formulaError", "#REF!"),
        (XLSFile.formula([0, 0, 0, 0, 0, 0, 0xFF, 0xFF], 1, 0), "damage.formulaWithoutValue", "=…"),
        (XLSFile.formula([9, 0, 0, 0, 0, 0, 0xFF, 0xFF], 1, 0), "damage.formulaWithoutValue", "=…"),
        (XLSFile.formula(XLSFile.double(0), 1, 0, flags: 2), "damage.formulaWithoutValue", "=…"),
        (XLSFile.number(110_101_199_001_011_232, 1, 0), "damage.scientific", "110101199001011230"),
        (XLSFile.number(60, 1, 0, 5), "damage.noDate", "60"), (XLSFile.number(-1, 1, 0, 5), "damage.noDate", "-1"),
        (XLSFile.number(.nan, 1, 0), "cell.unreadable", "nan"),
        (XLSFile.number(.infinity, 1, 0), "cell.unreadable", "inf"),
        (XLSFile.shared(9, 1, 0), "cell.unreadable", "9"),
        (XLSFile.shared(0xFFFF_FFFF, 1, 0), "cell.unreadable", "4294967295"),
    ])
    func `a cell that is not certain is a finding with its column and value`(
        cell: [UInt8],
        code: String,
        value: String
    ) throws {
        let read = try read(cell)
        let finding = try #require(read.findings.first)
        #expect(read.findings.count == 1 && finding.code == code && finding.value == value)
        #expect(finding.row == 2 && finding.column == "name")
    }

    @Test func `empty texts of all formulas are no values where nothing tells that they were computed`() throws {
        let empty: [UInt8] = [3, 0, 0, 0, 0, 0, 0xFF, 0xFF]
        let codes = { (formulas: [UInt8]) in
            var file = file(formulas)
            file.first = []
            return try Reading(try file.written()).codes
        }
        // As xlwt writes them.
        #expect(try codes(File.formula(empty, 1, 0)) == [["damage.formulaWithoutValue"]])
        #expect(try codes(File.formula(empty, 1, 0) + File.formula(File.double(1), 2, 0)) == [[], []])
        #expect(try read(File.formula(empty, 1, 0)).findings.isEmpty)
    }

    @Test func `a formula that comes to zero is zero`() throws {
        #expect(try read(File.formula(XLSFile.double(0), 1, 0, flags: 1)).findings.isEmpty)
    }
}
