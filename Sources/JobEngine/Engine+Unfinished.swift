import JobModel
package import Wording

extension Engine {
    /// What is to be said of earlier runs of the same job that have not come to their end, before another one is planned.
    ///
    /// A note and no question of its own: the plan that follows is asked about in any case, is made by comparing with the
    /// directory as it is now, and so doubles nobody; a script that says `--yes` must not wait for an answer.
    package func notesOnUnfinishedRuns(besides handle: RunHandle) async throws -> [LocalizedText] {
        var open: [RunRecord] = []
        var unconfirmed: RunRecord?
        for run in try await ledger.runs(limit: Self.runsSearched)
        where isSameJob(run, handle.run) && run.definition.kind == handle.run.definition.kind {
            switch run.state {
            // Nothing of one that was left while it was planned has been sent.
            case .planning where await !ledger.isOwned(run: run.id), .finished: continue
            case .planned where run.isReleased: open.append(run)
            case .planned where await !ledger.isOwned(run: run.id): unconfirmed = unconfirmed ?? run
            case .planning, .planned, .running, .stopped, .written: open.append(run)
            }
        }
        guard let newest = open.first else { return unconfirmed.map { [noteOnUnconfirmed($0.id)] } ?? [] }
        var notes = [try await note(on: newest)]
        if open.count > 1 {
            notes.append(
                LocalizedText(
                    en:
                        "\(open.count - 1, "more run of this job is", "more runs of this job are") not at an end; `roster runs` lists all.",
                    zh: "该任务另有 \(open.count - 1) 次运行尚未结束，可用 roster runs 查看。"
                )
            )
        }
        return notes
    }

    private func noteOnUnconfirmed(_ run: String) -> LocalizedText {
        LocalizedText(
            en:
                "The run \(run) of this job was planned and not confirmed; nothing of it was sent. This import is a run of its "
                + "own, and plans by what the directory has now.",
            zh: "该任务的运行 \(run) 已生成计划但未确认，没有发送任何内容。本次导入是另一次运行，按目录当前内容制定计划。"
        )
    }

    private func isSameJob(_ run: RunRecord, _ own: RunRecord) -> Bool {
        run.id != own.id && run.job == own.job && run.base == own.base
    }

    private func note(on run: RunRecord) async throws -> LocalizedText {
        let history = RunHistory(ledger: ledger)
        var status = try await history.status(of: run)
        status.reasons = try await history.reasons(of: run.id, words: words)
        if await ledger.isOwned(run: run.id) {
            return LocalizedText(
                en:
                    "The run \(run.id) of this job is at work in another process. What both want to write is refused to "
                    + "one of them: better wait for its end, or stop it.",
                zh: "该任务的运行 \(run.id) 正由另一进程执行。两者都要写入的内容会有一方被拒绝：建议等其结束或先停止它。"
            )
        }
        if run.isReleased {
            return LocalizedText(
                en:
                    "The run \(run.id) of this job is released, and workers write it. What both want to write is refused "
                    + "to one of them: better wait for its end, or do not confirm this one.",
                zh: "该任务的运行 \(run.id) 已发布，由工作进程写入。两者都要写入的内容会有一方被拒绝：建议等其结束，或不确认本次运行。"
            )
        }
        if run.state == .written {
            return LocalizedText(
                en:
                    "The run \(run.id) of this job has written its rows, and not its results: `roster results \(run.id)`.",
                zh: "该任务的运行 \(run.id) 已写入各行，但结果文件尚未写出：roster results \(run.id)。"
            )
        }
        let rows = status.steps.reduce(0) { $0 + $1.rows - $1.leftOut }
        let open = status.steps.reduce(0) { $0 + $1.open + $1.count(.unknown) }
        let next = status.nextCommand ?? "roster resume \(run.id)"
        return LocalizedText(
            en:
                "The run \(run.id) of this job has not come to its end: \(open) of \(rows, "row") \(open == 1 ? "is" : "are") open. `\(next)` goes on "
                + "with it. This import is a run of its own, and plans by what the directory has now.",
            zh: "该任务的运行 \(run.id) 尚未结束：\(rows) 行中有 \(open) 行未完成，可用 \(next) 继续。本次导入是另一次运行，按目录当前内容制定计划。"
        )
    }

    private static let runsSearched = 1000
}
