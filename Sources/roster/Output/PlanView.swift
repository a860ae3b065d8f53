import JobEngine
import JobModel
import JobSession
import Wording

/// The plan as people read it before anything is sent: the problems first, what will happen last, just above the
/// question.
struct PlanView {
    let plan: PlanSummary
    let language: Language
    /// Whether the output can show a bar of rows.
    var hasBars = false
    /// The columns of the output.
    var columns = 80

    func lines() -> [String] { view().map(\.text) }

    func view() -> [ViewLine] {
        // A plan that is only looked at belongs to no run.
        let run = plan.run.isEmpty ? ("", "") : (", run \(plan.run)", "，运行 \(plan.run)")
        var lines = [ViewLine(said("Plan of \(plan.job)" + run.0, "\(plan.job) 的计划" + run.1), .title)]
        lines.append(
            ViewLine(said("Directory \(plan.host) as \(plan.app)", "目录 \(plan.host)，应用 \(plan.app)"))
        )
        for step in plan.steps { lines += problems(of: step) }
        for step in plan.steps { lines += changes(of: step) }
        if lines.count > 2 { lines.append(ViewLine("")) }
        lines.append(ViewLine(said("What will happen:", "将要执行："), .title))
        for step in plan.steps { lines += counts(of: step) }
        return lines + monthly + [total]
    }

    func said(_ en: String, _ zh: String) -> String { language.words(LocalizedText(en: en, zh: zh)) }

    /// What the run takes of the month's calls, and whether that is there.
    private var monthly: [ViewLine] {
        guard let calls = plan.monthlyCalls else { return [] }
        var lines = [
            ViewLine(
                said(
                    "Calls of the month: this run takes about \(calls.needed); Roster has made \(calls.made) of "
                        + "\(calls.limit) as this app, so \(calls.left) are left.",
                    "本月调用：本次约需 \(calls.needed) 次；Roster 以该应用已调用 \(calls.made) 次，额度 \(calls.limit) 次，剩余 \(calls.left) 次。"
                )
            )
        ]
        if !calls.isEnough {
            let text = said(
                "These calls do not suffice. Raise the quota, or import a part of the sheet; what is not written when they "
                    + "end stays open, and `roster resume` goes on next month.",
                "剩余调用次数不足。请提高额度，或先导入一部分；额度用完时未写入的行保持未完成，下月用 roster resume 继续。"
            )
            lines.append(ViewLine(text, .warning))
        }
        return lines
    }

    private var total: ViewLine {
        let time = time(plan.estimatedSeconds)
        let text =
            plan.writes == 0
            ? said("Nothing is to be written.", "没有需要写入的内容。")
            : said(
                "\(plan.writes) rows to write; the limits make it take about \(time).",
                "需写入 \(plan.writes) 行；按限流约需 \(time)。"
            )
        return ViewLine(text, .title)
    }

    private func title(of step: PlanSummary.Step) -> String {
        let subject = step.subject == .people ? "人员" : "部门"
        return said("\(step.name) (\(step.source))", "\(subject)（\(step.source)）")
    }

    private func problems(of step: PlanSummary.Step) -> [ViewLine] {
        let lists: [(LocalizedText, [Finding], ViewLine.Tone)] = [
            (LocalizedText(en: "Repaired", zh: "已修正"), step.repairs, .faint),
            (LocalizedText(en: "Warnings", zh: "提醒"), step.warnings, .warning),
            (LocalizedText(en: "Invalid, not sent", zh: "有误，不会发送"), step.findings, .problem),
        ]
        let lines = lists.flatMap { title, findings, tone -> [ViewLine] in
            guard !findings.isEmpty else { return [] }
            let list = FindingList(findings: findings, language: language, subject: step.subject).lines()
            let count = said("  \(title.en) (\(findings.count)):", "  \(title.zh)（\(findings.count)）：")
            // What to do stands in the usual colour, below what is wrong.
            return [ViewLine(count, tone)]
                + list.map { ViewLine("  " + $0, $0.hasPrefix("      ") ? .plain : tone) }
        }
        return lines.isEmpty ? [] : [ViewLine(""), ViewLine(title(of: step), .title)] + lines
    }

    private func changes(of step: PlanSummary.Step) -> [ViewLine] {
        guard !step.changes.isEmpty else { return [] }
        let heading = said("Changes of \(step.name):", "\(title(of: step))的更改：")
        var lines = [ViewLine(""), ViewLine(heading, .title)]
        for change in step.changes {
            let fields = change.fields.map { "\(name($0.field, of: step)) \(cell($0.old)) → \(cell($0.new))" }
            lines.append(
                ViewLine(
                    said(
                        "  row \(change.row) \(change.matchKey): " + fields.joined(separator: ", "),
                        "  第 \(change.row) 行 \(change.matchKey)：" + fields.joined(separator: "，")
                    )
                )
            )
        }
        let more = step.update - step.changes.count
        if more > 0 { lines.append(ViewLine(said("  … and \(more) more updates", "  ……另有 \(more) 处更新"))) }
        return lines
    }

    /// A field as its reader knows it: in Chinese by the sheet's own heading, or by the field's Chinese name.
    private func name(_ field: String, of step: PlanSummary.Step) -> String {
        let heading = step.headings[field]
        if field.hasPrefix("custom_attrs.") { return heading ?? field }
        guard language == .chinese else { return field }
        guard let heading, heading != field else { return FieldTitle.chinese(field, of: step.subject) }
        return heading
    }

    private func counts(of step: PlanSummary.Step) -> [ViewLine] {
        let signs = PlanBar.signs
        let kinds: [(count: Int, en: String, zh: String, sign: String, isAlwaysSaid: Bool)] = [
            (step.leftOut, "left out", "跳过", signs.leftOut, true), (step.create, "create", "新建", signs.create, true),
            (step.update, "update", "更新", signs.update, true),
            (step.unchanged, "unchanged", "无变化", signs.unchanged, true),
            (step.invalid, "invalid", "有误", signs.invalid, true),
            (step.heldBack, "held back", "暂缓", signs.heldBack, false),
        ]
        let sum = kinds.filter { $0.isAlwaysSaid || $0.count > 0 }
            .map { said("\($0.count) \($0.en)", "\($0.zh) \($0.count)") }.joined(separator: " + ")
        var lines = [
            ViewLine(
                said("\(title(of: step)): \(step.rows) rows = " + sum, "\(title(of: step))：\(step.rows) 行 = " + sum),
                .title
            )
        ]
        if hasBars, let bar = PlanBar(step: step, width: min(Self.barWidth, columns - 4)).text {
            let legend = kinds.filter { $0.count > 0 }.map { "\($0.sign) " + said($0.en, $0.zh) }
            lines.append(ViewLine("  \(bar)  " + legend.joined(separator: "  "), .faint))
        }
        let invalid = said(
            "\(step.invalid) invalid rows are not sent; failed.csv will have them with what to correct",
            "\(step.invalid) 行有误，不会发送；结果中的 failed.csv 会列出这些行和更正方法"
        )
        if step.invalid > 0 { lines.append(ViewLine("  " + invalid, .problem)) }
        return lines + PlanConsequences(step: step, language: language).lines().map { ViewLine("  " + $0) }
    }

    private func cell(_ value: String?) -> String {
        guard let value, !value.isEmpty else { return said("(empty)", "（空）") }
        return said("'\(value)'", "“\(value)”")
    }

    private func time(_ seconds: Double) -> String {
        let whole = Int(seconds.rounded(.up))
        if whole < 60 { return said("\(max(whole, 1)) s", "\(max(whole, 1)) 秒") }
        let (minutes, hours) = (whole / 60 % 60, whole / 3600)
        return whole < 3600
            ? said("\(minutes) min \(whole % 60) s", "\(minutes) 分 \(whole % 60) 秒")
            : said("\(hours) h \(minutes) min", "\(hours) 小时 \(minutes) 分")
    }

    private static let barWidth = 40
}
