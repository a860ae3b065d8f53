import Foundation
import JobModel
import Testing
import Wording
import Workbooks

/// Tabs, rows and columns of an old workbook as the spreadsheet shows them.
struct XLSLayoutTests {
    private typealias File = XLSFile

    @Test(arguments: [1, 3000])
    func `tabs have their names, kinds and whether they are shown`(rows: Int) throws {
        // Small streams are packed in another way than large ones.
        let many = (0..<rows).map { ["name \($0)"] }
        var file = File(File.rows([["a"]] + many), File.rows([["b"]]), [])
        file.names = ["人员", "隐藏", "chart"]
        file.states = [0, 1, 2]
        file.types = [0, 0, 2]
        let written = try file.written()
        let book = try Workbook.open(written.path)
        #expect(book.kind == .xls && book.tabs.map(\.name) == ["人员", "隐藏", "chart"])
        #expect(book.tabs.map(\.visibility) == [.visible, .hidden, .veryHidden])
        #expect(book.tabs.map(\.kind) == [.cells, .cells, .chart])
        #expect(try book.sheet(book.tabs[1]).header == ["b"])
        #expect(throws: WorkbookError.noCells(path: written.path, tab: "chart")) { try book.sheet(book.tabs[2]) }
        let reading = try Reading(written.path)
        #expect(reading.records.count == rows && reading.strings.last == ["name \(rows - 1)"])
        #expect(try reading.sheet.countRecords() == rows)
    }

    @Test func `cells may come in any order, and charts have cells of their own`() throws {
        let chart =
            File.record(0x0809, File.short(0x0600) + File.short(0x20)) + File.text("chart", 1, 1)
            + File.record(0x000A, [])
        let reading = try Reading(
            try File(
                File.text("1", 4, 2) + File.text("Ada", 4, 0) + chart + File.text("no", 2, 2) + File.text("name", 2, 0)
                    + File.record(0x0201, [9, 0, 0, 0, 0, 0])
            ).written()
        )
        #expect(reading.sheet.header == ["name", "", "no"] && reading.sheet.headerRow == 3 && reading.rows == [5])
        #expect(reading.strings == [["Ada", "", "1"]] && reading.sheet.cell(2, row: 5) == "C5")
    }

    @Test func `merged cells and what is hidden are told`() throws {
        let row = { (row: Int, flags: Int) in
            File.record(0x0208, File.short(row) + [UInt8](repeating: 0, count: 10) + File.short(flags) + File.short(0))
        }
        let column = { (first: Int, last: Int, flags: Int) in
            File.record(0x007D, File.short(first) + File.short(last) + File.long(0) + File.short(flags) + File.short(0))
        }
        let merged = File.record(0x00E5, File.short(1) + File.short(1) + File.short(3) + File.short(0) + File.short(0))
        let reading = try Reading(
            try File(
                column(0, 0, 0) + column(1, 255, 1) + File.record(0x009B, []) + row(0, 0) + row(2, 0x20) + row(9, 0x20)
                    + File.rows([["name", "city"], ["Ada", "x"], ["Bob", "y"]]) + merged
            ).written()
        )
        #expect(reading.records.count == 2 && reading.blankRows == 7)
        #expect(reading.sheet.notes.map(\.code) == ["sheet.hiddenRows", "sheet.hiddenColumns", "sheet.mergedCells"])
        #expect(reading.sheet.notes.map(\.value) == ["3", "city", "A2:A4"])
        #expect(reading.sheet.notes[0].problem.en.contains("filter"))
    }

    /// Written by LibreOffice from a workbook of openpyxl, and by no code of this project.
    @Test(arguments: ["types.xls", "types.ods"])
    func `a workbook that LibreOffice has written is what it shows`(name: String) throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let path = folder.appendingPathComponent("Fixtures/" + name).path
        let book = try Workbook.open(path)
        #expect(book.tabs.map(\.name) == ["人员", "隐藏", "部门"])
        #expect(book.tabs.map(\.visibility) == [.visible, .hidden, .visible])
        let reading = try Reading(path, options: WorkbookReadOptions(headerRow: 2))
        #expect(reading.sheet.header == ["姓名", "工号", "入职日期", "时间", "手机号", "金额", "在职", "公式", "错误", "证件"])
        #expect(
            reading.strings[0] == [
                "林小北", "0007", "2026-04-03", "2026-04-03 08:30:00", "13800000001", "12.5", "FALSE", "14", "",
                "110101199001011234",
            ]
        )
        #expect(reading.strings[2][0] == "Ada & Bob <x>" && reading.strings[3][0] == "多行\n第二行  两空格")
        #expect(reading.codes == [[], [], ["damage.formulaError"], ["damage.scientific"], []])
        #expect(reading.rows == [3, 4, 5, 6, 8] && reading.blankRows == 1)
        #expect(reading.sheet.notes.map(\.code) == ["sheet.hiddenRows", "sheet.hiddenColumns", "sheet.mergedCells"])
        #expect(reading.sheet.notes.map(\.value) == ["4", "金额", "A1:C1"])
    }
}
