import CXLSXWriter

/// A workbook that a test makes, by the same library as the templates: rows of cells, tab by tab.
package struct WorkbookFile {
    /// A cell as a spreadsheet keeps it.
    package enum Cell {
        case empty
        case text(String)
        /// A number, shown by a format such as `0000`.
        case number(Double, format: String? = nil)
        case date(year: Int, month: Int, day: Int, format: String = "yyyy-mm-dd")
        case truth(Bool)
        case formula(String, value: Double)
        /// A text that leads to an address.
        case link(String, to: String)
    }

    package struct Tab {
        package var name: String
        package var rows: [[Cell]]
        package var isHidden = false
        /// A sheet of a chart alone.
        package var isChart = false

        package init(_ name: String, _ rows: [[Cell]], isHidden: Bool = false) {
            self.name = name
            self.rows = rows
            self.isHidden = isHidden
        }

        /// A tab of text cells; empty ones are left out.
        package init(_ name: String, texts rows: [[String]], isHidden: Bool = false) {
            self.init(name, rows.map { $0.map { $0.isEmpty ? .empty : .text($0) } }, isHidden: isHidden)
        }

        /// A chart over cells of another tab.
        package static func chart(_ name: String) -> Tab {
            var tab = Tab(name, texts: [])
            tab.isChart = true
            return tab
        }
    }

    /// The library did not write it.
    package struct Failure: Error {
        package var code: UInt32
    }

    /// Writes a workbook.
    package static func write(_ tabs: [Tab], to path: String) throws {
        guard let workbook = workbook_new(path) else { throw Failure(code: LXW_ERROR_CREATING_XLSX_FILE.rawValue) }
        for tab in tabs {
            if tab.isChart {
                addChart(tab, to: workbook, over: tabs.first { !$0.isChart }?.name)
            } else {
                add(tab, to: workbook)
            }
        }
        let status = workbook_close(workbook)
        guard status == LXW_NO_ERROR else { throw Failure(code: status.rawValue) }
    }

    private static func add(_ tab: Tab, to workbook: UnsafeMutablePointer<lxw_workbook>) {
        let sheet = workbook_add_worksheet(workbook, tab.name)
        var formats: [String: UnsafeMutablePointer<lxw_format>] = [:]
        func format(_ text: String?) -> UnsafeMutablePointer<lxw_format>? {
            guard let text else { return nil }
            if let known = formats[text] { return known }
            let format = workbook_add_format(workbook)
            format_set_num_format(format, text)
            formats[text] = format
            return format
        }
        for (row, cells) in tab.rows.enumerated() {
            for (column, cell) in cells.enumerated() {
                let (row, column) = (UInt32(row), UInt16(column))
                switch cell {
                case .empty: break
                case .text(let text): worksheet_write_string(sheet, row, column, text, nil)
                case .number(let number, let shown): worksheet_write_number(sheet, row, column, number, format(shown))
                case .date(let year, let month, let day, let shown):
                    var date = lxw_datetime(
                        year: Int32(year),
                        month: Int32(month),
                        day: Int32(day),
                        hour: 0,
                        min: 0,
                        sec: 0
                    )
                    worksheet_write_datetime(sheet, row, column, &date, format(shown))
                case .truth(let value): worksheet_write_boolean(sheet, row, column, value ? 1 : 0, nil)
                case .link(let text, let address):
                    worksheet_write_url_opt(sheet, row, column, address, nil, text, nil)
                case .formula(let text, let value): worksheet_write_formula_num(sheet, row, column, text, nil, value)
                }
            }
        }
        if tab.isHidden { worksheet_hide(sheet) }
    }

    private static func addChart(_ tab: Tab, to workbook: UnsafeMutablePointer<lxw_workbook>, over cells: String?) {
        let sheet = workbook_add_chartsheet(workbook, tab.name)
        let chart = workbook_add_chart(workbook, UInt8(LXW_CHART_BAR.rawValue))
        chart_add_series(chart, nil, "='\(cells ?? "")'!$A$1:$A$3")
        chartsheet_set_chart(sheet, chart)
    }
}
