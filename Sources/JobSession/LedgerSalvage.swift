import JobModel
import SQLiteLedger
import Wording

extension StateStores {
    /// Makes a new ledger of what can be read of a damaged one.
    package static func salvage(in folder: String) throws -> SalvagedLedger {
        let report = try SQLiteLedger.salvage(folder: folder)
        var said = [Self.counted(report)]
        for run in report.lost {
            said.append(
                LocalizedText(
                    en:
                        "The record of \(run) is lost, and with it what the run was to do: `roster results \(run)` writes what is "
                        + "left of its rows; import its sheets again with `mode: upsert`.",
                    zh: "\(run) 的运行记录已丢失，任务内容随之丢失：roster results \(run) 可写出其余各行；请用 mode: upsert 重新导入其表格。"
                )
            )
        }
        for run in report.incomplete {
            said.append(
                LocalizedText(
                    en:
                        "\(run) lacks rows and cannot go on: `roster results \(run)` writes what is there; import its sheets "
                        + "again with `mode: upsert`.",
                    zh: "\(run) 缺少部分行，无法继续：roster results \(run) 可写出现有内容；请用 mode: upsert 重新导入其表格。"
                )
            )
        }
        if report.uncertain > 0 {
            said.append(
                LocalizedText(
                    en:
                        "\(report.uncertain, "row") may have been sent: `roster resume` reads back what has become of \(report.uncertain == 1 ? "it" : "them") before it sends anything.",
                    zh: "有 \(report.uncertain) 行可能已发送：roster resume 会先查明其结果，再发送其余的行。"
                )
            )
        }
        return SalvagedLedger(said: said, isWhole: report.isWhole)
    }

    private static func counted(_ report: SalvageReport) -> LocalizedText {
        let broken = report.broken.joined(separator: ", ")
        var words = LocalizedText(
            en: "\(report.runs, "run") with \(report.rows, "row") could be read; ",
            zh: "可读取 \(report.runs) 次运行，共 \(report.rows) 行；"
        )
        if !report.broken.isEmpty {
            words.en += "pages of \(broken) could not, and how many records were on them is unknown; "
            words.zh += "\(broken) 中有无法读取的页，其中的记录数未知；"
        }
        words.en +=
            "\(report.unreadable, "record was", "records were") read and not kept, holding what no version wrote. "
        words.zh += "另有 \(report.unreadable) 条记录含有任何版本都不会写入的内容，未予保留。"
        words.en += "The damaged ledger is kept as \(report.kept)."
        words.zh += "损坏的账本保留为 \(report.kept)。"
        return words
    }
}
