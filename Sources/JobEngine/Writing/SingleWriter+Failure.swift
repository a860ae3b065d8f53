import ContactAPI
import DirectoryClient
import Foundation
import JobModel

extension SingleWriter {
    /// What a refusal or a lost answer means for the row, and for the run.
    func failed(_ row: LedgerRow, _ failure: DirectoryFailure, endpoint: Endpoint) async throws -> RowResult {
        var result = RowResult()
        let line = row.planned.line
        result.attempts(failure.attempts, of: line)
        let error = failure.error
        switch ErrorConsequence(error) {
        case .refused:
            if meansAlreadyThere(error, row: row) { return try await settleByReading(row, error, into: result) }
            let outcome: Outcome = try await isThere(row, error) ? .defective : .failed
            result.settle(Settlement(line: line, outcome: outcome, error: error))
        case .defect:
            try await settleDefect(row, error, in: &result)
        case .uncertain:
            return try await settleByReading(row, error, into: result)
        case .stops(let reason):
            // The client has tried as often as its policy allows; the row was refused each time, so it is still ours.
            result.changes.append(.release(line: line))
            result.stop = reason
        }
        return result
    }

    /// Whether the person is there and only lacks what was to be patched: after their create, or until they join.
    private func isThere(_ row: LedgerRow, _ error: DirectoryError) async throws -> Bool {
        guard row.phase == 2 else { return row.planned.action == .update && error.has(.untilJoined) }
        if error.has(.hasLeft) { return false }
        // The unknown id may be that of somebody whom the patch names.
        guard error.has(.unknownID), let openID = row.openID else { return true }
        let people = try await PersonReader(client: context.client).people(ids: [openID], idType: .openID)
        return people.contains { $0.status?.isResigned != true }
    }

    /// "Already exists" after an attempt whose end was not seen may be that attempt's own work.
    private func meansAlreadyThere(_ error: DirectoryError, row: LedgerRow) -> Bool {
        guard row.planned.action == .create, row.phase == 1, row.attempts > 1 || row.mayBeSent else { return false }
        return error.has(.alreadyThere)
    }

    /// 44054–44059: the person is there, a city or job title is not.
    private func settleDefect(_ row: LedgerRow, _ error: DirectoryError, in result: inout RowResult) async throws {
        var settlement = Settlement(line: row.planned.line, outcome: .defective, error: error)
        settlement.userID = row.userID
        settlement.openID = row.openID
        if row.planned.action == .create, row.phase == 1,
            case .found(let userID, let openID, _) = try await context.readBack.people([row])[row.planned.line]
        {
            settlement.userID = userID
            settlement.openID = openID
        }
        result.settle(settlement)
    }

    /// A success that is not known to be about the row is no success: what the directory holds decides.
    func doubtful(
        _ row: LedgerRow,
        _ endpoint: Endpoint,
        _ doubt: ResponseDoubt,
        _ attempts: [Attempt]
    ) async throws -> RowResult {
        let failure = DirectoryFailure(error: .doubtful(endpoint, doubt), attempts: attempts)
        return try await failed(row, failure, endpoint: endpoint)
    }

    /// The answer was lost: what the directory holds decides, and where it cannot, the row is *unknown*.
    private func settleByReading(
        _ row: LedgerRow,
        _ error: DirectoryError,
        into earlier: RowResult
    ) async throws -> RowResult {
        var result = earlier
        if error.isFromAnotherServer { result.stop = .limitsOrNetwork(error) }
        do {
            try await Reconciler(context: context).settle([row], because: error, into: &result)
        } catch let failure as DirectoryFailure {
            // Reading failed as well: nothing is known, and nothing is claimed.
            result.attempts(failure.attempts, of: row.planned.line)
            result.settle(.unknown(line: row.planned.line, because: error))
            result.stop = result.stop ?? .limitsOrNetwork(failure.error)
        }
        return result
    }
}
