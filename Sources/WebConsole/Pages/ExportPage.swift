import JobEngine
import JobModel
import JobSession
import Wording

/// One export: what it holds, whether it is still what was written, its files, and a comparison with an earlier one.
struct ExportPage: ConsolePage {
    static let template = "export"

    let frame: PageFrame
    let title: String
    let run: String
    let runLink: String
    let facts: [String]
    let proofTitle: String
    let proof: String
    let isProven: Bool
    let differences: [String]
    let filesTitle: String
    let headings: [ColumnHead]
    let files: [File]
    let compareTitle: String
    let compareLabel: String
    let compare: String
    let others: [FormOption]
    let hasOthers: Bool
    let noOthers: String

    struct File: Sendable {
        let name: String
        let records: String
        let bytes: String
        let sum: String?
    }

    /// - Parameters:
    ///   - export: Whose files are there.
    ///   - manifest: What it was written with.
    ///   - verification: Its files against its manifest.
    ///   - others: Whose files are there too.
    ///   - stateFolder: What lies in it is shown without its path.
    ///   - frame: What is around the page.
    init(
        _ export: KnownExport,
        _ manifest: ExportManifest,
        _ verification: ExportVerification,
        others: [KnownExport],
        stateFolder: String,
        frame: PageFrame
    ) {
        self.frame = frame
        run = export.run.id
        title = frame.say("Export \(run)", "导出 \(run)")
        runLink = frame.say("The run", "查看运行")
        facts = Self.facts(export, manifest, isChosen: !export.lies(in: stateFolder), frame)
        proofTitle = frame.say("Proof", "核对")
        isProven = verification.findings.isEmpty
        proof =
            isProven
            ? frame.say(
                "Every file is as it was written: name, size, number of records and SHA-256 are those of manifest.json.",
                "每个文件都与写出时一致：名称、大小、记录数和 SHA-256 均与 manifest.json 相同。"
            )
            : frame.say(
                "The folder is not as it was written: differences (\(verification.findings.count))",
                "文件夹与写出时不一致：差异（\(verification.findings.count)）"
            )
        differences = verification.findings.prefix(Self.findingLimit).map { frame.words($0.words) }
        filesTitle = frame.say("Files", "文件")
        headings = [
            frame.head("File", "文件"), frame.head("Records", "记录数", isNumber: true),
            frame.head("Size", "大小", isNumber: true), frame.head("SHA-256", "SHA-256"),
        ]
        files =
            manifest.files.map {
                File(
                    name: $0.name,
                    records: String($0.records),
                    bytes: frame.words(ByteSize(bytes: $0.bytes).words),
                    sum: $0.sha256
                )
            } + [File(name: KnownExport.manifestFile, records: "", bytes: "", sum: nil)]
        compareTitle = frame.say("What has changed since another export", "与其他导出相比的变化")
        compareLabel = frame.say("Since", "对比")
        compare = frame.say("Compare", "对比")
        let alike = others.filter { export.isComparable(with: $0) }
        self.others = alike.enumerated().map { place, other in
            let began = PageTime(unixSeconds: other.run.started, timezone: other.run.definition.timezone)
            return FormOption(
                value: other.run.id,
                words: "\(other.run.id) · \(began.text)",
                isChosen: place == 0,
                time: began.machine
            )
        }
        hasOthers = !alike.isEmpty
        noOthers =
            others.isEmpty
            ? frame.say("There is no other export to compare it with.", "没有其他导出可供对比。")
            : frame.say(
                "The other exports hold other people, or are of another directory: they cannot say who joined or left. "
                    + "Export again with the same choice of people to compare.",
                "其他导出的人员范围不同，或属于其他目录，无法据此判断谁新增、谁离开。请以相同的人员范围再次导出后对比。"
            )
    }

    private static func facts(
        _ export: KnownExport,
        _ manifest: ExportManifest,
        isChosen: Bool,
        _ frame: PageFrame
    ) -> [String] {
        let name = frame.name(of: manifest.directory)
        var facts = [
            frame.say(
                "\(manifest.people, "person", "people") and \(manifest.departments, "department") of \(name)",
                "\(name)：\(manifest.people) 人，\(manifest.departments) 个部门"
            )
        ]
        if isChosen {
            facts.append(frame.say("In the folder \(export.folder)", "位于文件夹 \(export.folder)"))
        }
        if let selection = manifest.selection {
            let words = LocalizedText(en: "It holds \(selection.en).", zh: "\(selection.zh)。")
            facts.append(frame.words(words))
            if manifest.people == 0 {
                facts.append(
                    frame.say("Nobody fits this choice: the export holds no people.", "没有人符合所选条件：导出中没有人员。")
                )
            }
        }
        if !manifest.isWholeCompany {
            facts.append(
                frame.say(
                    "The app reaches a part of the company only: this is what its scope holds.",
                    "应用只能访问公司的一部分：以上是其通讯录权限范围内的内容。"
                )
            )
        }
        if manifest.isIncomplete {
            facts.append(
                frame.say(
                    "People are missing: manifest.json names the departments and people. Export again.",
                    "有人员缺失：manifest.json 列出了相应的部门和人员。请重新导出。"
                )
            )
        }
        return facts
    }

    private static let findingLimit = 20
}
