import ArgumentParser
import JobEngine
import JobModel
import JobSession
import Wording

struct Inspect: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Say how a file is read: encoding and delimiter or tabs, header, columns, the first rows, the problems.",
        discussion: "Exit status: 0 the file could be read, 2 usage, 3 it could not."
    )

    @Argument(
        help: "The CSV file or workbook, - for standard input.",
        completion: .file(extensions: SheetOptions.endings)
    )
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
        let form = InspectedForm(form: inspection.form)
        let words = form.words
        let said = [
            LocalizedText(en: "\(inspection.file): \(words.en)", zh: "\(inspection.file)：\(words.zh)"),
            LocalizedText(
                en: "\(inspection.rows, "row"), \(inspection.blankRows, "blank row") left out",
                zh: "\(inspection.rows) 行，跳过空行 \(inspection.blankRows)"
            ),
            form.header(row: inspection.headerRow, line: inspection.headerLine),
        ]
        for words in form.tabs + said { try StandardOutput.line(words) }
        try showSkipped(inspection.skipped)
        try StandardOutput.line(LocalizedText(en: "Columns:", zh: "列："))
        for column in inspection.columns {
            let unknown = LocalizedText(en: "not understood", zh: "未识别")
            try StandardOutput.line("  \(column.header) → \(column.field ?? Language.ofEnvironment.words(unknown))")
        }
        try StandardOutput.line(LocalizedText(en: "First rows:", zh: "前几行："))
        for record in first { try StandardOutput.line("  " + record.joined(separator: " | ")) }
        if form.isWorkbook { try show(LocalizedText(en: "Notes:", zh: "提醒："), inspection.notes) }
        try show(LocalizedText(en: "Problems:", zh: "问题："), inspection.problems)
    }

    private func show(_ title: LocalizedText, _ findings: [Finding]) throws {
        guard !findings.isEmpty else { return }
        try StandardOutput.line(title)
        for line in FindingList(findings: findings, language: .ofEnvironment).lines() { try StandardOutput.line(line) }
    }

    private func showSkipped(_ skipped: [[String]]) throws {
        guard !skipped.isEmpty else { return }
        try StandardOutput.line(
            LocalizedText(en: "Above it, no rows (\(skipped.count)):", zh: "其上方内容不作为数据行（\(skipped.count)）：")
        )
        for record in skipped { try StandardOutput.line("  " + record.filter { !$0.isEmpty }.joined(separator: " | ")) }
    }

    private static let rowsShown = 5
}
