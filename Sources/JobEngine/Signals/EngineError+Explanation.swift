import JobModel
package import Wording

extension EngineError {
    package var explanation: Explanation {
        switch self {
        case .fileRefused(let file, let findings):
            Explanation(
                problem: Self.refused(file, findings),
                remedy: findings.first?.remedy ?? LocalizedText(en: "Correct the file.", zh: "请更正该文件。")
            )
        case .notAnImport(let job):
            Explanation(
                problem: LocalizedText(en: "The job '\(job)' is not an import", zh: "任务“\(job)”不是导入任务"),
                remedy: LocalizedText(
                    en: "Use `roster export` for a job of kind export.",
                    zh: "kind 为 export 的任务请使用 roster export。"
                )
            )
        case .notAnExport(let job):
            Explanation(
                problem: LocalizedText(en: "The job '\(job)' is not an export", zh: "任务“\(job)”不是导出任务"),
                remedy: LocalizedText(
                    en: "Use `roster import` for a job of kind import.",
                    zh: "kind 为 import 的任务请使用 roster import。"
                )
            )
        case .runStillOpen(let run):
            Explanation(
                problem: LocalizedText(en: "The run \(run) has not come to its end", zh: "运行 \(run) 尚未结束"),
                remedy: LocalizedText(
                    en: "Run `roster resume \(run)` first, or `roster resolve \(run)` where it was stopped and only "
                        + "the end of some rows is not known; then retry.",
                    zh: "请先执行 roster resume \(run)；若该运行已停止、只有部分行的结果未知，可先执行 roster resolve \(run)，然后再重试。"
                )
            )
        case .runHasEnded(let run):
            Explanation(
                problem: LocalizedText(
                    en: "The run \(run) has come to its end; there is nothing to resume",
                    zh: "运行 \(run) 已结束，无需继续"
                ),
                remedy: LocalizedText(
                    en:
                        "`roster retry \(run)` tries the rows of an import again that did not succeed; an export is made again by `roster export`.",
                    zh: "导入可用 `roster retry \(run)` 重试其中未成功的行；导出请重新执行 `roster export`。"
                )
            )
        case .exportIsWritten(let run, let folder):
            Explanation(
                problem: LocalizedText(
                    en:
                        "The files of the export \(run) are written already, in \(folder); only their final place is missing",
                    zh: "导出 \(run) 的文件已写好，位于 \(folder)，只差移至最终位置"
                ),
                remedy: LocalizedText(
                    en: "Run `roster resume \(run)` as it is; for another format or other columns, export again.",
                    zh: "请直接运行 `roster resume \(run)`；如需其他格式或列，请重新导出。"
                )
            )
        case .neverSent(let run):
            Explanation(
                problem: LocalizedText(
                    en: "Nothing of the run \(run) has been sent yet; there is nothing to find out, and nothing was "
                        + "changed",
                    zh: "运行 \(run) 尚未发送任何内容，无需查询，未做任何更改"
                ),
                remedy: LocalizedText(
                    en: "Run `roster resume \(run)`: it shows the plan and asks.",
                    zh: "请执行 roster resume \(run)：会显示计划并请求确认。"
                )
            )
        case .unconfirmed(let run):
            Explanation(
                problem: LocalizedText(
                    en: "The plan of the run \(run) is not confirmed; nothing was sent",
                    zh: "运行 \(run) 的计划尚未确认，未发送任何内容"
                ),
                remedy: LocalizedText(
                    en: "Run `roster resume \(run)`: it shows the plan and asks; --yes goes on without asking.",
                    zh: "请执行 roster resume \(run)：会显示计划并请求确认；加 --yes 则不再询问。"
                )
            )
        case .jobLost(let run):
            Explanation(
                problem: LocalizedText(
                    en:
                        "The job of the run \(run) was lost when the ledger was damaged; its rows cannot be tried again",
                    zh: "账本损坏时丢失了运行 \(run) 的任务，无法重试其各行"
                ),
                remedy: LocalizedText(
                    en: "`roster results \(run)` lists what became of its rows; import the sheets again with `mode: "
                        + "upsert`: what is there is compared and not written twice.",
                    zh: "roster results \(run) 可列出各行的结果；请用 mode: upsert 重新导入其表格：已写入的内容会逐项比较，不会重复写入。"
                )
            )
        case .stepsMissing(let run, let planned, let count):
            Explanation(
                problem: LocalizedText(
                    en: "The run \(run) has rows of \(planned) of its \(count, "step") alone; it cannot go on",
                    zh: "运行 \(run) 共 \(count) 个步骤，只计划了 \(planned) 个，无法继续"
                ),
                remedy: LocalizedText(
                    en: "`roster resolve \(run)` finds out what became of what was sent, `roster results \(run)` lists "
                        + "it; then import the sheets again with `mode: upsert`: what is there is compared and not "
                        + "written twice.",
                    zh: "roster resolve \(run) 可查明已发送各行的结果，roster results \(run) 可列出；然后用 mode: upsert 重新导入这些表："
                        + "已有的内容会逐项比较，不会重复写入。"
                )
            )
        case .resultsUnwritten(let run, isComplete: true, let reason):
            Explanation(
                problem: LocalizedText(
                    en: "All rows are written; the results are not: \(reason.en)",
                    zh: "所有行均已写入，但结果文件未能写入：\(reason.zh)"
                ),
                remedy: LocalizedText(
                    en: "Free some space or make the folder writable, then run `roster results \(run)`, with --out for "
                        + "another folder.",
                    zh: "请清理磁盘空间或取得写入权限，然后执行 roster results \(run)；可用 --out 换一个文件夹。"
                )
            )
        case .resultsUnwritten(let run, isComplete: false, let reason):
            Explanation(
                problem: LocalizedText(
                    en: "The run was stopped, and its results could not be written: \(reason.en)",
                    zh: "运行已停止，结果文件未能写入：\(reason.zh)"
                ),
                remedy: LocalizedText(
                    en: "Free some space or make the folder writable, then run `roster resume \(run)`; `roster results "
                        + "\(run)` writes the files alone, with --out into another folder.",
                    zh: "请清理磁盘空间或取得写入权限，然后执行 roster resume \(run)；roster results \(run) 只写结果文件，可用 --out 换一个文件夹。"
                )
            )
        case .nothingToRetry(let run):
            Explanation(
                problem: LocalizedText(
                    en: "Every row of the run \(run) has succeeded; there is nothing to retry",
                    zh: "运行 \(run) 的每一行都已成功，无需重试"
                ),
                remedy: LocalizedText(
                    en: "`roster status` shows how its rows ended.",
                    zh: "roster status 可查看各行的结果。"
                )
            )
        case .unmatchedInput(let file, let missing):
            Self.unmatched(file, Excerpt(missing, showing: Excerpt<String>.namesListed).names)
        case .nothingJoins(let file):
            Explanation(
                problem: LocalizedText(
                    en: "No record of \(file) is a row of the run that is still open",
                    zh: "\(file) 中没有任何一行属于该运行未完成的行"
                ),
                remedy: LocalizedText(
                    en: "Keep roster_row, or the match key, as failed.csv has them.",
                    zh: "请保留 failed.csv 中的 roster_row 列或匹配字段。"
                )
            )
        case .noExport(let folder):
            Explanation(
                problem: LocalizedText(
                    en:
                        "\(folder) holds no departments.csv, people.csv or directory.xlsx with rows, and no manifest.json of an export in another format",
                    zh: "\(folder) 中没有含数据的 departments.csv、people.csv 或 directory.xlsx，也没有其他格式导出的 manifest.json"
                ),
                remedy: LocalizedText(
                    en: "Give the folder that `roster export --out` wrote.",
                    zh: "请给出 roster export --out 写入的文件夹。"
                )
            )
        case .otherDirectory(let run, let was, let now):
            Explanation(
                problem: LocalizedText(
                    en: "The run \(run) was planned for \(was), and this is \(now)",
                    zh: "运行 \(run) 的计划针对 \(was)，而当前是 \(now)"
                ),
                remedy: LocalizedText(
                    en: "Resume it with the directory and app it was planned for, or import the sheet again.",
                    zh: "请用原来的目录和应用继续，或重新开始该任务。"
                )
            )
        case .otherCompany(let run, let directory):
            Explanation(
                problem: LocalizedText(
                    en: "\(directory) is not the directory that the run \(run) was planned for: none of the "
                        + "departments and people that were there then is there now, so it is another company's, or was "
                        + "reset since",
                    zh: "\(directory) 不是运行 \(run) 制定计划时的目录：当时的部门和人员现在一个都找不到，可能是另一家企业，或目录已被重置"
                ),
                remedy: LocalizedText(
                    en: "Nothing was sent. Resume it with the company it was planned for; for this one import the "
                        + "sheet again.",
                    zh: "没有发送任何内容。请连接原来的企业后继续；若要导入到当前企业，请重新导入该表。"
                )
            )
        case .noSuchStep(let run, let step, let steps):
            Explanation(
                problem: LocalizedText(en: "The run \(run) has no step '\(step)'", zh: "运行 \(run) 没有步骤“\(step)”"),
                remedy: steps.isEmpty
                    ? LocalizedText(
                        en: "Nothing of it is planned yet: run `roster resume \(run)` first.",
                        zh: "该运行尚未制定计划：请先运行 `roster resume \(run)`。"
                    )
                    : LocalizedText(
                        en: "Give one of \(steps.joined(separator: ", ")), or its number.",
                        zh: "请填写以下之一：\(steps.joined(separator: "、"))，或其序号。"
                    )
            )
        case .noSuchRow(let run, let row):
            Explanation(
                problem: LocalizedText(en: "The run \(run) has no row \(row)", zh: "运行 \(run) 没有第 \(row) 行"),
                remedy: LocalizedText(
                    en: "Give the number that the spreadsheet shows; `roster results` lists them. A row left out has "
                        + "none.",
                    zh: "请填写表格中显示的行号；roster results 会列出各行，被跳过的行没有记录。"
                )
            )
        case .inputTooLong(let source, let limit):
            Explanation(
                problem: LocalizedText(
                    en: "\(source.en) goes on after \(limit), and so is no sheet",
                    zh: "\(source.zh)超过 \(limit) 仍未结束，不是一份表格"
                ),
                remedy: LocalizedText(
                    en: "Nothing was sent. Check what writes there; a sheet that is larger than \(limit) is given as a "
                        + "file, or with a higher --input-limit.",
                    zh: "未发送任何请求。请检查写入方；大于 \(limit) 的表格请以文件形式给出，或用 --input-limit 提高上限。"
                )
            )
        case .planUnreadable(let path, let reason):
            Explanation(
                problem: LocalizedText(
                    en: "\(path) cannot be applied: \(reason.en)",
                    zh: "\(path) 无法执行：\(reason.zh)"
                ),
                remedy: LocalizedText(
                    en: "Make the plan again with `roster plan JOB -o FILE`.",
                    zh: "请用 roster plan JOB -o FILE 重新生成计划。"
                )
            )
        case .drifted(let path, let drifts): Self.drifted(path, drifts)
        }
    }

    private static func unmatched(_ file: String, _ missing: LocalizedText) -> Explanation {
        Explanation(
            problem: LocalizedText(
                en: "\(file) is not a corrected failed.csv of that run: it has neither roster_row nor the match key, "
                    + "and lacks \(missing.en)",
                zh: "\(file) 不是该运行修改后的 failed.csv：既无 roster_row 也无匹配字段，缺少列 \(missing.zh)"
            ),
            remedy: LocalizedText(
                en: "Give that run's failed.csv, corrected, with roster_row or the match key; other columns may go and "
                    + "come.",
                zh: "请使用该运行的 failed.csv 修改，保留 roster_row 或匹配字段；其他列可增可减。"
            )
        )
    }

    private static func drifted(_ path: String, _ drifts: [PlanDrift]) -> Explanation {
        let said = drifts.prefix(driftsSaid).map(\.words)
        let more = drifts.count - said.count
        return Explanation(
            problem: LocalizedText(
                en: "\(path) is no longer what would be done, so nothing was sent: "
                    + SentenceList.joined(said.map(\.en)) + (more > 0 ? "; and \(more) more" : ""),
                zh: "\(path) 已与将要执行的内容不符，因此未发送任何请求："
                    + SentenceList.joined(said.map(\.zh), by: "；") + (more > 0 ? "；另有 \(more) 处" : "")
            ),
            remedy: LocalizedText(
                en: "Look at what has changed, make the plan again with `roster plan JOB -o FILE`, and apply that.",
                zh: "请查看变动之处，用 roster plan JOB -o FILE 重新生成计划后再执行。"
            )
        )
    }

    /// What is wrong with a file; of many findings the first.
    private static func refused(_ file: String, _ findings: [Finding]) -> LocalizedText {
        let said = findings.prefix(Excerpt<String>.namesListed).map { finding in
            // A sheet that is refused for one of its rows is corrected there.
            let place =
                finding.cell.map { LocalizedText(en: "cell \($0): ", zh: "单元格 \($0)：") }
                ?? finding.row.map { LocalizedText(en: "row \($0): ", zh: "第 \($0) 行：") }
            return LocalizedText(
                en: (place?.en ?? "") + finding.problem.en,
                zh: (place?.zh ?? "") + finding.problem.zh
            )
        }
        let more = findings.count - said.count
        return LocalizedText(
            en: "\(file) cannot be imported: " + SentenceList.joined(said.map(\.en))
                + (more > 0 ? "; and \(more) more" : ""),
            zh: "\(file) 无法导入：" + SentenceList.joined(said.map(\.zh), by: "；") + (more > 0 ? "；另有 \(more) 处" : "")
        )
    }

    /// Of many rows that have drifted a few show what has happened.
    private static let driftsSaid = 10
}
