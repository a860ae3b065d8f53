import ArgumentParser
import DirectoryServing
import JobModel
import Wording

/// How an export is written: what is decided once everything is read, so that a resume may change it.
struct ExportFormOptions: ParsableArguments {
    @Option(
        help:
            "csv, xlsx (directory.xlsx with the tabs people and departments), ndjson (one object a line) or sqlite (directory.sqlite)."
    )
    var format: ExportChoice.Format?

    @Option(help: "Of CSV: utf-8 (with a byte order mark), gb18030 or utf-16.")
    var encoding: ExportChoice.Encoding?

    @Option(
        help: ArgumentHelp(
            "The columns of people, in this order: field names separated by commas, or all.",
            valueName: "list"
        )
    )
    var fields: String?

    @Option(help: ArgumentHelp("The same of departments.", valueName: "list"))
    var departmentFields: String?

    @Option(help: "What columns are called: names (as on the wire), en or zh; an import understands all three.")
    var headings: ExportChoice.Headings?

    @Option(
        name: .customLong("where"),
        help: ArgumentHelp(
            "People to write: FIELD=VALUE,VALUE for one of these, FIELD!=VALUE for none, FIELD= where it is not set. May be repeated; all must hold.",
            valueName: "condition"
        )
    )
    var conditions: [String] = []

    @Option(help: "Departments in cells: path, id or open_id.")
    var departmentsAs: ExportChoice.Departments?

    @Option(help: "Leaders in cells: user_id, employee_no, or name (the name and the id, to be read and not imported).")
    var leadersAs: ExportChoice.Leaders?

    @Option(help: ArgumentHelp("Dates: a pattern such as YYYY/MM/DD, or unix.", valueName: "pattern"))
    var dates: String?

    @Option(help: ArgumentHelp("What stands between the items of a list: ; ， 、 | and the like.", valueName: "sign"))
    var lists: String?

    /// Whether any of them is given.
    var isGiven: Bool {
        format != nil || encoding != nil || fields != nil || departmentFields != nil || headings != nil
            || !conditions.isEmpty || departmentsAs != nil || leadersAs != nil || dates != nil || lists != nil
    }

    func validate() throws {
        for condition in conditions where ExportCondition(condition) == nil {
            throw ValidationError(
                LocalizedText(
                    en: "--where '\(condition)' must be FIELD=VALUE or FIELD!=VALUE.",
                    zh: "--where “\(condition)”须写作 字段=值 或 字段!=值。"
                )
            )
        }
        if let dates, DatePattern(dates) == nil {
            throw ValidationError(
                LocalizedText(
                    en: "--dates must be unix, or a pattern of YYYY, MM and DD such as YYYY/MM/DD.",
                    zh: "--dates 须为 unix，或由 YYYY、MM、DD 组成的格式，如 YYYY/MM/DD。"
                )
            )
        }
        if let lists, !ExportChoice.isListSeparator(lists) {
            throw ValidationError(
                LocalizedText(
                    en: "--lists must be one of ; ； , ， 、 | or a line break.",
                    zh: "--lists 须为 ; ； , ， 、 | 或换行之一。"
                )
            )
        }
    }

    /// Puts what was given in place of what the job says.
    func change(_ choice: inout ExportChoice) {
        if let format {
            // The job's encoding was that of its own format.
            if format != .csv { choice.encoding = .utf8 }
            choice.format = format
        }
        choice.encoding = encoding ?? choice.encoding
        choice.headings = headings ?? choice.headings
        if let fields {
            choice.people = ExportChoice.columns(Self.list(fields))
            if choice.people == .all, departmentFields == nil { choice.departments = .all }
        }
        if let departmentFields { choice.departments = ExportChoice.columns(Self.list(departmentFields)) }
        if !conditions.isEmpty { choice.conditions = conditions.compactMap(ExportCondition.init) }
        choice.departmentsAs = departmentsAs ?? choice.departmentsAs
        choice.leadersAs = leadersAs ?? choice.leadersAs
        choice.dates = dates.flatMap(DatePattern.init) ?? choice.dates
        choice.listSeparator = lists ?? choice.listSeparator
    }

    private static func list(_ text: String) -> [String] {
        text.split(separator: ",").map { word in
            String(word.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
        }
    }
}

extension ExportChoice.Format: ExpressibleByArgument {}
extension ExportChoice.Encoding: ExpressibleByArgument {}
extension ExportChoice.Headings: ExpressibleByArgument {}
extension ExportChoice.Departments: ExpressibleByArgument {}
extension ExportChoice.Leaders: ExpressibleByArgument {}
