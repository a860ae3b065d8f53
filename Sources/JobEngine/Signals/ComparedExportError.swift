import JobModel
package import Wording

/// Why a folder cannot be compared as an export.
package enum ComparedExportError: ExplainedError, Equatable {
    case noManifest(folder: String)
    /// A folder or file that cannot be verified.
    case nothingToVerify(path: String)
    /// What does not stand in for a directory.
    case nothingToRehearse(path: String)
    case damagedManifest(path: String)
    case noSheets(folder: String)
    /// A file that is not there.
    case missing(path: String)
    /// A file that is not what the manifest says it was.
    case changed(path: String)
    /// Two exports that were to hold different people, with what each holds.
    case chosenOtherwise(_ old: String, _ content: LocalizedText, _ new: String, _ other: LocalizedText)
    /// Two exports that write the cells of some columns in different ways, with how each does.
    case writtenOtherwise(
        columns: [String],
        _ old: String,
        _ form: LocalizedText,
        _ new: String,
        _ other: LocalizedText
    )

    package var explanation: Explanation {
        switch self {
        case .noManifest(let folder):
            Explanation(
                problem: LocalizedText(
                    en: "\(folder) has no manifest.json that can be read",
                    zh: "\(folder) 中没有可读取的 manifest.json"
                ),
                remedy: LocalizedText(
                    en: "Give the folder of a finished export, or a sheet itself, such as people.csv.",
                    zh: "请指定已完成导出的文件夹，或直接指定表格，例如 people.csv。"
                )
            )
        case .nothingToVerify(let path):
            Explanation(
                problem: LocalizedText(
                    en: "\(path) has no manifest.json that can be read",
                    zh: "\(path) 中没有可读取的 manifest.json"
                ),
                remedy: LocalizedText(
                    en: "Give the folder that `roster export --out` wrote.",
                    zh: "请给出 roster export --out 写入的文件夹。"
                )
            )
        case .nothingToRehearse(let path):
            Explanation(
                problem: LocalizedText(
                    en: "\(path) is neither the folder of an export with its manifest.json nor a file of one",
                    zh: "\(path) 既不是带有 manifest.json 的导出文件夹，也不是导出的文件"
                ),
                remedy: LocalizedText(
                    en: "Give the folder that `roster export --out` wrote, or the workbook or database in it.",
                    zh: "请给出 roster export --out 写入的文件夹，或其中的工作簿或数据库。"
                )
            )
        case .damagedManifest(let path):
            Explanation(
                problem: LocalizedText(en: "\(path) is not the manifest of an export", zh: "\(path) 不是导出清单"),
                remedy: LocalizedText(
                    en: "Export again; or compare the sheets themselves, such as people.csv, or load them without it.",
                    zh: "请重新导出；也可直接比较表格（例如 people.csv），或移走清单后再载入。"
                )
            )
        case .noSheets(let folder):
            Explanation(
                problem: LocalizedText(en: "the manifest of \(folder) names no sheet", zh: "\(folder) 的清单未列出任何表格"),
                remedy: LocalizedText(en: "Export again.", zh: "请重新导出。")
            )
        case .missing(let path):
            Explanation(
                problem: LocalizedText(en: "\(path) cannot be opened", zh: "无法打开 \(path)"),
                remedy: LocalizedText(
                    en: "Check that it is there and that you may read it.",
                    zh: "请检查它是否存在、是否有权读取。"
                )
            )
        case .chosenOtherwise(let old, let content, let new, let other):
            Explanation(
                problem: LocalizedText(
                    en: "These exports cannot say who joined or left, because they were to hold different people: "
                        + "\(old) holds \(content.en); \(new) holds \(other.en)",
                    zh: "两份导出的范围不同，无法据此判断谁新增、谁离开：\(old) \(content.zh)；\(new) \(other.zh)"
                ),
                remedy: LocalizedText(
                    en: "Compare exports with the same departments and conditions: export again as one of the two was.",
                    zh: "请比较部门和条件都相同的导出：按其中一份的范围重新导出。"
                )
            )
        case .writtenOtherwise(let columns, let old, let form, let new, let other):
            Explanation(
                problem: LocalizedText(
                    en:
                        "These exports write \(columns.joined(separator: ", ")) in different ways, by which every row would "
                        + "seem to have changed: \(old) has \(form.en); \(new) has \(other.en)",
                    zh: "两份导出对 \(columns.joined(separator: "、")) 的写法不同，几乎每行都会显示为已变更："
                        + "\(old) \(form.zh)；\(new) \(other.zh)"
                ),
                remedy: LocalizedText(
                    en:
                        "Export again with the same `departments_as`, `leaders_as`, `dates` and `lists`, or choose `fields` "
                        + "without these columns.",
                    zh: "请用相同的 `departments_as`、`leaders_as`、`dates` 和 `lists` 重新导出，或用 `fields` 去掉这些列。"
                )
            )
        case .changed(let path):
            Explanation(
                problem: LocalizedText(
                    en: "\(path) is not what the export has written: its manifest has another size or checksum",
                    zh: "\(path) 与导出时不同：大小或校验值与清单不符"
                ),
                remedy: LocalizedText(
                    en:
                        "Export again; if the change is meant, compare the file itself, or load the sheets without manifest.json.",
                    zh: "请重新导出；若修改是有意的，请直接比较该文件，或移走 manifest.json 后再载入。"
                )
            )
        }
    }
}
