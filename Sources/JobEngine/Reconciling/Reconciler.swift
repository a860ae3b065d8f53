import ContactAPI
import DirectoryClient
import Foundation
import JobModel
import Wording

/// Settles rows whose end nobody saw, by reading the directory: at once after a lost answer, and first thing on resume.
struct Reconciler: Sendable {
    let context: WritingContext
    /// Whether the batch task of the rows is known to have ended: then absence is proof.
    var isTaskEnded = false

    /// Reads back in bulk and adds what follows to `result`.
    ///
    /// - A patch is done where the directory holds what it sets; else it is due again, because it sets the same values.
    /// - A create that is found is adopted; one held by another person has failed; an absent one is sent again when
    ///   its token guards it or its absence is proof, else it is *unknown*.
    func settle(_ rows: [LedgerRow], because error: DirectoryError?, into result: inout RowResult) async throws {
        let creates = rows.filter { $0.planned.action == .create && $0.phase == 1 }
        let patches = rows.filter { $0.planned.action != .create || $0.phase == 2 }
        let done = error?.provesNothing == true ? try await PatchReader(context: context).done(among: patches) : []
        for row in patches {
            if done.contains(row.planned.line) {
                result.settle(.patched(row))
            } else {
                again(row, because: error, in: &result)
            }
        }
        guard !creates.isEmpty else { return }
        // Before the directory is asked: what is absent then has been so for that long.
        let proven = try await context.linesProvenByAbsence(of: creates)
        let found = try await evidence(of: creates)
        for row in creates {
            let evidence = found[row.planned.line] ?? .unclear
            decide(row, evidence, isProven: proven.contains(row.planned.line), because: error, in: &result)
        }
    }

    /// What the directory says of rows that were to be created; nothing where its answer proves nothing.
    private func evidence(of creates: [LedgerRow]) async throws -> [Int: WriteVerifier.Evidence] {
        do {
            return switch context.step.subject {
            case .people: try await context.readBack.people(creates)
            case .departments: try await context.readBack.departments(creates)
            }
        } catch let failure as DirectoryFailure where failure.error.provesNothing {
            return [:]
        }
    }

    /// A patch whose answer keeps getting lost ends as *unknown*.
    private func again(_ row: LedgerRow, because error: DirectoryError?, in result: inout RowResult) {
        if row.outcome == nil, row.attempts >= Self.attemptsInDoubt {
            result.settle(.unknown(line: row.planned.line, because: error))
        } else {
            result.changes.append(.reopen(line: row.planned.line, newGeneration: false))
        }
    }

    private func decide(
        _ row: LedgerRow,
        _ evidence: WriteVerifier.Evidence,
        isProven: Bool,
        because error: DirectoryError?,
        in result: inout RowResult
    ) {
        let line = row.planned.line
        switch evidence {
        case .found(let userID, let openID, let departmentID):
            adopt(row, userID: userID, openID: openID, departmentID: departmentID, in: &result)
        case .somebodyElse:
            var settlement = Settlement(line: line, outcome: .failed)
            settlement.code = error?.code.map(String.init) ?? "key.taken"
            settlement.problem = LocalizedText(
                en: "A key of the row belongs to another person in the directory",
                zh: "该行的某个标识在目录中属于他人"
            )
            settlement.remedy = LocalizedText(
                en: "Compare the row's mobile, email and user_id with the directory's.",
                zh: "请将该行的手机号、邮箱和 user_id 与目录对照。"
            )
            result.settle(settlement)
        case .unclear: result.settle(.unknown(row, because: error))
        case .absent:
            absent(row, isProven: isProven, because: error, in: &result)
        }
    }

    private func adopt(
        _ row: LedgerRow,
        userID: String?,
        openID: String?,
        departmentID: String?,
        in result: inout RowResult
    ) {
        let line = row.planned.line
        if row.planned.followUp != nil {
            result.changes.append(.advance(line: line, userID: userID, openID: openID, departmentID: departmentID))
            return
        }
        var settlement = Settlement(line: line, outcome: .created)
        settlement.userID = userID
        settlement.openID = openID
        settlement.departmentID = departmentID
        result.settle(settlement)
    }

    private func absent(
        _ row: LedgerRow,
        isProven: Bool,
        because error: DirectoryError?,
        in result: inout RowResult
    ) {
        let line = row.planned.line
        if row.planned.way == .single || context.step.subject == .departments, row.attempts < Self.attemptsInDoubt {
            // The same token: should the first request still arrive, the directory answers it once.
            result.changes.append(.reopen(line: line, newGeneration: false))
        } else if isTaskEnded && row.attempts < Self.attemptsInDoubt || isProven {
            result.changes.append(.reopen(line: line, newGeneration: true))
        } else {
            result.settle(.unknown(row, because: error))
        }
    }

    /// Attempts of one row whose answers may be lost before it is left *unknown*.
    private static let attemptsInDoubt = 5
}

extension Settlement {
    /// A row whose patch the directory holds.
    fileprivate static func patched(_ row: LedgerRow) -> Settlement {
        var settlement = Settlement(line: row.planned.line, outcome: row.phase == 2 ? .created : .updated)
        (settlement.userID, settlement.openID) = (row.userID, row.openID)
        settlement.departmentID = row.departmentID
        return settlement
    }
}
