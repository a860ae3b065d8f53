import ArgumentParser
import DirectoryServing
import JobModel
import Wording

/// How a sheet is to be read, for the commands that take one.
struct SheetOptions: ParsableArguments {
    @Option(help: "people or departments; what the sheet is about.")
    var subject: Subject?

    @Option(
        help: """
            The tab of a workbook, by its name or number. (default: the visible one, of several the one whose header \
            has the most known columns)
            """
    )
    var sheet: String?

    @Option(name: .customLong("encoding"), help: "auto, or an iconv name such as GB18030. (default: auto)")
    var givenEncoding: String?

    @Option(name: .customLong("delimiter"), help: "auto, tab, or the character itself. (default: auto)")
    var givenDelimiter: String?

    @Option(help: "The header's row, as the spreadsheet numbers it. (default: found by the names of its columns)")
    var headerRow: Int?

    @OptionGroup var input: InputOptions

    @Flag(help: "Print one JSON object to standard output.")
    var json = false

    func validate() throws {
        guard StepDefinition.isDelimiter(delimiter) else {
            throw ValidationError(
                LocalizedText(
                    en: "--delimiter must be auto, tab, or one character such as ;",
                    zh: "--delimiter 须为 auto、tab 或一个字符，例如 ;"
                )
            )
        }
        try Self.validate(sheet: sheet)
        guard headerRow.map({ $0 > 0 }) ?? true else {
            throw ValidationError(
                LocalizedText(en: "--header-row must be a row from 1 on.", zh: "--header-row 须为不小于 1 的行号。")
            )
        }
    }

    /// Refuses a tab without a name.
    static func validate(sheet: String?) throws {
        guard let sheet, sheet.allSatisfy(\.isWhitespace) else { return }
        throw ValidationError(
            LocalizedText(en: "--sheet must be a tab's name or number.", zh: "--sheet 须为工作表的名称或序号。")
        )
    }

    /// How files are called that hold sheets; whatever its name, a file is told by its first bytes.
    static let endings = ["csv", "tsv", "txt", "xlsx", "xlsm", "xls", "ods", "xml"]

    var encoding: String { givenEncoding ?? "auto" }
    var delimiter: String { givenDelimiter ?? "auto" }
}

/// By what rows are matched and what becomes of them, for the commands that take a sheet in place of a job.
struct MatchOptions: ParsableArguments {
    @Option(help: "For a sheet: the field by which rows are matched.")
    var match: String?

    @Option(name: .customLong("mode"), help: "For a sheet: create, update or upsert. (default: create)")
    var givenMode: StepDefinition.Mode?

    @Option(help: "For a sheet: day_first or month_first, of dates such as 03/04/2026. (default: as its dates tell)")
    var dates: DateOrder?

    @Option(
        help: "For a sheet: a file of corrections, such as the console keeps beside a sheet that was corrected there.",
        completion: .file(extensions: ["csv"])
    )
    var corrections: String?

    var mode: StepDefinition.Mode { givenMode ?? .create }
}

extension Subject: ExpressibleByArgument {}
extension StepDefinition.Mode: ExpressibleByArgument {}
extension DateOrder: ExpressibleByArgument {}
