import ArgumentParser
import JobEngine
import JobModel
import JobSession
import Wording

struct Inspect: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say how a file is read: encoding, delimiter, header, columns, the first rows, the problems.",
        discussion: "Exit status: 0 the file could be read, 2 usage, 3 it could not."
    )

    @Argument(help: "The CSV file, - for standard input.", completion: .file(extensions: ["csv"]))
    var file: String

    @OptionGroup var options: SheetOptions

    @Flag(help: "With --json: all data records, as arrays of strings.")
    var records = false

    func run() async throws {
        let path = try await SpooledInput.path(of: file, limit: options.input.limit)
        let (inspection, kept) = try InspectSession(
            sheet: SheetJob(file: path, options: options),
            keeping: records && options.json ? Int.max : Self.rowsShown
        ).run()
        if options.json {
            try StandardOutput.json(InspectionJSON(inspection, records: kept))
        } else {
            try show(inspection, kept)
        }
    }

    private func show(_ inspection: Inspection, _ first: [[String]]) throws {
        let form = Self.words(inspection.form)
        let said = [
            LocalizedText(en: "\(inspection.file): \(form.en)", zh: "\(inspection.file)：\(form.zh)"),
            LocalizedText(
                en: "\(inspection.rows) rows, \(inspection.blankRows) blank rows left out",
                zh: "\(inspection.rows) 行，跳过空行 \(inspection.blankRows)"
            ),
            LocalizedText(
                en: "Header: row \(inspection.headerRow), line \(inspection.headerLine)",
                zh: "表头：第 \(inspection.headerRow) 行（文件第 \(inspection.headerLine) 行）"
            ),
        ]
        for words in said { try StandardOutput.line(words) }
        try showSkipped(inspection.skipped)
        try StandardOutput.line(LocalizedText(en: "Columns:", zh: "列："))
        for column in inspection.columns {
            let unknown = LocalizedText(en: "not understood", zh: "未识别")
            try StandardOutput.line("  \(column.header) → \(column.field ?? Language.ofEnvironment.words(unknown))")
        }
        try StandardOutput.line(LocalizedText(en: "First rows:", zh: "前几行："))
        for record in first { try StandardOutput.line("  " + record.joined(separator: " | ")) }
        guard !inspection.problems.isEmpty else { return }
        try StandardOutput.line(LocalizedText(en: "Problems:", zh: "问题："))
        for line in FindingList(findings: inspection.problems, language: .ofEnvironment).lines() {
            try StandardOutput.line(line)
        }
    }

    private func showSkipped(_ skipped: [[String]]) throws {
        guard !skipped.isEmpty else { return }
        try StandardOutput.line(
            LocalizedText(en: "Above it, no rows (\(skipped.count)):", zh: "其上方内容不作为数据行（\(skipped.count)）：")
        )
        for record in skipped { try StandardOutput.line("  " + record.filter { !$0.isEmpty }.joined(separator: " | ")) }
    }

    private static func words(_ form: Inspection.Form) -> LocalizedText {
        switch form {
        case .text(let encoding, let confidence, let delimiter):
            let separator = delimiter == "\t" ? "tab" : delimiter
            return LocalizedText(
                en: "\(encoding) (\(confidence)), delimiter \(separator)",
                zh: "\(encoding)（\(sure[confidence] ?? confidence)），分隔符 \(separator)"
            )
        case .other: return LocalizedText(en: "a workbook", zh: "工作簿")
        }
    }

    private static let rowsShown = 5
    private static let sure = ["certain": "确定", "likely": "很可能", "asked": "按指定"]
}

/// The JSON of `inspect`; its keys are relied on.
private struct InspectionJSON: Encodable {
    let file: String
    let encoding: String?
    let confidence: String?
    let delimiter: String?
    let header: [String]
    let headerLine: Int
    let headerRow: Int
    let skipped: [[String]]
    let rows: Int
    let blankRows: Int
    let columns: [Inspection.Column]
    let records: [[String]]
    let problems: [FindingLine]

    private enum CodingKeys: String, CodingKey {
        case file
        case encoding
        case confidence
        case delimiter
        case header
        case headerLine = "header_line"
        case headerRow = "header_row"
        case skipped
        case rows
        case blankRows = "blank_rows"
        case columns
        case records
        case problems
    }

    init(_ inspection: Inspection, records: [[String]]) {
        file = inspection.file
        headerLine = inspection.headerLine
        headerRow = inspection.headerRow
        skipped = inspection.skipped
        rows = inspection.rows
        blankRows = inspection.blankRows
        if case .text(let encoding, let confidence, let delimiter) = inspection.form {
            (self.encoding, self.confidence, self.delimiter) = (encoding, confidence, delimiter)
        } else {
            (encoding, confidence, delimiter) = (nil, nil, nil)
        }
        header = inspection.header
        columns = inspection.columns
        self.records = records
        problems = inspection.problems.map { FindingLine(finding: $0, language: .ofEnvironment) }
    }
}
