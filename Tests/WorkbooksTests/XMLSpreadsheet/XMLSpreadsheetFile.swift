import Workbooks

/// An XML Spreadsheet 2003 as the tests write it: whatever is not said is as Excel has it.
struct XMLSpreadsheetFile {
    /// What stands within `Table`, tab by tab.
    var tables: [String]
    var names = ["Sheet1", "Sheet2", "Sheet3"]
    /// What stands behind the table, tab by tab.
    var behind = ["", "", ""]
    var styles = ""
    var head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n"
    var properties = ""

    init(_ tables: String..., styles: String = "") {
        self.tables = tables
        self.styles = styles
    }

    var text: String {
        let sheets = tables.indices.map {
            "<Worksheet ss:Name=\"\(names[$0])\"><Table>\(tables[$0])</Table>\(behind[$0])</Worksheet>"
        }
        return head
            + "<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\""
            + " xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:html=\"http://www.w3.org/TR/REC-html40\">"
            + "\(properties)<Styles>\(styles)</Styles>\(sheets.joined())</Workbook>\n"
    }

    func written() throws -> PackedFile { try PackedFile(bytes: Array(text.utf8), name: "book.xls") }

    /// A row of texts.
    static func row(_ cells: [String], _ attributes: String = "") -> String {
        "<Row \(attributes)>\(cells.map { "<Cell><Data ss:Type=\"String\">\($0)</Data></Cell>" }.joined())</Row>"
    }
}

extension Reading {
    /// Reads a file that is gone afterwards.
    init(
        _ file: PackedFile,
        tab: Int = 1,
        options: WorkbookReadOptions = WorkbookReadOptions(),
        limits: WorkbookLimits = WorkbookLimits()
    ) throws {
        defer { withExtendedLifetime(file) {} }
        try self.init(file.path, tab: tab, options: options, limits: limits)
    }
}
