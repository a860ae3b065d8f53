import ArgumentParser
import DirectoryServing
import JobEngine
import JobModel
import JobSession
import Synchronization
import Wording

struct Diff: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say what has changed between two exports, two sheets, or either and the directory itself.",
        discussion: """
            Exit status: 0 no difference, 10 differences, 2 usage, 3 a sheet that cannot be compared, 7 credentials or \
            permission, 8 limits or network. Who joined, left, moved (other departments, another parent) or changed, \
            field by field. Rows are matched by user_id or department_id, and those of two exports by the same app by \
            open id, so that a person with a new user_id is one difference and not two; columns that only one side has \
            are not compared, nor are the numbers of members, which follow from the people, nor path, which follows from \
            the names of the departments: one that is renamed, or put below another one, is one difference, and its \
            people have not moved. Two exports of different departments or conditions are refused: who is in one of them \
            alone has not joined or left.
            """
    )

    @Argument(
        help:
            "The older: an export's folder in any format, one file of it or any sheet, - for standard input, or a job of kind export, whose directory is read.",
        completion: .file()
    )
    var old: String

    @Argument(help: "The newer, likewise.", completion: .file())
    var new: String

    @Option(help: "people or departments; what a single sheet is about.")
    var subject: Subject = .people

    @Option(
        help:
            "The field or heading that names a row; else the open id of two exports by the same app, user_id, open_id or employee_no, or department_id."
    )
    var match: String?

    @Option(
        help:
            "A new folder for people.csv and departments.csv with the rows that joined, moved or changed, as they are now; they can be imported.",
        completion: .directory
    )
    var rows: String?

    @Flag(help: "Compare exports of two different directories.")
    var force = false

    @Flag(help: "Print one JSON object a line: each difference, then the counts.")
    var json = false

    @Flag(help: "Show every difference, not the first 50 of each kind.")
    var all = false

    @OptionGroup var input: InputOptions

    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
        guard self.old != "-" || self.new != "-" else {
            throw ValidationError(
                LocalizedText(en: "Standard input can be one of the two only.", zh: "标准输入只能作为其中一方。")
            )
        }
        let old = try await connection.sheet(self.old, limit: input.limit)
        let new = try await connection.sheet(self.new, limit: input.limit)
        let view = DiffView(isJSON: json, showsAll: all)
        let session = DiffSession(
            old: old,
            new: new,
            subject: subject,
            match: match,
            rows: rows,
            force: force,
            connector: try connection.connector()
        ) { try view.note($1, of: $0) }
        let differences = try await WorkScreen(reading: connection.reading).run(session)
        try view.close(differences)
        try ExitCode.end(differences.exit)
    }
}
