import ArgumentParser
import DirectoryServing
import Foundation
import JobEngine
import JobModel
import JobSession
import Wording

struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Write the directory, or what is chosen of it, to CSV files, a workbook, lines of JSON or a database.",
        discussion: """
            `roster export --directory embedded --out company` needs no job: the options choose what is written. A job keeps \
            them under a name, and `roster diff` and `roster rehearse` read the directory that a job names.

            Exit status: 0 written, 1 the folder cannot be written, 2 usage, 3 the format or encoding cannot hold a \
            value, 4 written, but people are known to be missing, 7 credentials or permission, 8 limits or network, \
            10 written, and with --since something has changed, 130 interrupted. The folder appears when it is \
            whole; one that holds something already is left alone, unless --force replaces an export by the new one. \
            An export that was stopped or killed goes on with `roster resume last`, without asking again for what it \
            has, and then does what --since and --keep of the export say. People are missing where a department of a company \
            that is in reach as a whole says it has more people than it lists, or where the directory does not show \
            somebody who is in the app's scope; manifest.json names the departments and people.

            CSV files and workbooks with the usual columns import back and plan nothing. Columns that no import reads, \
            such as is_activated or orders, are read over by an import, which says so. In a CSV file an apostrophe stands \
            before texts that a spreadsheet would take for a formula, a number or a date; an import takes it off.
            """
    )

    @Argument(
        help: "A job of kind export (.yaml); else the directory that --directory names, by the options alone.",
        completion: .file(extensions: ["yaml", "yml"])
    )
    var job: String?

    @OptionGroup var connection: ConnectionOptions

    @Option(
        help:
            "The folder to write, with {date} for today, such as backup/{date}; else `roster-export` beside the job, or here.",
        completion: .directory
    )
    var out: String?

    @OptionGroup(title: "Choice") var choice: ExportOptions

    @OptionGroup var after: AfterExportOptions

    @Flag(
        help:
            "Replace the export that lies in the folder, once the new one is whole; else the new one is put beside it."
    )
    var force = false

    @Flag(help: "Print manifest.json to standard output, with the folder and what came after.")
    var json = false

    func validate() throws {
        guard job != nil || after.keep == nil else {
            throw ValidationError(
                LocalizedText(
                    en:
                        "--keep needs a job: it removes earlier exports of the same job, which its name tells from others.",
                    zh: "--keep 需要任务文件：它会删除同一任务的较早导出，而任务由其名称区分。"
                )
            )
        }
        let folder = job.map { URL(fileURLWithPath: $0).deletingLastPathComponent().path } ?? "."
        let beside = folder + "/roster-export"
        try after.validate(target: out.map { AfterExportOptions.dated($0) } ?? beside, replaces: force)
    }

    func run() async throws {
        try Self.requireJob(job)
        let connector = try connection.connector()
        let session = ExportSession(
            file: job,
            connector: connector,
            out: out.map { AfterExportOptions.dated($0) },
            replaces: force,
            following: after.following
        ) { [choice] in choice.change(&$0) }
        let export = try await WorkScreen(reading: connection.reading, isQuiet: after.quiet).run(session)
        try await Self.end(export, connector: connector, quiet: after.quiet, json: json)
    }

    /// Refuses what can be no job: an address or a folder, which have options of their own.
    private static func requireJob(_ path: String?) throws {
        guard let path else { return }
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        guard isFolder.boolValue || !exists && !SheetJob.isJob(path) else { return }
        throw ValidationError(
            LocalizedText(
                en: "'\(path)' is no job (.yaml); name a directory by --directory, and the folder to write by --out.",
                zh: "“\(path)”不是任务文件（.yaml）；目录请用 --directory 指定，要写入的文件夹请用 --out 指定。"
            )
        )
    }

    /// Says what was exported, does what is to follow it, and ends the command.
    static func end(_ export: FinishedExport, connector: Connector, quiet: Bool, json: Bool) async throws {
        if quiet {
            let doubts = ExportProof(manifest: export.manifest).doubts + Self.missing(in: export.manifest)
            for words in doubts { StandardError.note(words) }
        } else {
            try Self.show(export, json: json)
        }
        let aftermath: ExportAftermath?
        do {
            aftermath = try await AfterExportOptions.perform(
                after: export,
                connector: connector,
                isSaid: !json && !quiet
            )
        } catch {
            StandardError.note(Self.written(to: export.folder))
            throw error
        }
        if json { try StandardOutput.json(PrintedExport(export: export, aftermath: aftermath)) }
        try ExitCode.end(AfterExportOptions.exit(export, aftermath))
    }

    /// Says what was exported, on standard error where standard output has the manifest.
    private static func show(_ export: FinishedExport, json: Bool) throws {
        let (manifest, folder) = (export.manifest, export.folder)
        let language = Language.ofEnvironment
        var words = [
            LocalizedText(
                en:
                    "\(manifest.people, "person", "people") and \(manifest.departments, "department") of \(manifest.directory)",
                zh: "\(manifest.directory)：\(manifest.people) 人，\(manifest.departments) 个部门"
            )
        ]
        if !manifest.isWholeCompany {
            words.append(
                LocalizedText(
                    en: "The app reaches a part of the company only: this is what its scope holds.",
                    zh: "应用只能访问公司的一部分：以上是其通讯录权限范围内的内容。"
                )
            )
        }
        if let leftOut = manifest.leftOut, leftOut > 0 {
            words.append(
                LocalizedText(
                    en: "\(leftOut, "person was", "people were") left out by the conditions.",
                    zh: "另有 \(leftOut) 人不符合条件，未写入导出。"
                )
            )
        }
        for (sheet, fields) in manifest.fieldsNeverSeen.sorted(by: { $0.key < $1.key }) where !fields.isEmpty {
            let list = fields.joined(separator: ", ")
            words.append(
                LocalizedText(
                    en: "Never seen in \(sheet): \(list): not set for any person, or not permitted.",
                    zh: "\(sheet) 中从未出现：\(list)：可能无人填写，或没有字段权限。"
                )
            )
        }
        if manifest.moved > 0 {
            words.append(
                LocalizedText(
                    en: "\(manifest.moved, "person was", "people were") moved meanwhile; see manifest.json.",
                    zh: "导出期间有 \(manifest.moved) 人被调动，详见 manifest.json。"
                )
            )
        }
        if let resigned = manifest.resigned { words.append(Self.sentence(resigned)) }
        words += ExportProof(manifest: manifest).lines
        words += Self.missing(in: manifest)
        var lines = words.map(language.words)
        lines += (manifest.files.map(\.name) + ["manifest.json"]).map { "\(folder)/\($0)" }
        for line in lines { json ? StandardError.note(line) : try StandardOutput.line(line) }
    }

    private static func sentence(_ resigned: ExportManifest.Resigned) -> LocalizedText {
        let others = [
            (resigned.stillThere.count, "still there", "仍在职"), (resigned.notFound.count, "not found", "未找到"),
            (resigned.doubtful.count, "not certain", "无法确定"),
        ].filter { $0.0 > 0 }
        let en = others.map { ", \($0.0, "row") \($0.1)" }.joined()
        let zh = others.map { "，\($0.0) 行\($0.2)" }.joined()
        let end = others.isEmpty ? ("", "") : ("; see resigned in manifest.json", "；详见 manifest.json 的 resigned")
        return LocalizedText(
            en: "Leavers: \(resigned.people) found by a list of \(resigned.rows, "row")\(en)\(end.0)",
            zh: "离职人员：按名单（\(resigned.rows) 行）找到 \(resigned.people) 人\(zh)\(end.1)"
        )
    }

    private static func written(to folder: String) -> LocalizedText {
        LocalizedText(
            en: "The export is written to \(folder); what was to follow it failed:",
            zh: "导出已写入 \(folder)；但后续步骤失败："
        )
    }

    /// What is known to be missing, with what to do about it.
    private static func missing(in manifest: ExportManifest) -> [LocalizedText] {
        var words: [LocalizedText] = []
        if let first = manifest.short.first {
            let count = manifest.short.count
            words.append(
                LocalizedText(
                    en:
                        "People are missing: \(count, "department says it has more people than it lists", "departments say they have more people than they list"), such as "
                        + "\(first.department): \(first.listed) of \(first.memberCount); see departments_short in manifest.json.",
                    zh: "有人员缺失：\(count) 个部门的人数多于列出的人员，例如 \(first.department)："
                        + "列出 \(first.listed)，应有 \(first.memberCount)；详见 manifest.json 的 departments_short。"
                )
            )
        }
        if let first = manifest.peopleNotShown.first {
            let count = manifest.peopleNotShown.count
            words.append(
                LocalizedText(
                    en:
                        "People are missing: the directory does not show \(count, "person", "people") of the app's scope, such as \(first); "
                        + "see people_not_shown in manifest.json.",
                    zh: "有人员缺失：目录未返回权限范围内的 \(count) 人，例如 \(first)；详见 manifest.json 的 people_not_shown。"
                )
            )
        }
        guard !words.isEmpty else { return [] }
        words.append(
            LocalizedText(
                en: "Export again; if it stays so, report it to the directory's operator.",
                zh: "请重新导出；若仍然如此，请联系目录的管理方。"
            )
        )
        return words
    }
}
