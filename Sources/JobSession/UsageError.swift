package import JobEngine
import JobModel
package import Wording

/// A wrong call that shows only once the files are read: it ends a command as a wrong flag does.
package enum UsageError: ExitStatusError, Equatable {
    /// A field that identifies nothing of the sheet's subject.
    case unusableMatch(usable: [String])
    case notAnImport(job: String)
    case notAnExport(job: String)
    /// A single create always invites.
    case singleWithoutInvitation
    case planExists(path: String)
    /// A company file is near, and cannot be read.
    case noCompanyFile
    /// A new file under the name of a format that is not written.
    case unknownFormat(path: String)
    /// Options of an export's form, for a run that imports.
    case formOfImport(run: String)
    /// Two exports of different directories.
    case otherDirectory(String, String)
    /// An export is to be verified with a directory that it is not of.
    case verifiedElsewhere(export: String, asked: String)
    /// A job is given for a retry whose sheet is not the run's, or is read in another way.
    case otherSheet(job: String, run: String)
    /// Rows of the lineage were tried again from a file of which the sheet knows nothing.
    case retriedElsewhere(run: String, file: String)
    /// Two exports or sheets that are about different things.
    case nothingInCommon(old: String, new: String)

    package var exitStatus: ExitStatus { .usage }

    package var words: LocalizedText {
        switch self {
        case .unusableMatch(let usable):
            LocalizedText(
                en: "--match must be one of \(usable.joined(separator: ", "))",
                zh: "--match 须为以下之一：\(usable.joined(separator: "、"))"
            )
        case .notAnImport(let job):
            LocalizedText(
                en: "'\(job)' is an export; there is nothing to check or to rehearse.",
                zh: "“\(job)”是导出任务，无需检查或演练。"
            )
        case .notAnExport(let job):
            LocalizedText(
                en: "'\(job)' is an import; its job file says kind: import.",
                zh: "“\(job)”是导入任务：其任务文件写明 kind: import。"
            )
        case .singleWithoutInvitation:
            LocalizedText(
                en: "--submit single and `notify: false` exclude each other: a single create invites.",
                zh: "--submit single 与 `notify: false` 不能并用：逐个创建一定会发出邀请。"
            )
        case .planExists(let path):
            LocalizedText(en: "\(path) is there already; a plan replaces no file.", zh: "\(path) 已存在；计划不会替换文件。")
        case .noCompanyFile:
            LocalizedText(
                en: "The company file near cannot be read; give one with --company.",
                zh: "无法读取附近的企业文件；请用 --company 指定。"
            )
        case .unknownFormat(let path):
            LocalizedText(
                en: "\(path): what is written is .xlsx or .csv; let the name end in one of these.",
                zh: "\(path)：只能输出 .xlsx 或 .csv，请使用其中一种扩展名。"
            )
        case .formOfImport(let run):
            LocalizedText(
                en:
                    "\(run) is an import: --format, --fields and the others of an export's form, and --quiet, are of exports alone.",
                zh: "\(run) 是导入：--format、--fields 等导出格式选项以及 --quiet 仅用于导出。"
            )
        case .otherDirectory(let one, let other):
            LocalizedText(
                en: "The exports are of two directories, \(one) and \(other); --force compares them all the same.",
                zh: "两次导出来自不同目录：\(one) 与 \(other)；如仍要比较，请加 --force。"
            )
        case .verifiedElsewhere(let export, let asked):
            LocalizedText(
                en: "The export is of \(export), and \(asked) was to be asked; give --directory \(export).",
                zh: "导出来自 \(export)，而将要查询的是 \(asked)；请使用 --directory \(export)。"
            )
        case .otherSheet(let job, let run):
            LocalizedText(
                en: "\(job) does not read the sheet of \(run) as the run did: its rows may be others.",
                zh: "\(job) 读取的表格或读取方式与 \(run) 不同，各行可能不再对应。"
            )
        case .retriedElsewhere(let run, let file):
            LocalizedText(
                en:
                    "Rows of \(run) were tried again from \(file), which --job does not know; correct that file and give --input.",
                zh: "\(run) 的行曾用 \(file) 重试，--job 不含其中的更正；请更正该文件并使用 --input。"
            )
        case .nothingInCommon(let old, let new):
            LocalizedText(
                en: "\(old) and \(new) have no sheet of the same subject; --subject says what a single sheet is about.",
                zh: "\(old) 与 \(new) 没有同类表格；可用 --subject 指定单个表格的类型。"
            )
        }
    }
}
