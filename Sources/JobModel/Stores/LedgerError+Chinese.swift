import Wording

extension LedgerError {
    package var chinese: (problem: String, remedy: String) {
        switch self {
        case .cannotOpen(let path, let reason):
            ("无法打开账本 \(path)：\(SystemReason.chinese(reason))", "请确认 XDG_STATE_HOME 指向当前用户可写的文件夹。")
        case .damaged(let path):
            (
                "\(path) 已损坏，或不是账本文件",
                "请从备份恢复，或执行 roster ledger salvage：仍可读取的内容会成为新账本。已写入的内容仍在目录中，用 mode: upsert 重新导入会逐项比较。"
            )
        case .unsalvageable(let path):
            (
                "\(path) 损坏严重，无法读取任何内容，或不是账本文件；文件未作改动",
                "请从备份恢复。若没有备份，请移走 \(path)、\(path)-wal 和旁边的 runs 文件夹，再用 mode: upsert 重新导入相同的表格："
                    + "已写入的内容仍在目录中，会逐项比较，不会重复写入。以往运行的结果文件夹中仍有各行的结果。"
            )
        case .limitsDamaged(let path): ("用于统计请求的 \(path) 已损坏", "请执行 roster resume last：该文件会重新建立，其中没有需要保留的内容。")
        case .newer(let path): ("\(path) 由更新版本的 Roster 写入", "请使用该版本，或用 XDG_STATE_HOME 指定另一个状态文件夹。")
        case .gone(let path, let runs):
            (
                runs == 0 ? "\(path) 不见了，但其日志 \(path)-wal 仍在" : "\(path) 为空或不见了，其中曾记录 \(runs) 次运行",
                "请将其放回，必要时从备份恢复。若要舍弃这些运行重新开始，请移走 \(path)-wal 和旁边的 runs 文件夹："
                    + "已写入的内容仍在目录中，用 mode: upsert 重新导入会逐项比较。"
            )
        case .logMissing(let path, let runs):
            (
                "\(path) 缺少 \(runs) 次运行最后写入的内容：其日志 \(path)-wal 不见了，或这是较旧的副本",
                "请将日志放回。若已丢失，请执行 roster ledger salvage：此后可能已发送的行会先查明结果，再发送其余的行。"
            )
        case .notOurs(let path): ("\(path) 是链接，或属于其他用户，未使用", "请查明由谁放置并将其删除，或将 XDG_STATE_HOME 设为当前用户的文件夹。")
        case .diskFull:
            ("磁盘已满，发生的情况无法记录", "请清理磁盘空间，然后执行 roster resume last：它会先查明每一行的结果。")
        case .busy:
            (
                "另一个进程占用账本且未释放，发生的情况无法记录",
                "请查看哪个程序（备份或数据库查看工具）打开了 ledger.sqlite 并将其关闭，然后执行 roster resume last。"
            )
        case .failed(let reason): ("无法写入账本：\(SystemReason.chinese(reason))", "请检查磁盘，然后执行 roster resume last。")
        case .noSuchRun("last"): ("没有适用的运行", "roster runs 可列出所有运行。")
        case .noSuchRun(let run): ("没有运行“\(run)”", "roster runs 可列出所有运行。")
        case .owned(let run): ("运行 \(run) 正由另一个进程执行", "请等待其结束，或用 Ctrl-C 停止它。")
        case .illegal(let line, let from, let change):
            ("第 \(line) 行处于 \(from) 状态，不能变为 \(change)", "这是 Roster 的错误；该运行可以继续。")
        case .illegalRun(let run, let from, let to, let reason):
            (
                "运行 \(run) 处于 \(from) 状态，" + (to.map { "不能变为 \($0)" } ?? "不能作此更改") + "（\(reason)）",
                "未做任何更改。请保留状态文件夹原样并反馈该问题；roster runs 可列出所有运行。"
            )
        }
    }
}
