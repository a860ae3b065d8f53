package import Wording

extension LedgerError {
    package var explanation: Explanation {
        switch self {
        case .cannotOpen(let path, let reason):
            Explanation(
                problem: LocalizedText(
                    en: "The ledger \(path) cannot be opened: \(reason)",
                    zh: "无法打开账本 \(path)：\(SystemReason.chinese(reason))"
                ),
                remedy: LocalizedText(
                    en: "Check that XDG_STATE_HOME names a folder this user can write.",
                    zh: "请确认 XDG_STATE_HOME 指向当前用户可写的文件夹。"
                )
            )
        case .damaged(let path):
            Explanation(
                problem: LocalizedText(en: "\(path) is damaged, or is no ledger", zh: "\(path) 已损坏，或不是账本文件"),
                remedy: LocalizedText(
                    en: "Restore it from a backup, or run `roster ledger salvage`: what can still be read becomes a "
                        + "new ledger. What was written is in the directory, and an import with `mode: upsert` compares "
                        + "it.",
                    zh: "请从备份恢复，或执行 roster ledger salvage：仍可读取的内容会成为新账本。已写入的内容仍在目录中，用 mode: upsert 重新导入会逐项比较。"
                )
            )
        case .unsalvageable(let path):
            Explanation(
                problem: LocalizedText(
                    en:
                        "\(path) is so damaged that nothing in it can be read, or it is no ledger; it was left as it is",
                    zh: "\(path) 损坏严重，无法读取任何内容，或不是账本文件；文件未作改动"
                ),
                remedy: LocalizedText(
                    en: "Restore it from a backup. Without one, move \(path), \(path)-wal and the folder runs beside "
                        + "it away and import the same sheets again with `mode: upsert`: what was written is in the "
                        + "directory, is compared, and is not written twice. The results folders of earlier runs say "
                        + "what became of their rows.",
                    zh: "请从备份恢复。若没有备份，请移走 \(path)、\(path)-wal 和旁边的 runs 文件夹，再用 mode: upsert 重新导入相同的表格：已写入的内容仍在目录中，"
                        + "会逐项比较，不会重复写入。以往运行的结果文件夹中仍有各行的结果。"
                )
            )
        case .limitsDamaged(let path):
            Explanation(
                problem: LocalizedText(
                    en: "\(path), in which requests are counted, is damaged",
                    zh: "用于统计请求的 \(path) 已损坏"
                ),
                remedy: LocalizedText(
                    en: "Run `roster resume last`: the file is made again, and nothing in it need survive.",
                    zh: "请执行 roster resume last：该文件会重新建立，其中没有需要保留的内容。"
                )
            )
        case .newer(let path):
            Explanation(
                problem: LocalizedText(
                    en: "\(path) was written by a later version of Roster",
                    zh: "\(path) 由更新版本的 Roster 写入"
                ),
                remedy: LocalizedText(
                    en: "Use that version, or another state folder by XDG_STATE_HOME.",
                    zh: "请使用该版本，或用 XDG_STATE_HOME 指定另一个状态文件夹。"
                )
            )
        case .gone(let path, let runs):
            Explanation(
                problem: runs == 0
                    ? LocalizedText(
                        en: "\(path) is gone, and its log \(path)-wal is still there",
                        zh: "\(path) 不见了，但其日志 \(path)-wal 仍在"
                    )
                    : LocalizedText(
                        en: "\(path) is empty or gone, and \(runs, "run was", "runs were") recorded in it",
                        zh: "\(path) 为空或不见了，其中曾记录 \(runs) 次运行"
                    ),
                remedy: LocalizedText(
                    en: "Put it back, from a backup if need be. To begin without its runs, move \(path)-wal and the "
                        + "folder runs beside it away: what they wrote is in the directory, and an import with `mode: "
                        + "upsert` compares it.",
                    zh: "请将其放回，必要时从备份恢复。若要舍弃这些运行重新开始，请移走 \(path)-wal 和旁边的 runs 文件夹：已写入的内容仍在目录中，"
                        + "用 mode: upsert 重新导入会逐项比较。"
                )
            )
        case .logMissing(let path, let runs):
            Explanation(
                problem: LocalizedText(
                    en:
                        "\(path) lacks what was written last of \(runs, "run"): its log \(path)-wal is missing, or it is "
                        + "an older copy",
                    zh: "\(path) 缺少 \(runs) 次运行最后写入的内容：其日志 \(path)-wal 不见了，或这是较旧的副本"
                ),
                remedy: LocalizedText(
                    en: "Put the log back beside it. Where it is lost, run `roster ledger salvage`: the rows that may "
                        + "have been sent since are then read back before anything is sent again.",
                    zh: "请将日志放回。若已丢失，请执行 roster ledger salvage：此后可能已发送的行会先查明结果，再发送其余的行。"
                )
            )
        case .notOurs(let path):
            Explanation(
                problem: LocalizedText(
                    en: "\(path) is a link, or belongs to another user; it was not used",
                    zh: "\(path) 是链接，或属于其他用户，未使用"
                ),
                remedy: LocalizedText(
                    en: "See who has put it there, and remove it, or set XDG_STATE_HOME to a folder of this user.",
                    zh: "请查明由谁放置并将其删除，或将 XDG_STATE_HOME 设为当前用户的文件夹。"
                )
            )
        case .diskFull:
            Explanation(
                problem: LocalizedText(
                    en: "The disk is full; what happened could not be written down",
                    zh: "磁盘已满，发生的情况无法记录"
                ),
                remedy: LocalizedText(
                    en: "Free some space, then run `roster resume last`: it finds out what became of every row.",
                    zh: "请清理磁盘空间，然后执行 roster resume last：它会先查明每一行的结果。"
                )
            )
        case .busy:
            Explanation(
                problem: LocalizedText(
                    en: "Another process holds the ledger and does not let go; what happened could not be written down",
                    zh: "另一个进程占用账本且未释放，发生的情况无法记录"
                ),
                remedy: LocalizedText(
                    en: "See which program has ledger.sqlite open, a backup or a database viewer, and close it; then "
                        + "run `roster resume last`.",
                    zh: "请查看哪个程序（备份或数据库查看工具）打开了 ledger.sqlite 并将其关闭，然后执行 roster resume last。"
                )
            )
        case .failed(let reason):
            Explanation(
                problem: LocalizedText(
                    en: "The ledger could not be written: \(reason)",
                    zh: "无法写入账本：\(SystemReason.chinese(reason))"
                ),
                remedy: LocalizedText(
                    en: "Check the disk, then run `roster resume last`.",
                    zh: "请检查磁盘，然后执行 roster resume last。"
                )
            )
        case .database(let problem, let address): problem.explanation(at: address)
        case .noSuchRun(let run):
            Explanation(
                problem: run == "last"
                    ? LocalizedText(en: "There is no run that this applies to", zh: "没有适用的运行")
                    : LocalizedText(en: "There is no run '\(run)'", zh: "没有运行“\(run)”"),
                remedy: LocalizedText(en: "`roster runs` lists them.", zh: "roster runs 可列出所有运行。")
            )
        case .owned(let run):
            Explanation(
                problem: LocalizedText(
                    en: "The run \(run) belongs to another process that is still at work",
                    zh: "运行 \(run) 正由另一个进程执行"
                ),
                remedy: LocalizedText(
                    en: "Wait for it, or stop it: `roster stop \(run)` from anywhere, or Ctrl-C in its terminal.",
                    zh: "请等待其结束，或将其停止：在任意位置运行 roster stop \(run)，或在其终端按 Ctrl-C。"
                )
            )
        case .replaced(let run):
            Explanation(
                problem: LocalizedText(
                    en: "Another worker has taken over rows of the run \(run), or the run was stopped",
                    zh: "运行 \(run) 的部分行已由其他工作进程接管，或该运行已停止"
                ),
                remedy: LocalizedText(
                    en: "Nothing is lost: the worker that has them finds out what became of them. "
                        + "`roster status \(run)` shows the run.",
                    zh: "不会丢失任何内容：接管的工作进程会查明这些行的结果。roster status \(run) 可查看该运行。"
                )
            )
        case .illegal(let line, let from, let change):
            Explanation(
                problem: LocalizedText(
                    en: "The row on line \(line) is \(from) and cannot be \(change)",
                    zh: "第 \(line) 行处于 \(from) 状态，不能变为 \(change)"
                ),
                remedy: LocalizedText(
                    en: "This is a mistake in Roster; the run can be resumed.",
                    zh: "这是 Roster 的错误；该运行可以继续。"
                )
            )
        case .illegalRun(let run, let from, let to, let reason):
            Explanation(
                problem: to.map { to in
                    LocalizedText(
                        en: "The run \(run) is \(from) and cannot become \(to) (\(reason))",
                        zh: "运行 \(run) 处于 \(from) 状态，不能变为 \(to)（\(reason)）"
                    )
                }
                    ?? LocalizedText(
                        en: "The run \(run) is \(from) and cannot be changed so (\(reason))",
                        zh: "运行 \(run) 处于 \(from) 状态，不能作此更改（\(reason)）"
                    ),
                remedy: LocalizedText(
                    en: "Nothing was changed. Keep the state folder as it is and report this; `roster runs` lists the "
                        + "runs.",
                    zh: "未做任何更改。请保留状态文件夹原样并反馈该问题；roster runs 可列出所有运行。"
                )
            )
        }
    }
}
