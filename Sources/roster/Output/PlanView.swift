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
        let sentences = PlanSentences(plan)
        var lines = [ViewLine(said(sentences.heading), .title), ViewLine(said(sentences.directory))]
        for step in plan.steps { lines += problems(of: step) }
        for step in plan.steps { lines += changes(of: StepSentences(step)) }
        if lines.count > 2 { lines.append(ViewLine("")) }
        lines.append(ViewLine(said(LocalizedText(en: "What will happen:", zh: "将要执行：")), .title))
        for step in plan.steps { lines += counts(of: step) }
        if let calls = sentences.monthlyCalls { lines.append(ViewLine(said(calls))) }
        if let missing = sentences.missingCalls { lines.append(ViewLine(said(missing), .warning)) }
        return lines + [ViewLine(said(sentences.total), .title)]
    }

    private func said(_ words: LocalizedText) -> String { language.words(words) }

    private func problems(of step: PlanSummary.Step) -> [ViewLine] {
        let lists: [(LocalizedText, [Finding], ViewLine.Tone)] = [
            (LocalizedText(en: "Repaired", zh: "已修正"), step.repairs, .faint),
            (LocalizedText(en: "Warnings", zh: "提醒"), step.warnings, .warning),
            (LocalizedText(en: "Invalid, not sent", zh: "有误，不会发送"), step.findings, .problem),
        ]
        let lines = lists.flatMap { title, findings, tone -> [ViewLine] in
            guard !findings.isEmpty else { return [] }
            let list = FindingList(findings: findings, language: language, subject: step.subject).lines()
            let count = LocalizedText(
                en: "  \(title.en) (\(findings.count)):",
                zh: "  \(title.zh)（\(findings.count)）："
            )
            // What to do stands in the usual colour, below what is wrong.
            return [ViewLine(said(count), tone)]
                + list.map { ViewLine("  " + $0, $0.hasPrefix("      ") ? .plain : tone) }
        }
        return lines.isEmpty ? [] : [ViewLine(""), ViewLine(said(StepSentences(step).title), .title)] + lines
    }

    private func changes(of step: StepSentences) -> [ViewLine] {
        let lines = step.changes + (step.moreChanges.map { [$0] } ?? [])
        guard !lines.isEmpty else { return [] }
        return [ViewLine(""), ViewLine(said(step.changesTitle), .title)] + lines.map { ViewLine("  " + said($0)) }
    }

    private func counts(of step: PlanSummary.Step) -> [ViewLine] {
        let sentences = StepSentences(step)
        var lines = [ViewLine(said(sentences.counts), .title)]
        if hasBars, let bar = PlanBar(step: step, width: min(Self.barWidth, columns - 4)).text {
            let kinds = StepSentences.Kind.allCases.filter { sentences.count($0) > 0 }
            let legend = kinds.map { "\(PlanBar.sign(of: $0)) " + said($0.words) }
            lines.append(ViewLine("  \(bar)  " + legend.joined(separator: "  "), .faint))
        }
        if let invalid = sentences.invalid { lines.append(ViewLine("  " + said(invalid), .problem)) }
        return lines + PlanConsequences(step, in: plan.host).all.flatMap(consequence)
    }

    private func consequence(_ consequence: PlanConsequences.Consequence) -> [ViewLine] {
        [ViewLine("  " + said(consequence.sentence))] + consequence.details.map { ViewLine("    " + said($0)) }
    }

    private static let barWidth = 40
}
