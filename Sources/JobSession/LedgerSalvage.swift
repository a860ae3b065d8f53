import JobLedger
package import JobModel

extension StateStores {
    /// Makes a new ledger of what can be read of a damaged one; returns what is to be said of it.
    ///
    /// - Returns: What became of it, in sentences, and whether nothing is missing.
    package static func salvage(in folder: String) throws -> (said: [Words], isWhole: Bool) {
        let report = try Ledger.salvage(folder: folder)
        var said = [
            Words(
                en:
                    "\(report.runs) runs with \(report.rows) rows could be read; \(report.unreadable) records could not be kept. "
                    + "The damaged ledger is kept as \(report.kept).",
                zh: "可读取 \(report.runs) 次运行，共 \(report.rows) 行；另有 \(report.unreadable) 条记录未能保留。损坏的账本保留为 \(report.kept)。"
            )
        ]
        for run in report.incomplete {
            said.append(
                Words(
                    en:
                        "\(run) lacks rows and cannot go on: `roster results \(run)` writes what is there; import its sheets "
                        + "again with `mode: upsert`.",
                    zh: "\(run) 缺少部分行，无法继续：roster results \(run) 可写出现有内容；请用 mode: upsert 重新导入其表格。"
                )
            )
        }
        if report.uncertain > 0 {
            said.append(
                Words(
                    en:
                        "\(report.uncertain) rows may have been sent: `roster resume` reads them back before it sends anything.",
                    zh: "有 \(report.uncertain) 行可能已发送：roster resume 会先查明其结果，再发送其余的行。"
                )
            )
        }
        return (said, report.unreadable == 0 && report.incomplete.isEmpty)
    }
}
