import JobEngine
import JobModel

/// The plan as people read it before anything is sent.
struct PlanView {
    let plan: PlanSummary
    let language: Language

    func lines() -> [String] {
        // A plan that is only looked at belongs to no run.
        let run = plan.run.isEmpty ? ("", "") : (", run \(plan.run)", "，运行 \(plan.run)")
        var lines = [said("Plan of \(plan.job)" + run.0, "\(plan.job) 的计划" + run.1)]
        lines.append(said("Directory \(plan.host) as \(plan.app)", "目录 \(plan.host)，应用 \(plan.app)"))
        for step in plan.steps { lines += self.lines(of: step) }
        let time = time(plan.estimatedSeconds)
        lines.append(
            plan.writes == 0
                ? said("Nothing is to be written.", "没有需要写入的内容。")
                : said(
                    "\(plan.writes) rows to write; the limits make it take about \(time).",
                    "需写入 \(plan.writes) 行；按限流约需 \(time)。"
                )
        )
        return lines
    }

    private func said(_ en: String, _ zh: String) -> String { language.words(Words(en: en, zh: zh)) }

    private func lines(of step: PlanSummary.Step) -> [String] {
        var counts = [
            said("\(step.leftOut) left out", "跳过 \(step.leftOut)"), said("\(step.create) create", "新建 \(step.create)"),
            said("\(step.update) update", "更新 \(step.update)"),
            said("\(step.unchanged) unchanged", "无变化 \(step.unchanged)"),
            said("\(step.invalid) invalid", "有误 \(step.invalid)"),
        ]
        if step.heldBack > 0 { counts.append(said("\(step.heldBack) held back", "暂缓 \(step.heldBack)")) }
        let sum = counts.joined(separator: " + ")
        var lines = [
            said(
                "\(step.name) (\(step.source)): \(step.rows) rows = " + sum,
                "\(step.name)（\(step.source)）：\(step.rows) 行 = " + sum
            )
        ]
        lines += consequences(of: step).map { "  " + $0 }
        for change in step.changes {
            let fields = change.fields.map { "\($0.field) \(cell($0.old)) → \(cell($0.new))" }
            let list = fields.joined(separator: ", ")
            lines.append(
                said(
                    "  row \(change.row) \(change.matchKey): " + list,
                    "  第 \(change.row) 行 \(change.matchKey)：" + list
                )
            )
        }
        let more = step.update - step.changes.count
        if more > 0, !step.changes.isEmpty { lines.append(said("  … and \(more) more updates", "  ……另有 \(more) 处更新")) }
        lines += findings(said("Invalid", "有误"), step.findings) + findings(said("Repaired", "已修正"), step.repairs)
        lines += findings(said("Warnings", "提醒"), step.warnings)
        return lines
    }

    /// What cannot be taken back, named and counted.
    private func consequences(of step: PlanSummary.Step) -> [String] {
        let counted = [
            (
                step.heldBack, " hang on an invalid row and wait for its correction", "行依赖有误的行，须待其更正"
            ), (step.invitations, " people get an invitation by message or mail", "人将收到短信或邮件邀请"),
            (step.identityChanges, " people get another mobile or email", "人的手机号或邮箱将变更"),
            (
                step.returning, " may be people who have left and come back: see the warnings before you go on",
                "人可能是离职后返回的人员：继续前请查看提醒"
            ),
        ]
        var lines = counted.filter { $0.0 > 0 }.map { said("\($0.0)\($0.1)", "\($0.0) \($0.2)") }
        for (what, names) in [
            (Words(en: "departments", zh: "部门"), step.newDepartments),
            (Words(en: "job titles", zh: "职务"), step.newJobTitles), (Words(en: "cities", zh: "城市"), step.newCities),
        ] where !names.isEmpty {
            let first = Self.first(names)
            lines.append(said("\(names.count) new \(what.en): " + first, "新增\(what.zh) \(names.count) 个：" + first))
        }
        for (way, count) in step.ways.sorted(by: { $0.key < $1.key }) where count > 0 {
            lines.append(said("\(count) written by \(way)", "\(count) 行以 \(way) 方式写入"))
        }
        for (reason, count) in step.wayReasons.sorted(by: { $0.key < $1.key }) where step.create > 0 {
            let words = step.wayWords[reason] ?? Words(said: reason)
            lines.append(said("\(count): \(words.en)", "\(count) 行：\(words.zh)"))
        }
        return lines
    }

    private func findings(_ title: String, _ findings: [Finding]) -> [String] {
        guard !findings.isEmpty else { return [] }
        let grouped = FindingList(findings: findings, language: language).lines()
        return [said("  \(title):", "  \(title)：")] + grouped.map { "  " + $0 }
    }

    private static func first(_ names: [String]) -> String {
        let shown = names.prefix(namesShown).joined(separator: ", ")
        return names.count > namesShown ? "\(shown) (+\(names.count - namesShown))" : shown
    }

    private func cell(_ value: String?) -> String {
        guard let value, !value.isEmpty else { return said("(empty)", "（空）") }
        return "'\(value)'"
    }

    private func time(_ seconds: Double) -> String {
        let whole = Int(seconds.rounded(.up))
        if whole < 60 { return said("\(max(whole, 1)) s", "\(max(whole, 1)) 秒") }
        let (minutes, hours) = (whole / 60 % 60, whole / 3600)
        return whole < 3600
            ? said("\(minutes) min \(whole % 60) s", "\(minutes) 分 \(whole % 60) 秒")
            : said("\(hours) h \(minutes) min", "\(hours) 小时 \(minutes) 分")
    }

    private static let namesShown = 8
}
