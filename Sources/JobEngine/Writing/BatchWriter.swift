import ContactAPI
import DirectoryClient
import Foundation
import JobModel
import LocalFiles
import Wording

/// Writes rows by v2 `batch_add`: one request, one task, polled into a result for every row.
struct BatchWriter: Sendable {
    let context: WritingContext

    /// Sends the rows as one batch and waits for its task.
    func write(_ rows: [LedgerRow]) async throws -> RowResult {
        var result = RowResult()
        var ready: [LedgerRow] = []
        var items: [BatchUser] = []
        var lacking: [Int: [String]] = [:]
        for row in rows {
            let payload = try User(json: row.planned.payload)
            let ids = PeopleIDs(toCreate: payload, openIDs: row.planned.openIDs)
            let (person, missing) = try await context.placeholders.resolve(payload, ids)
            if await context.placeholders.isOpen(payload.departmentIDs ?? []) {
                result.leftOpen.append(row.planned.line)
                continue
            }
            if missing.isEmpty || context.definition.leaders == .optional && missing == ["leader_user_id"] {
                ready.append(row)
                items.append(BatchUser(person, ids.kind))
                if !missing.isEmpty { lacking[row.planned.line] = missing }
            } else {
                let refusal = await context.placeholders.refusal(of: payload.departmentIDs ?? [])
                result.settle(.heldBack(line: row.planned.line, missing: missing, because: refusal))
            }
        }
        guard !ready.isEmpty else { return result }
        var sent = try await send(ready, items)
        sent.mark(lacking)
        result.merge(sent)
        return result
    }

    private func send(_ rows: [LedgerRow], _ items: [BatchUser]) async throws -> RowResult {
        let body = BatchAddUsersBody(users: items, needSendNotification: context.job.notify == true)
        do {
            let answer = try await context.client.batchAddUsers(body, observer: context.intent(rows))
            let lines = rows.map(\.planned.line)
            let changes = answer.attempts.map { LedgerChange.attempt(lines: lines, $0) }
            // At once: the task's id must not be lost.
            try await context.record(changes + [.accept(lines: lines, taskID: answer.value.taskID)])
            return try await TaskPoller(context: context).settle(rows.map(\.justSent), task: answer.value.taskID)
        } catch let failure as DirectoryFailure {
            return try await refused(rows, items, failure)
        } catch let ending as RequestCalledOff {
            return .calledOff(rows, after: ending.attempts, isStopped: context.stop.isRaised)
        }
    }

    /// A batch refused as a whole is halved, so that one bad item never costs its neighbours.
    private func refused(
        _ rows: [LedgerRow],
        _ items: [BatchUser],
        _ failure: DirectoryFailure
    ) async throws -> RowResult {
        var result = RowResult()
        result.attempts(failure.attempts, of: rows.map(\.planned.line))
        switch ErrorConsequence(failure.error) {
        case .refused, .defect:
            guard rows.count > 1 else {
                result.settle(Settlement(line: rows[0].planned.line, outcome: .failed, error: failure.error))
                return result
            }
            // The refusal is certain: what is sent again has a time and an attempt of its own.
            try await context.record(rows.map { .release(line: $0.planned.line) })
            let half = rows.count / 2
            result.merge(try await send(Array(rows[..<half]), Array(items[..<half])))
            // The second half is sent only while nothing says stop.
            guard result.stop == nil else {
                for row in rows[half...] { result.changes.append(.release(line: row.planned.line)) }
                return result
            }
            result.merge(try await send(Array(rows[half...]), Array(items[half...])))
        case .uncertain:
            try await readBack(rows, failure.error, into: &result)
        case .stops(let reason):
            for row in rows { result.changes.append(.release(line: row.planned.line)) }
            result.stop = reason
        }
        return result
    }

    private func readBack(_ rows: [LedgerRow], _ error: DirectoryError, into result: inout RowResult) async throws {
        if error.isFromAnotherServer { result.stop = .limitsOrNetwork(error) }
        do {
            try await Reconciler(context: context).settle(rows.map(\.justSent), because: error, into: &result)
        } catch let failure as DirectoryFailure {
            for row in rows { result.settle(.unknown(line: row.planned.line, because: error)) }
            result.stop = result.stop ?? .limitsOrNetwork(failure.error)
        }
    }
}

extension LedgerRow {
    /// A moment too late rather than too early: from it `settle_after` is counted.
    fileprivate var justSent: LedgerRow {
        var row = self
        row.sent = .now
        return row
    }
}

extension Settlement {
    /// A row that depends on something that is not there.
    static func heldBack(line: Int, missing: [String], because reason: LocalizedText? = nil) -> Settlement {
        var settlement = Settlement(line: line, outcome: .notAttempted)
        settlement.code = UnsentReason.dependencyFailed.code
        settlement.problem = LocalizedText(
            en: "What \(missing.joined(separator: ", ")) names does not exist",
            zh: "\(FieldTitle.chinese(missing))所指的人员或部门不存在"
        )
        settlement.remedy = LocalizedText(
            en: "Correct the row it depends on, then run `roster retry last`.",
            zh: "请更正所依赖的行，然后运行 `roster retry last`。"
        )
        if let reason, missing.contains("department_ids") {
            settlement.problem = LocalizedText(
                en: "A department it names does not exist; \(reason.en)",
                zh: "该行所填的部门不存在；\(reason.zh)"
            )
            settlement.remedy = LocalizedText(
                en: "Make the department or correct its path, then run `roster retry last`.",
                zh: "请新建该部门或更正其路径，然后运行 `roster retry last`。"
            )
        }
        return settlement
    }
}
