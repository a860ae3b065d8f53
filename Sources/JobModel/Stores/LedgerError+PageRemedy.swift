package import Wording

extension LedgerError: PageRemedied {
    package var pageRemedy: LocalizedText? {
        switch self {
        case .cannotOpen, .damaged, .unsalvageable, .newer, .gone, .logMissing, .notOurs, .database:
            // What is to be done about the file or the server is not done on a page.
            LocalizedText(
                en: "Show this to the person who looks after Roster on this machine: \(remedy.en)",
                zh: "请告知本机 Roster 的管理人员：\(remedy.zh)"
            )
        case .limitsDamaged:
            LocalizedText(
                en: "Do it once more: the file is made again, and nothing in it need survive.",
                zh: "请再操作一次：该文件会重新建立，其中没有需要保留的内容。"
            )
        case .diskFull:
            LocalizedText(
                en: "Free some space, then press 'Go on' on the run's page: it finds out what became of every row.",
                zh: "请清理磁盘空间，然后在该运行的页面点击“继续”：会先查明每一行的结果。"
            )
        case .busy:
            LocalizedText(
                en:
                    "See which program has ledger.sqlite open, a backup or a database viewer, and close it; then go on with the run on its page.",
                zh: "请查看哪个程序（备份或数据库查看工具）打开了 ledger.sqlite 并将其关闭，然后在该运行的页面继续。"
            )
        case .failed:
            LocalizedText(
                en: "Check the disk, then go on with the run on its page.",
                zh: "请检查磁盘，然后在该运行的页面继续。"
            )
        case .noSuchRun: LocalizedText(en: "Choose one of the page Runs.", zh: "请在“运行”页面选择。")
        case .owned:
            LocalizedText(
                en: "Wait for it, or stop it: on the run's page, or where it was begun.",
                zh: "请等待其结束，或将其停止：在该运行的页面，或在启动它的地方。"
            )
        case .replaced:
            LocalizedText(
                en:
                    "Nothing is lost: the worker that has the rows finds out what became of them. The run's page shows it.",
                zh: "没有丢失任何内容：接管这些行的工作进程会查明每一行的结果。该运行的页面会显示进展。"
            )
        case .illegalRun:
            LocalizedText(
                en: "Nothing was changed. Keep the state folder as it is and report this.",
                zh: "未做任何更改。请保留状态文件夹原样并反馈该问题。"
            )
        case .illegal: nil
        }
    }
}
