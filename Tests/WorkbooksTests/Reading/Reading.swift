import JobModel
import Workbooks

/// All records of a tab, with what is said of it.
struct Reading {
    var sheet: WorkbookSheet
    var records: [ReadRecord] = []
    var blankRows = 0
    /// Kept, so that the sheet can be read again.
    private var file: PackedFile?

    init(
        _ path: String,
        tab: Int = 1,
        options: WorkbookReadOptions = WorkbookReadOptions(),
        limits: WorkbookLimits = WorkbookLimits()
    ) throws {
        let book = try Workbook.open(path, limits: limits)
        sheet = try book.sheet(book.tabs[tab - 1], options: options)
        var reading = try sheet.records()
        while let record = try reading.next() { records.append(record) }
        blankRows = reading.blankRows
    }

    init(_ book: OpenXML, tab: Int = 1, options: WorkbookReadOptions = WorkbookReadOptions()) throws {
        let file = try book.packed()
        try self.init(file.path, tab: tab, options: options)
        self.file = file
    }

    /// The rows' texts.
    var strings: [[String]] { records.map(\.record.strings) }
    var rows: [Int] { records.map(\.record.row) }
    var codes: [[String]] { records.map { $0.findings.map(\.code) } }
}
