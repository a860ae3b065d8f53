import JobEngine
import JobModel

/// The plan as people read it before anything is sent.
struct PlanView {
    let plan: PlanSummary
    let language: Language

    func lines() -> [String] {
        // A plan that is only looked at belongs to no run.
        var lines = ["Plan of \(plan.job)" + (plan.run.isEmpty ? "" : ", run \(plan.run)")]
        lines.append("Directory \(plan.host) as \(plan.app)")
        for step in plan.steps { lines += self.lines(of: step) }
        lines.append(
            plan.writes == 0
                ? "Nothing is to be written."
                : "\(plan.writes) rows to write; the limits make it take about \(Self.time(plan.estimatedSeconds))."
        )
        return lines
    }

    private func lines(of step: PlanSummary.Step) -> [String] {
        let counts =
            [
                "\(step.leftOut) left out", "\(step.create) create", "\(step.update) update",
                "\(step.unchanged) unchanged", "\(step.invalid) invalid",
            ] + (step.heldBack > 0 ? ["\(step.heldBack) held back"] : [])
        var lines = [
            "\(step.name) (\(step.source)): \(step.rows) rows = " + counts.joined(separator: " + ")
        ]
        lines += consequences(of: step).map { "  " + $0 }
        for change in step.changes {
            let fields = change.fields.map { "\($0.field) \(Self.cell($0.old)) → \(Self.cell($0.new))" }
            lines.append(
                "  row \(change.row) \(change.matchKey): "
                    + fields.joined(separator: ", ")
            )
        }
        let shown = step.changes.count
        if step.update > shown, shown > 0 { lines.append("  … and \(step.update - shown) more updates") }
        lines += findings("Invalid", step.findings) + findings("Repaired", step.repairs)
        lines += findings("Warnings", step.warnings)
        return lines
    }

    /// What cannot be taken back, named and counted.
    private func consequences(of step: PlanSummary.Step) -> [String] {
        var lines: [String] = []
        if step.heldBack > 0 { lines.append("\(step.heldBack) hang on an invalid row and wait for its correction") }
        if step.invitations > 0 { lines.append("\(step.invitations) people get an invitation by message or mail") }
        if step.identityChanges > 0 { lines.append("\(step.identityChanges) people get another mobile or email") }
        if step.returning > 0 {
            lines.append(
                "\(step.returning) may be people who have left and come back: see the warnings before you go on"
            )
        }
        for (what, names) in [
            ("departments", step.newDepartments), ("job titles", step.newJobTitles), ("cities", step.newCities),
        ] where !names.isEmpty {
            lines.append("\(names.count) new \(what): " + Self.first(names))
        }
        for (way, count) in step.ways.sorted(by: { $0.key < $1.key }) where count > 0 {
            lines.append("\(count) written by \(way)")
        }
        for (reason, count) in step.wayReasons.sorted(by: { $0.key < $1.key }) where step.create > 0 {
            lines.append("\(count): \(reason)")
        }
        return lines
    }

    private func findings(_ title: String, _ findings: [Finding]) -> [String] {
        guard !findings.isEmpty else { return [] }
        let grouped = FindingList(findings: findings, language: language).lines()
        return ["  \(title):"] + grouped.map { "  " + $0 }
    }

    private static func first(_ names: [String]) -> String {
        let shown = names.prefix(namesShown).joined(separator: ", ")
        return names.count > namesShown ? "\(shown) (+\(names.count - namesShown))" : shown
    }

    private static func cell(_ value: String?) -> String {
        value.map { $0.isEmpty ? "(empty)" : "'\($0)'" } ?? "(empty)"
    }

    private static func time(_ seconds: Double) -> String {
        let whole = Int(seconds.rounded(.up))
        if whole < 60 { return "\(max(whole, 1)) s" }
        return whole < 3600 ? "\(whole / 60) min \(whole % 60) s" : "\(whole / 3600) h \(whole / 60 % 60) min"
    }

    private static let namesShown = 8
}
