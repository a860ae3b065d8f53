import JobEngine
import JobModel
import JobSession
import Wording

/// A run as people read it.
struct RunView {
    let run: RunStatus
    let language: Language

    /// One row of the list of runs.
    var cells: [String] {
        [
            run.run, run.job, state(run), exit(run), said("\(run.rows) rows", "\(run.rows) 行"),
            said("\(run.notWell) unsuccessful", "未成功 \(run.notWell)"),
            run.parent.map { said("retry of \($0)", "重试 \($0)") } ?? "",
        ]
    }

    /// Everything about one run, and the next command.
    func lines() -> [String] {
        var lines = [
            said(
                "\(run.run): \(run.job), \(run.state), begun \(time(run.started))",
                "\(run.run)：\(run.job)，\(state(run))，开始于 \(time(run.started))"
            )
        ]
        if let ended = run.ended {
            let exit = run.exit.map { (" with exit status \($0)", "，退出码 \($0)") } ?? ("", "")
            lines.append(said("Ended \(time(ended))" + exit.0, "结束于 \(time(ended))" + exit.1))
        }
        if !run.directory.isEmpty {
            lines.append(said("Directory \(run.directory) as \(run.app)", "目录 \(run.directory)，应用 \(run.app)"))
        }
        if let parent = run.parent {
            lines.append(said("Tries the rows of \(parent) again", "重试 \(parent) 中的行"))
        }
        if run.state == RunState.written.rawValue {
            lines.append(said("All rows are written; the results are not.", "所有行均已写入，结果文件尚未写入。"))
        }
        for step in run.steps { lines.append(said("\(step.name): ", "\(step.name)：") + counts(step)) }
        lines += reasons
        if let lineage = run.lineage, !lineage.steps.isEmpty {
            lines.append(said("All runs together: ", "所有运行合计：") + language.words(lineage.sentence))
        }
        if let chain = run.chain { lines += Table(rows: chain.map { link($0) }).lines() }
        if run.hasEndedUnsent, run.rows > 0 {
            lines.append(
                said(
                    "Nothing of it was sent: its plan was not confirmed.",
                    "该计划未获确认，没有发送任何内容。"
                )
            )
        }
        return lines + next
    }

    /// The line that names the next command, which can be typed as it stands there.
    static func next(_ command: String) -> LocalizedText { LocalizedText(en: "Next: \(command)", zh: "下一步：\(command)") }

    /// The next command, and before it what else is to be done.
    var next: [String] {
        guard let command = run.nextCommand else { return [] }
        var lines: [String] = []
        if run.state == RunState.finished.rawValue {
            lines.append(
                run.openSheet?.file == nil
                    ? said(
                        "failed.csv is not where it was written; the next command writes it again.",
                        "failed.csv 不在原处；下面的命令会重新写出。"
                    )
                    : said(
                        "Correct failed.csv first: roster_problem and roster_remedy say what and how.",
                        "请先更正 failed.csv：roster_problem 和 roster_remedy 列写明原因和做法。"
                    )
            )
        }
        return lines + [language.words(Self.next(command))]
    }

    private func said(_ en: String, _ zh: String) -> String { language.words(LocalizedText(en: en, zh: zh)) }

    private func time(_ text: String) -> String { JobTime(timezone: run.timezone).text(text) }

    /// One run of a lineage: what it tried, and what of it ended well.
    private func link(_ run: RunStatus) -> [String] {
        let wanted = run.rows - run.steps.reduce(0) { $0 + $1.leftOut }
        return [
            run.run, run.parent.map { said("retry of \($0)", "重试 \($0)") } ?? said("the first", "首次运行"), state(run),
            exit(run),
            said("\(run.endedWell) of \(wanted) rows ended well", "\(wanted) 行中 \(run.endedWell) 行成功"),
        ]
    }

    private func exit(_ run: RunStatus) -> String {
        run.exit.map { said("exit \($0)", "退出码 \($0)") } ?? "-"
    }

    private func state(_ run: RunStatus) -> String { said(run.state, Self.states[run.state] ?? run.state) }

    /// `300 rows = 0 left out + 260 created + …`, with what did not occur left away.
    private func counts(_ step: RunStatus.Step) -> String {
        var parts = [said("\(step.leftOut) left out", "跳过 \(step.leftOut)")]
        for outcome in Outcome.allCases where step.count(outcome) > 0 {
            parts.append(
                said("\(step.count(outcome)) \(outcome.words.en)", "\(outcome.words.zh) \(step.count(outcome))")
            )
        }
        if step.open > 0 { parts.append(said("\(step.open) open", "未完成 \(step.open)")) }
        return said("\(step.rows) rows = ", "\(step.rows) 行 = ") + parts.joined(separator: " + ")
    }

    /// Why rows did not succeed, grouped, with what to do.
    private var reasons: [String] {
        guard let all = run.reasons, !all.isEmpty else { return [] }
        var lines = [said("Why rows did not succeed:", "未成功的原因：")]
        for reason in all.prefix(Self.reasonsShown) {
            let outcome = Outcome(rawValue: reason.outcome)?.words ?? LocalizedText(said: reason.outcome)
            let rows = Excerpt(shown: reason.firstRows, of: reason.rows).rows
            let code = reason.code.map { " [\($0)]" } ?? ""
            let problem = reason.problem ?? said("other problems; failed.csv names them", "其他问题，见 failed.csv")
            lines.append(
                said(
                    "  \(reason.step): \(reason.rows) \(outcome.en) · \(rows.en): \(problem)\(code)",
                    "  \(reason.step)：\(outcome.zh) \(reason.rows) 行 · \(rows.zh)：\(problem)\(code)"
                )
            )
            if let remedy = reason.remedy { lines.append("      " + remedy) }
        }
        let more = all.count - Self.reasonsShown
        if more > 0 {
            lines.append(
                said("  … and \(more) more reasons: see results.csv", "  ……另有 \(more) 种原因，见 results.csv")
            )
        }
        return lines
    }

    private static let reasonsShown = 5

    private static let states = [
        "planning": "计划中", "planned": "已计划", "running": "执行中", "stopped": "已停止",
        "written": "已写入", "finished": "已结束",
    ]
}
