import JobEngine
import JobSession
import Wording

/// The JSON of `inspect`; its keys are relied on.
struct InspectionJSON: Encodable {
    private let inspection: Inspection
    private let records: [[String]]

    init(_ inspection: Inspection, records: [[String]]) {
        self.inspection = inspection
        self.records = records
    }

    private enum Key: String, CodingKey {
        case file
        case kind
        case encoding
        case confidence
        case delimiter
        case sheet
        case sheets
        case header
        case headerLine = "header_line"
        case headerRow = "header_row"
        case skipped
        case rows
        case blankRows = "blank_rows"
        case columns
        case records
        case notes
        case problems
    }

    func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        try values.encode(inspection.file, forKey: .file)
        switch inspection.form {
        case .text(let encoding, let confidence, let delimiter):
            try values.encode(encoding, forKey: .encoding)
            try values.encode(confidence, forKey: .confidence)
            try values.encode(delimiter, forKey: .delimiter)
        case .workbook(let kind, let tab, let tabs):
            try values.encode(kind, forKey: .kind)
            try values.encode(tab, forKey: .sheet)
            try values.encode(tabs.map(TabJSON.init), forKey: .sheets)
            let notes = inspection.notes.map { FindingLine(finding: $0, language: .ofEnvironment) }
            try values.encode(notes, forKey: .notes)
        }
        try values.encode(inspection.header, forKey: .header)
        try values.encode(inspection.headerLine, forKey: .headerLine)
        try values.encode(inspection.headerRow, forKey: .headerRow)
        try values.encode(inspection.skipped, forKey: .skipped)
        try values.encode(inspection.rows, forKey: .rows)
        try values.encode(inspection.blankRows, forKey: .blankRows)
        try values.encode(inspection.columns, forKey: .columns)
        try values.encode(records, forKey: .records)
        let problems = inspection.problems.map { FindingLine(finding: $0, language: .ofEnvironment) }
        try values.encode(problems, forKey: .problems)
    }
}

/// A workbook's tab in the JSON of `inspect`.
private struct TabJSON: Encodable {
    private let number: Int
    private let name: String
    private let visibility: String
    /// Whether it holds cells, and not a chart.
    private let cells: Bool

    init(_ tab: TabList.Entry) {
        number = tab.number
        name = tab.name
        visibility = tab.visibility
        cells = tab.hasCells
    }
}
