import ContactAPI
import DirectoryClient
import Foundation
import JobModel
import Wording

/// Follows a batch task to its end and gives every row its own result.
struct TaskPoller: Sendable {
    let context: WritingContext

    /// Polls until the task has ended, then settles its rows.
    ///
    /// Items are matched by what they repeat of the rows; code 0 of the task says nothing of its items (S53, S54).
    func settle(_ rows: [LedgerRow], task: String) async throws -> RowResult {
        var pauses = context.tasks.pauses()
        let started = ContinuousClock.now
        while true {
            do {
                let state = try await context.client.task(task).value
                if state.isFinished {
                    context.tasks.note(ContinuousClock.now - started)
                    return try await results(of: state.taskInfo, for: rows)
                }
                if state.hasFailedAsAWhole { return try await byReading(rows, nil, taskEnded: true) }
            } catch let failure as DirectoryFailure {
                return try await lost(rows, failure)
            }
            guard ContinuousClock.now - started < deadline else {
                return try await byReading(rows, nil, taskEnded: false)
            }
            if context.stop.isRaised, ContinuousClock.now - started > Self.graceAfterStop {
                var result = RowResult()
                result.stop = .interrupted  // The rows stay *accepted*; resume asks for the task again.
                return result
            }
            try await Task.sleep(for: pauses.next())
        }
    }

    private func results(of items: [TaskItem]?, for rows: [LedgerRow]) async throws -> RowResult {
        // It says that it has ended and shows less than it promises: then not even the end counts as shown.
        let isWhole = items?.count == rows.count
        var result = RowResult()
        var doubtful: [LedgerRow] = []
        for (row, item) in zip(rows, try TaskMatch(rows, items ?? []).matches) {
            if let item, !isDoubtful(item) { settle(row, item, in: &result) } else { doubtful.append(row) }
        }
        if !doubtful.isEmpty { result.merge(try await byReading(doubtful, nil, taskEnded: isWhole)) }
        return result
    }

    /// An internal error of an item does not say whether it was done; nor does a success without what it comes with
    /// (6.4).
    private func isDoubtful(_ item: TaskItem) -> Bool {
        guard item.code != 0 else { return item.action == nil || item.openID?.isEmpty != false }
        let error = DirectoryError.refused(.batchAddUsers, code: item.code, msg: "", logID: nil, status: 200)
        return error.next == .readBack
    }

    private func settle(_ row: LedgerRow, _ item: TaskItem, in result: inout RowResult) {
        let line = row.planned.line
        guard item.code == 0 else {
            let error = DirectoryError.refused(
                .batchAddUsers,
                code: item.code,
                msg: item.msg ?? "",
                logID: nil,
                status: 200
            )
            if error.next == .sendAgain, row.attempts < Self.attemptsOfAnItem {
                result.changes.append(.reopen(line: line, newGeneration: false))
            } else {
                result.settle(Settlement(line: line, outcome: .failed, error: error))
            }
            return
        }
        if item.action == 2 {
            var settlement = Settlement(line: line, outcome: .defective)
            settlement.code = Settlement.batchUpdated
            settlement.problem = LocalizedText(
                en: "The batch changed a person who existed already instead of adding one",
                zh: "批量接口更新了已有成员，而不是新建"
            )
            settlement.remedy = LocalizedText(
                en: "Compare the person with the row; `roster retry last` writes what differs.",
                zh: "请对照该成员与该行；`roster retry last` 会写入差异。"
            )
            settlement.userID = item.userID
            settlement.openID = item.openID
            result.settle(settlement)
        } else if row.planned.followUp != nil {
            result.changes.append(.advance(line: line, userID: item.userID, openID: item.openID, departmentID: nil))
        } else {
            var settlement = Settlement(line: line, outcome: .created)
            settlement.userID = item.userID
            settlement.openID = item.openID
            result.settle(settlement)
        }
    }

    private func lost(_ rows: [LedgerRow], _ failure: DirectoryFailure) async throws -> RowResult {
        switch ErrorConsequence(failure.error) {
        case .stops(let reason): return stopped(reason)
        case .refused, .defect, .uncertain:
            // The task is not known (40031, 40032): the people themselves are asked.
            return try await byReading(rows, failure.error, taskEnded: false)
        }
    }

    /// The rows stay *accepted*; resume asks for their task again.
    private func stopped(_ reason: StopReason) -> RowResult {
        var result = RowResult()
        result.stop = reason
        return result
    }

    private func byReading(_ rows: [LedgerRow], _ error: DirectoryError?, taskEnded: Bool) async throws -> RowResult {
        var result = RowResult()
        do {
            let settling = Reconciler(context: context, isTaskEnded: taskEnded)
            try await settling.settle(rows, because: error, into: &result)
        } catch let failure as DirectoryFailure {
            for row in rows { result.settle(.unknown(line: row.planned.line, because: error ?? failure.error)) }
            result.stop = .limitsOrNetwork(failure.error)
        }
        return result
    }

    private var deadline: Duration { .seconds(context.job.limits.taskDeadlineSeconds ?? 1800) }
    private static let graceAfterStop = Duration.seconds(30)
    private static let attemptsOfAnItem = 4
}
