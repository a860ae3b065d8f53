import ArgumentParser
import DirectoryServing
import JobEngine
import JobModel
import JobSession
import Wording

struct Template: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write a sheet, a job or a company file to start from.",
        discussion: """
            `roster template people` and `departments` write a sheet with the columns to fill, `roster template job NAME` a \
            job that ships with Roster and its sheets (\(ShippedFiles.Job.names)), `roster template company` the company \
            file of the embedded directory. Nothing is overwritten. A sheet whose name ends in .xlsx is a workbook with a tab for people and one for \
            departments: cells of text, a comment on each heading, required columns marked, lists to choose from. With --from-directory those lists have the company's values: \
            departments, employee types, options of attributes, job titles and cities there are; of a CSV template a second file has them. Exit status: 0 written, 2 usage, 3 a file is there \
            already, 7 credentials or permission, 8 limits or network.
            """
    )

    @Argument(help: "people, departments, job or company.")
    var kind: Kind

    @Argument(
        help: "Of a job: \(ShippedFiles.Job.names).",
        completion: .list(ShippedFiles.Job.allCases.map(\.rawValue))
    )
    var name: ShippedFiles.Job?

    @Option(
        name: .shortAndLong,
        help: "The new file, .csv or .xlsx for a sheet; else one named after the template, here.",
        completion: .file()
    )
    var output: String?

    @Option(help: "en for the fields' own names, zh for Chinese ones; else as the sentences.")
    var headers: String?

    @Flag(help: "Take the company's own attributes and values from its directory.")
    var fromDirectory = false

    @OptionGroup var connection: ConnectionOptions

    /// What a template is of.
    enum Kind: String, CaseIterable, ExpressibleByArgument {
        case people
        case departments
        case job
        case company

        /// What a sheet is about; `nil` of files that ship.
        var subject: Subject? {
            switch self {
            case .people: .people
            case .departments: .departments
            case .job, .company: nil
            }
        }
    }

    func validate() throws {
        guard (kind == .job) == (name != nil) else {
            let words =
                kind == .job
                ? LocalizedText(
                    en: "Which job? One of \(ShippedFiles.Job.names).",
                    zh: "请指明任务：\(ShippedFiles.Job.names)。"
                )
                : LocalizedText(en: "Only a job's template has a name.", zh: "只有任务模板需要名称。")
            throw ValidationError(Language.ofEnvironment.words(words))
        }
        guard kind.subject != nil || !fromDirectory && headers == nil else {
            let words = LocalizedText(
                en: "--from-directory and --headers are for sheets.",
                zh: "--from-directory 和 --headers 只用于表格模板。"
            )
            throw ValidationError(Language.ofEnvironment.words(words))
        }
        if kind.subject == nil, let output, Self.isSheet(output) {
            let words = LocalizedText(
                en: "\(output): a job and a company file are YAML; let the name end in .yaml.",
                zh: "\(output)：任务和公司文件是 YAML 文件，文件名请以 .yaml 结尾。"
            )
            throw ValidationError(Language.ofEnvironment.words(words))
        }
        guard headers.map({ ["en", "zh"].contains($0) }) ?? true else {
            throw ValidationError(LocalizedText(en: "--headers must be en or zh.", zh: "--headers 须为 en 或 zh。"))
        }
    }

    private static func isSheet(_ path: String) -> Bool {
        guard let format = try? SheetFormat(ofName: path) else { return true }
        return format == .xlsx || path.lowercased().hasSuffix(".csv")
    }

    func run() async throws {
        for path in try await written() { try StandardOutput.line(path) }
    }

    private func written() async throws -> [String] {
        guard let subject = kind.subject else { return try ShippedFiles.template(of: name).write(to: output) }
        let isChinese = headers.map { $0 == "zh" } ?? (Language.ofEnvironment == .chinese)
        let session = TemplateSession(
            subject,
            naming: isChinese ? .chinese : .fields,
            output: output,
            connector: fromDirectory ? try connection.connector() : nil,
            stateFolder: StateFolder.ofEnvironment
        )
        return try await WorkScreen(reading: connection.reading).run(session)
    }
}

extension ShippedFiles.Job: ExpressibleByArgument {}
