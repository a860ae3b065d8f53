import JobModel
import Wording

extension EngineError {
    package var chinese: (problem: String, remedy: String) {
        switch self {
        case .fileRefused(let file, let findings):
            (
                "\(file) 无法导入：" + Self.first(findings, \.zh, "；").zh,
                findings.first?.remedy.zh ?? "请更正该文件。"
            )
        case .notAnImport(let job): ("任务“\(job)”不是导入任务", "kind 为 export 的任务请使用 roster export。")
        case .runStillOpen(let run):
            (
                "运行 \(run) 尚未结束",
                "请先执行 roster resume \(run)；若该运行已停止、只有部分行的结果未知，可先执行 roster resolve \(run)，然后再重试。"
            )
        case .runHasEnded(let run): ("运行 \(run) 已结束，无需继续", "roster retry \(run) 可重试其中未成功的行。")
        case .neverSent(let run):
            ("运行 \(run) 尚未发送任何内容，无需查询，未做任何更改", "请执行 roster resume \(run)：会显示计划并请求确认。")
        case .unconfirmed(let run):
            ("运行 \(run) 的计划尚未确认，未发送任何内容", "请执行 roster resume \(run)：会显示计划并请求确认；加 --yes 则不再询问。")
        case .jobLost(let run):
            (
                "账本损坏时丢失了运行 \(run) 的任务，无法重试其各行",
                "roster results \(run) 可列出各行的结果；请用 mode: upsert 重新导入其表格：已写入的内容会逐项比较，不会重复写入。"
            )
        case .stepsMissing(let run, let planned, let count):
            (
                "运行 \(run) 共 \(count) 个步骤，只计划了 \(planned) 个，无法继续",
                "roster resolve \(run) 可查明已发送各行的结果，roster results \(run) 可列出；然后用 mode: upsert 重新导入这些表："
                    + "已有的内容会逐项比较，不会重复写入。"
            )
        case .resultsUnwritten(let run, let isComplete, let reason):
            isComplete
                ? (
                    "所有行均已写入，但结果文件未能写入：\(reason.zh)",
                    "请清理磁盘空间或取得写入权限，然后执行 roster results \(run)；可用 --out 换一个文件夹。"
                )
                : (
                    "运行已停止，结果文件未能写入：\(reason.zh)",
                    "请清理磁盘空间或取得写入权限，然后执行 roster resume \(run)；roster results \(run) 只写结果文件，可用 --out 换一个文件夹。"
                )
        case .nothingToRetry(let run): ("运行 \(run) 的每一行都已成功，无需重试", "roster status 可查看各行的结果。")
        case .unmatchedInput(let file, let missing):
            (
                "\(file) 不是该运行修改后的 failed.csv：既无 roster_row 也无匹配字段，缺少列 "
                    + Excerpt(missing, showing: Excerpt<String>.namesListed).names.zh,
                "请使用该运行的 failed.csv 修改，保留 roster_row 或匹配字段；其他列可增可减。"
            )
        case .nothingJoins(let file):
            ("\(file) 中没有任何一行属于该运行未完成的行", "请保留 failed.csv 中的 roster_row 列或匹配字段。")
        case .noExport(let folder):
            ("\(folder) 中没有含数据的 departments.csv 和 people.csv", "请给出 roster export --out 写入的文件夹。")
        case .otherDirectory(let run, let was, let now):
            ("运行 \(run) 的计划针对 \(was)，而当前是 \(now)", "请用原来的目录和应用继续，或重新开始该任务。")
        case .otherCompany(let run, let directory):
            (
                "\(directory) 不是运行 \(run) 制定计划时的目录：当时的部门和人员现在一个都找不到，可能是另一家企业，或目录已被重置",
                "没有发送任何内容。请连接原来的企业后继续；若要导入到当前企业，请重新导入该表。"
            )
        case .noSuchStep(let run, let step, let steps):
            ("运行 \(run) 没有步骤“\(step)”", "请填写以下之一：\(steps.joined(separator: "、"))，或其序号。")
        case .noSuchRow(let run, let row):
            ("运行 \(run) 没有第 \(row) 行", "请填写表格中显示的行号；roster results 会列出各行，被跳过的行没有记录。")
        case .inputTooLong(let source, let limit):
            (
                "\(source.zh)超过 \(limit) 仍未结束，不是一份表格",
                "未发送任何请求。请检查写入方；大于 \(limit) 的表格请以文件形式给出，或用 --input-limit 提高上限。"
            )
        case .planUnreadable(let path, let reason):
            ("\(path) 无法执行：\(reason.zh)", "请用 roster plan JOB -o FILE 重新生成计划。")
        case .drifted(let path, let drifts):
            (
                "\(path) 已与将要执行的内容不符，因此未发送任何请求："
                    + drifts.prefix(Self.driftsSaid).map(\.words.zh).joined(separator: "；")
                    + (drifts.count > Self.driftsSaid ? "；另有 \(drifts.count - Self.driftsSaid) 处" : ""),
                "请查看变动之处，用 roster plan JOB -o FILE 重新生成计划后再执行。"
            )
        }
    }
}
