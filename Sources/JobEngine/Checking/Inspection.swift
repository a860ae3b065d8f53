import CSVStream
package import JobModel
import RowValidation
import Wording
import Workbooks

/// How a sheet is read: encoding, delimiter, header, what each column means, and what is wrong with the file.
package struct Inspection: Sendable {
    package let file: String
    package let form: Form
    package let header: [String]
    /// Physical line on which the header starts, and its row as the spreadsheet numbers it.
    package let headerLine: Int
    package let headerRow: Int
    /// Records above the header that hold something, and are no rows.
    package let skipped: [[String]]
    package let columns: [Column]
    package let problems: [Finding]
    /// How the sheet was read, where that is to be looked at.
    package let notes: [Finding]
    /// Data records; blank rows are not among them.
    package let rows: Int
    package let blankRows: Int

    /// What the file is.
    package enum Form: Sendable, Equatable {
        /// CSV. How sure the encoding is: `certain`, `likely`, or `asked` where somebody named it.
        case text(encoding: String, confidence: String, delimiter: String)
        /// A workbook of a kind such as `xlsx`, and the tab that is read, by its name or number.
        case workbook(kind: String, tab: String, tabs: [TabList.Entry])
    }

    package struct Column: Sendable, Codable, Equatable {
        package let header: String
        /// A field's name, `ignored`, or `nil` where the column is not understood.
        package let field: String?
    }

    /// Reads the file once.
    ///
    /// Without a `subject` the one that understands more of the columns is taken. `each` is handed every data record
    /// as strings, those of damaged records included.
    package init(
        path: String,
        encoding: String,
        delimiter: String,
        headerRow: Int? = nil,
        tab: String? = nil,
        subject: Subject?,
        each: ([String]) throws -> Void
    ) throws {
        var step = StepDefinition(subject: subject ?? .people, source: path, match: "")
        step.encoding = encoding
        step.delimiter = delimiter
        step.headerRow = headerRow
        step.sheet = tab
        let sheet = try StepSource.open(step, folder: "", among: subject.map { [$0] } ?? Subject.allCases)
        file = sheet.path
        form = Self.form(of: sheet)
        header = sheet.header
        headerLine = sheet.headerLine
        self.headerRow = sheet.headerRow
        skipped = sheet.preamble.map(\.fields)
        let (understood, checker) = Self.columns(of: sheet.header, subject: subject)
        columns = understood.columns.map { column in
            Column(header: column.header, field: column.meaning == .own ? "roster" : column.meaning.fieldName)
        }
        var problems = sheet.refusal.map { [$0] } ?? (sheet.problems + understood.repeated)
        var unnamed = UnnamedColumns()
        var records = try sheet.records()
        var rows = 0
        while let read = try records.next() {
            rows += 1
            if sheet.refusal == nil {
                problems += read.findings
                if let finding = checker.misplacement(of: read) { problems.append(finding) }
                unnamed.note(read.record.unnamed(in: sheet.header), line: read.record.line, row: read.record.row)
            }
            try each(read.record.strings)
        }
        problems += unnamed.findings(in: sheet.header)
        if rows == 0 { problems.append(.onlyHeader) }
        self.problems = sheet.named(problems)
        notes = sheet.named(sheet.notes)
        self.rows = rows
        blankRows = records.blankRows
    }

    private static func form(of sheet: any Sheet) -> Form {
        guard let file = sheet as? CSVFile else { return workbook(sheet) }
        return .text(
            encoding: file.encoding,
            confidence: file.confidence.rawValue,
            delimiter: String(UnicodeScalar(file.delimiter))
        )
    }

    private static func workbook(_ sheet: any Sheet) -> Form {
        guard let tab = sheet as? TabSheet else { return .workbook(kind: "", tab: "", tabs: []) }
        let kind =
            switch tab.kind {
            case .xlsx: "xlsx"
            case .xls: "xls"
            case .ods: "ods"
            case .xmlSpreadsheet: "xml"
            }
        return .workbook(kind: kind, tab: tab.name, tabs: tab.tabs.entries)
    }

    /// The fields that a sheet's header names; no row is read.
    ///
    /// - Throws: `CSVStreamError` where the sheet cannot be read.
    package static func fields(
        of path: String,
        encoding: String,
        delimiter: String,
        headerRow: Int? = nil,
        tab: String? = nil,
        subject: Subject
    ) throws -> Set<String> {
        var step = StepDefinition(subject: subject, source: path, match: "")
        step.encoding = encoding
        step.delimiter = delimiter
        step.headerRow = headerRow
        step.sheet = tab
        let sheet = try StepSource.open(step, folder: "", among: [subject])
        return Set(columns(of: sheet.header, subject: subject).columns.columns.compactMap(\.meaning.fieldName))
    }

    /// The tab that is read of a workbook of which nobody has said what it is about; `nil` of any other file.
    ///
    /// - Throws: As `fields`; `TabError` where it cannot be told.
    package static func tab(of path: String, headerRow: Int?) throws -> String? {
        guard WorkbookKind.of(path: path) != nil else { return nil }
        var step = StepDefinition(subject: .people, source: path, match: "")
        step.headerRow = headerRow
        return (try StepSource.open(step, folder: "", among: Subject.allCases) as? TabSheet)?.name
    }

    /// The columns by the subject that understands more of them, and who knows its rows.
    private static func columns(
        of header: [String],
        subject: Subject?
    ) -> (columns: SheetColumns, checker: SheetChecker) {
        let readings = (subject.map { [$0] } ?? Subject.allCases).map { subject in
            let step = StepDefinition(subject: subject, source: "", match: "")
            return (
                columns: SheetColumns(header: header, step: step, attributes: []),
                checker: SheetChecker(header: header, job: JobDefinition(job: ""), step: step)
            )
        }
        return readings.max { one, other in one.columns.known < other.columns.known } ?? readings[0]
    }
}

extension Finding {
    static let onlyHeader = Finding(
        code: "file.onlyHeader",
        problem: LocalizedText(en: "the file has a header and no rows", zh: "文件只有表头，没有数据行"),
        remedy: LocalizedText(en: "Export the sheet again with its rows.", zh: "请重新导出包含数据的表格。"),
        pageRemedy: LocalizedText(
            en:
                "Write the rows below the header in your file, and drop it again. Where they are there, choose another tab or "
                + "another row of the header on the page of the sheet.",
            zh: "请在您的文件中表头下方填写数据行，然后重新上传。如已有数据行，请在表格页面选择其他工作表或表头所在行。"
        )
    )
}
