package import JobEngine
import JobModel
package import Wording

/// What there is to say of a run, in both languages, for any face.
package struct RunSentences: Sendable {
    private let run: RunStatus

    package init(_ run: RunStatus) { self.run = run }

    /// Which run it is and how far.
    package var heading: LocalizedText {
        LocalizedText(
            en: "\(run.run): \(run.job), \(state.en), begun \(time(run.started))",
            zh: "\(run.run)：\(run.job)，\(state.zh)，开始于 \(time(run.started))"
        )
    }

    /// When it ended, where it writes, and what it has to do with another run.
    package var facts: [LocalizedText] {
        let times = RunTimes(run)
        var facts = times.moments.dropFirst().map { moment in
            let exit = moment.isEnd ? run.exit : nil
            let status = exit.map { (" with exit status \($0)", "，退出码 \($0)") } ?? ("", "")
            let when = time(moment.time)
            return LocalizedText(
                en: "\(moment.words.en) \(when)\(status.0)",
                zh: "\(moment.words.zh) \(when)\(status.1)"
            )
        }
        facts += [times.worked].compactMap(\.self)
        if !run.directory.isEmpty {
            facts.append(
                LocalizedText(en: "Directory \(run.directory) as \(run.app)", zh: "目录 \(run.directory)，应用 \(run.app)")
            )
        }
        return facts + circumstances { Self.words($0) }
    }

    /// What it has to do with another run, and how far an export is: for the console's pages, which show when it ended and
    /// give its files.
    package var circumstances: [LocalizedText] { circumstances { Self.counts(of: $0) } }

    private func circumstances(saying words: (RunStatus.Export) -> LocalizedText) -> [LocalizedText] {
        var facts: [LocalizedText] = []
        if let parent = run.parent {
            facts.append(LocalizedText(en: "Tries the rows of \(parent) again", zh: "重试 \(parent) 中的行"))
        }
        if let export = run.export { return facts + [words(export)] }
        if run.state == RunState.written.rawValue {
            facts.append(Self.unwrittenResults(of: run))
        }
        return facts
    }

    /// Workers on other machines write rows, and no files of the one where the run was planned.
    private static func unwrittenResults(of run: RunStatus) -> LocalizedText {
        guard let machine = run.resultsMachine else {
            return LocalizedText(en: "All rows are written; the results are not.", zh: "所有行均已写入，结果文件尚未写入。")
        }
        return LocalizedText(
            en:
                "All rows are written; the results files are not. They belong on \(machine), where the run was planned: "
                + "`roster results \(run.run)` writes them there, or with --out wherever it is called.",
            zh: "所有行均已写入，结果文件尚未写入。它们应写在制定计划的机器 \(machine) 上：请在那里运行 roster results \(run.run)，"
                + "或在其他机器上加 --out 指定位置。"
        )
    }

    /// How the rows of each step have ended: `people: 300 rows = 0 left out + 260 created + …`.
    package var steps: [LocalizedText] {
        run.steps.map { step in
            let counts = Self.counts(of: step)
            return LocalizedText(en: "\(step.name): " + counts.en, zh: "\(step.name)：" + counts.zh)
        }
    }

    /// The same for the console's pages, whose readers know a step by its file.
    package var stepsOnPage: [LocalizedText] {
        zip(run.steps, stepCounts).map { step, counts in
            let name = StepName.words(step.name, in: step.source)
            return LocalizedText(en: "\(name.en): " + counts.en, zh: "\(name.zh)：" + counts.zh)
        }
    }

    /// The same beside the name of each step.
    package var stepCounts: [LocalizedText] { run.steps.map { Self.counts(of: $0) } }

    /// How the rows of all runs of its lineage have ended.
    package var lineage: LocalizedText? {
        guard let lineage = run.lineage, !lineage.steps.isEmpty else { return nil }
        let sentence = lineage.sentence
        return LocalizedText(en: "All runs together: " + sentence.en, zh: "所有运行合计：" + sentence.zh)
    }

    /// The same for the console's pages; `nil` where it would say again what is said of the run itself, which is alone.
    package var lineageOnPage: LocalizedText? {
        guard let lineage = run.lineage else { return nil }
        let isAlone = run.parent == nil && lineage.rows == triedRows && lineage.endedWell == run.endedWell
        return isAlone ? nil : self.lineage
    }

    /// That nothing of it was sent, and nothing will be.
    package var unsent: LocalizedText? {
        guard run.hasEndedUnsent, run.rows > 0 else { return nil }
        return LocalizedText(en: "Nothing of it was sent: its plan was not confirmed.", zh: "该计划未获确认，没有发送任何内容。")
    }

    /// What is to be done before the next command, which `RunStatus.nextCommand` names.
    package var beforeNext: LocalizedText? {
        guard run.nextCommand != nil, run.state == RunState.finished.rawValue else { return nil }
        guard let file = run.openSheet?.file else {
            return LocalizedText(
                en: "failed.csv is not where it was written; the next command writes it again.",
                zh: "failed.csv 不在原处；下面的命令会重新写出。"
            )
        }
        let name = file.hasSuffix(".xlsx") ? "failed.xlsx" : "failed.csv"
        return LocalizedText(
            en: "Correct \(name) first: roster_problem and roster_remedy say what and how.",
            zh: "请先更正 \(name)：roster_problem 和 roster_remedy 列写明原因和做法。"
        )
    }

    /// Where it stands; where it was left by a process that has died, that it is interrupted, or that workers go on with it.
    package var state: LocalizedText {
        guard let state = RunState(rawValue: run.state) else { return LocalizedText(said: run.state) }
        if state == .planned, run.confirmation != nil, run.isAtWork != true {
            return LocalizedText(en: "released, waits for workers", zh: "已发布，等待工作进程")
        }
        if hasFailed { return LocalizedText(en: "failed", zh: "失败") }
        let isLeft = run.isAtWork == false && (state == .planning || state == .running)
        guard isLeft else { return state.words }
        guard run.isLeftToWorkers else { return LocalizedText(en: "interrupted", zh: "已中断") }
        return run.heldChunks ?? 0 > 0
            ? LocalizedText(en: "running, written by workers", zh: "执行中，由工作进程写入")
            : LocalizedText(en: "running, waits for a worker", zh: "执行中，等待工作进程")
    }

    /// Whether it is an export that came to an end without having been written.
    private var hasFailed: Bool {
        let written = [ExitStatus.success, .rowsFailed].map(\.rawValue)
        return run.export != nil && run.state == RunState.finished.rawValue
            && run.exit.map { !written.contains($0) } ?? false
    }

    /// Its exit status; a dash where it has none.
    package var exit: LocalizedText {
        run.exit.map { LocalizedText(en: "exit \($0)", zh: "退出码 \($0)") } ?? LocalizedText(en: "-", zh: "-")
    }

    /// The run that it retries.
    package var parent: LocalizedText? {
        run.parent.map { LocalizedText(en: "retry of \($0)", zh: "重试 \($0)") }
    }

    /// How many rows its sheets hold, and how many of them have not succeeded.
    package var counts: (rows: LocalizedText, unsuccessful: LocalizedText) {
        if let export = run.export {
            return (
                LocalizedText(en: "\(export.people, "person", "people")", zh: "\(export.people) 人"),
                LocalizedText(
                    en: "\(export.departmentsRead) of \(export.departments, "department")",
                    zh: "部门 \(export.departmentsRead)/\(export.departments)"
                )
            )
        }
        return (
            LocalizedText(en: "\(run.rows, "row")", zh: "\(run.rows) 行"),
            LocalizedText(en: "\(run.notWell) unsuccessful", zh: "未成功 \(run.notWell)")
        )
    }

    /// How many of the rows that it tried have succeeded.
    package var success: LocalizedText {
        LocalizedText(
            en: "\(run.endedWell) of \(triedRows, "row") succeeded",
            zh: "\(triedRows) 行中 \(run.endedWell) 行成功"
        )
    }

    /// The rows of its sheets that were not left out.
    private var triedRows: Int { run.rows - run.steps.reduce(0) { $0 + $1.leftOut } }

    private static func words(_ export: RunStatus.Export) -> LocalizedText {
        let counts = counts(of: export)
        return LocalizedText(en: "Export to \(export.folder): \(counts.en)", zh: "导出到 \(export.folder)：\(counts.zh)")
    }

    private static func counts(of export: RunStatus.Export) -> LocalizedText {
        LocalizedText(
            en: "\(export.departmentsRead) of \(export.departments, "department") read, "
                + "\(export.people, "person", "people"), \(export.calls, "call")",
            zh: "已读取部门 \(export.departmentsRead)/\(export.departments)，\(export.people) 人，调用 \(export.calls) 次"
        )
    }

    private func time(_ text: String) -> String { JobTime(timezone: run.timezone).text(text) }

    /// `300 rows = 0 left out + 260 created + …`, with what did not occur left away.
    private static func counts(of step: RunStatus.Step) -> LocalizedText {
        var parts = [LocalizedText(en: "\(step.leftOut) left out", zh: "跳过 \(step.leftOut)")]
        for outcome in Outcome.allCases where step.count(outcome) > 0 {
            let count = step.count(outcome)
            parts.append(LocalizedText(en: "\(count) \(outcome.words.en)", zh: "\(outcome.words.zh) \(count)"))
        }
        if step.open > 0 { parts.append(LocalizedText(en: "\(step.open) open", zh: "未完成 \(step.open)")) }
        return LocalizedText(
            en: "\(step.rows, "row") = " + parts.map(\.en).joined(separator: " + "),
            zh: "\(step.rows) 行 = " + parts.map(\.zh).joined(separator: " + ")
        )
    }
}
