import Foundation
import JobEngine
import JobModel
import LocalFiles
import SQLiteLedger
import Synchronization
import Testing

/// The order that everything rests on: the ledger says that a row is being sent before its request leaves, and says so
/// of no row that still waits for its turn.
struct IntentTests {
    private static let creates: Set<String> = ["/contact/v3/users", "/contact/v2/user/batch_add"]

    /// The rows that the ledger calls *sending*, whenever a request of that path arrives.
    private func sending(
        _ wave: Wave,
        _ fault: @escaping @Sendable (FaultyDirectory.Seen) -> FaultyDirectory.Fault? = { _ in nil }
    ) async throws -> (seen: [[LedgerRow]], end: Wave.End) {
        let seen = Mutex<[[LedgerRow]]>([])
        var wave = wave
        wave.look = { ledger, request in
            guard request.method == "POST", Self.creates.contains(request.path) else { return }
            let run = try await ledger.runs(limit: 1)[0].id
            let rows = try await ledger.rows(run: run, step: 1, in: [.sending])
            // The row that has just arrived is one of them.
            #expect(rows.contains { request.body.contains("\"\($0.planned.matchKey)\"") }, "\(request.body)")
            seen.withLock { $0.append(rows) }
        }
        let ends = try await wave.run(fault)
        return (seen.withLock { $0 }, ends[0])
    }

    @Test func `a row that waits for its turn is not yet in the state sending`() async throws {
        let (seen, end) = try await sending(Wave(rows: 60))
        #expect(end.summary.exit == 0 && seen.count == 60)
        // Two workers have at most two requests under way.
        #expect(seen.allSatisfy { $0.count <= 2 }, "\(seen.map(\.count))")
    }

    @Test func `the rows of a batch enter the state sending together, when it is sent`() async throws {
        let change: @Sendable (inout JobDefinition) -> Void = { job in
            job.limits.batchItems = 10
            job.safety.canary = 0
        }
        let (seen, end) = try await sending(Wave(rows: 30, submit: .batch, change: change))
        #expect(end.summary.exit == 0 && seen.count == 3)
        #expect(seen.allSatisfy { $0.count.isMultiple(of: 10) }, "\(seen.map(\.count))")
    }

    @Test func `a throttled row waits, and its attempt does not count`() async throws {
        let ends = try await Wave(rows: 1).run { seen in
            guard seen.method == "POST", seen.path == "/contact/v3/users", seen.earlier < 3 else { return nil }
            return .answer(status: 429, json: #"{"code":99991400,"msg":"too fast"}"#)
        }
        #expect(ends[0].rows.map(\.attempts) == [1] && ends[0].summary.exit == 0)
    }

    @Test func `the time of sending is that of the last request`() async throws {
        let times = Mutex<[Double]>([])
        var wave = Wave(rows: 1)
        wave.look = { _, request in
            guard request.method == "POST", request.path == "/contact/v3/users" else { return }
            times.withLock { $0.append(Date().timeIntervalSince1970) }
        }
        let ends = try await wave.run { seen in
            guard seen.method == "POST", seen.path == "/contact/v3/users", seen.earlier == 0 else { return nil }
            return .answer(status: 429, json: #"{"code":99991400,"msg":"too fast"}"#)
        }
        let sent = try #require(ends[0].rows[0].sent?.unixSeconds)
        let arrived = times.withLock { $0 }
        #expect(arrived.count == 2 && sent > arrived[0] && sent <= arrived[1])
    }
}
