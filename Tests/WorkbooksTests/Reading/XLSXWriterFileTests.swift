import CXLSXWriter
import JobModel
import TestSupport
import Testing
import Workbooks

/// Workbooks that another program has written: XlsxWriter's C library, with shared and with inline strings.
struct XLSXWriterFileTests {
    private func write(_ path: String, isStreamed: Bool) throws {
        var options = lxw_workbook_options()
        options.constant_memory = isStreamed ? 1 : 0
        let book = try #require(workbook_new_opt(path, &options))
        _ = workbook_add_chartsheet(book, "chart")
        let sheet = try #require(workbook_add_worksheet(book, "人员"))
        let date = workbook_add_format(book)
        format_set_num_format(date, "yyyy\"年\"m\"月\"d\"日\"")
        let padded = workbook_add_format(book)
        format_set_num_format(padded, "00000")
        let bold = workbook_add_format(book)
        format_set_bold(bold)
        for (column, name) in ["姓名", "工号", "入职日期", "在职", "合计"].enumerated() {
            worksheet_write_string(sheet, 0, lxw_col_t(column), name, bold)
        }
        var day = lxw_datetime(year: 2026, month: 12, day: 1, hour: 0, min: 0, sec: 0)
        for row in 1...300 {
            let row = lxw_row_t(row)
            worksheet_write_string(sheet, row, 0, " 林小北 & \(row)\n", nil)
            worksheet_write_number(sheet, row, 1, Double(row), padded)
            worksheet_write_datetime(sheet, row, 2, &day, date)
            worksheet_write_boolean(sheet, row, 3, 1, nil)
            worksheet_write_formula_num(sheet, row, 4, "=B\(row + 1)+0.5", nil, Double(row) + 0.5)
        }
        worksheet_set_column_opt(sheet, 3, 3, 9, nil, nil)
        worksheet_autofilter(sheet, 0, 0, 300, 4)
        worksheet_freeze_panes(sheet, 1, 0)
        #expect(workbook_close(book) == LXW_NO_ERROR)
    }

    @Test(arguments: [false, true])
    func `reads what XlsxWriter writes`(isStreamed: Bool) throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/people.xlsx"
        try write(path, isStreamed: isStreamed)
        #expect(try Workbook.open(path).tabs.map(\.kind).sorted { "\($0)" < "\($1)" } == [.cells, .chart])
        let number = try #require(try Workbook.open(path).tabs.first { $0.kind == .cells }?.number)
        let reading = try Reading(path, tab: number)
        #expect(reading.sheet.header == ["姓名", "工号", "入职日期", "在职", "合计"] && reading.records.count == 300)
        for (place, strings) in reading.strings.enumerated() {
            let row = place + 1
            let padded = String(repeating: "0", count: 5 - String(row).count) + String(row)
            #expect(strings == [" 林小北 & \(row)\n", padded, "2026-12-01", "TRUE", "\(row).5"])
        }
        #expect(reading.codes.allSatisfy(\.isEmpty) && reading.blankRows == 0)
    }
}
