import JobEngine
import JobModel
import SQLiteLedger
import Synchronization
import Testing
import Wording

struct StopTests {
    private static let create = "/contact/v3/users"

    @Test func `a missing permission stops the run, and a resume completes it`() async throws {
        let wave = Wave(rows: 30)
        let ends = try await wave.run(resuming: true) { seen in
            guard seen.method == "POST", seen.path == Self.create, seen.earlier == 3 else { return nil }
            return .answer(status: 403, json: #"{"code":99991672,"msg":"no permission"}"#)
        }
        #expect(ends[0].summary.exit == ExitStatus.credentials.rawValue)
        #expect(ends[0].summary.count(.notAttempted) > 0 && ends[0].summary.count(.failed) == 0)
        #expect(ends[1].summary.exit == 0 && ends[1].summary.count(.created) == 30)
        #expect(ends[1].people == Wave.numbers(30))
    }

    @Test func `stops the run before the rest is sent if too many rows fail alike`() async throws {
        let wave = Wave(rows: 200, change: { $0.safety.canary = 0 })
        let ends = try await wave.run { seen in
            guard seen.method == "POST", seen.path == Self.create, seen.earlier % 5 == 0 else { return nil }
            return .answer(status: 400, json: #"{"code":41001,"msg":"mobile taken"}"#)
        }
        #expect(ends[0].summary.exit == ExitStatus.safetyStop.rawValue)
        #expect(ends[0].summary.count(.failed) >= 10 && ends[0].summary.count(.notAttempted) > 50)
    }

    @Test func `stops the run at once if all canary rows fail`() async throws {
        let ends = try await Wave(rows: 100).run { seen in
            guard seen.method == "POST", seen.path == Self.create else { return nil }
            return .answer(status: 400, json: #"{"code":41001,"msg":"mobile taken"}"#)
        }
        #expect(ends[0].summary.exit == ExitStatus.safetyStop.rawValue)
        #expect(ends[0].summary.count(.failed) == 20 && ends[0].summary.count(.notAttempted) == 80)
        #expect(ends[0].summary.note?.en.contains("give failed.csv to `roster retry`") == true)
    }

    @Test func `treats the loss of all answers as a network fault, and a resume finds the people`() async throws {
        let wave = Wave(rows: 100, submit: .batch, change: { $0.limits.batchItems = 10 })
        let isBroken = Atomic(true)
        let ends = try await wave.run(resuming: true) { seen in
            guard isBroken.load(ordering: .relaxed) else { return nil }
            switch seen.path {
            case "/contact/v2/user/batch_add": return .loseResponse
            // As long as the line is broken the people cannot be seen either.
            case "/contact/v3/users/batch_get_id" where Self.readsBack(seen):
                // The plan has asked twice for the 100 people.
                if seen.earlier == 3 { isBroken.store(false, ordering: .relaxed) }
                return .answer(status: 200, json: #"{"code":0,"msg":"success","data":{"user_list":[]}}"#)
            default: return nil
            }
        }
        #expect(ends[0].summary.exit == ExitStatus.limitsOrNetwork.rawValue)
        #expect(ends[0].summary.count(.unknown) >= 20 && ends[0].summary.count(.failed) == 0)
        #expect(ends[0].summary.count(.notAttempted) > 0)
        #expect(ends[1].summary.exit == 0 && ends[1].people == Wave.numbers(100))
    }

    @Test func `a stop settles requests in flight, and a resume sends the rest`() async throws {
        let stop = StopSignal()
        let ends = try await Wave(rows: 60, stop: stop).run(resuming: true) { seen in
            if seen.method == "POST", seen.path == Self.create, seen.earlier == 30 { stop.raise() }
            return nil
        }
        #expect(ends[0].summary.exit == ExitStatus.interrupted.rawValue)
        #expect(ends[0].summary.count(.created) >= 30 && ends[0].summary.count(.notAttempted) > 0)
        #expect(ends[0].summary.count(.unknown) == 0)
        #expect(ends[1].summary.exit == 0 && ends[1].people == Wave.numbers(60))
    }

    @Test func `a run that another process has stopped sends nothing more, and a resume sends the rest`() async throws {
        var wave = Wave(rows: 60)
        // As the owner of a run does whose helpers ask it to stop.
        wave.look = { ledger, seen in
            guard seen.method == "POST", seen.path == Self.create, seen.earlier == 30 else { return }
            let run = try await ledger.runs(limit: 1)[0]
            try await ledger.updateRun(run.id, state: .stopped)
        }
        let ends = try await wave.run(resuming: true) { _ in nil }
        #expect(ends[0].summary.exit == ExitStatus.interrupted.rawValue)
        #expect(ends[0].summary.count(.created) >= 30 && ends[0].summary.count(.notAttempted) > 0)
        #expect(ends[0].summary.count(.unknown) == 0 && ends[0].summary.count(.failed) == 0)
        #expect(ends[1].summary.exit == 0 && ends[1].people == Wave.numbers(60))
    }

    @Test func `a stop does not wait for the limit`() async throws {
        let stop = StopSignal()
        let limits: @Sendable (inout JobDefinition) -> Void = { job in
            job.limits.rates = .documented
            job.limits.endpoints = ["createUser": [.init(limit: 5, seconds: 600)]]
        }
        let ends = try await Wave(rows: 20, change: limits, stop: stop).run { seen in
            if seen.method == "POST", seen.path == Self.create { stop.raise() }
            return nil
        }
        #expect(ends[0].summary.exit == ExitStatus.interrupted.rawValue)
        let created = ends[0].summary.count(.created)
        // On a busy machine a turn may be too old to be used, and then fewer than five leave.
        #expect((1...5).contains(created) && ends[0].summary.count(.notAttempted) == 20 - created)
        #expect(ends[0].rows.allSatisfy { $0.state != .sending && $0.attempts == ($0.outcome == nil ? 0 : 1) })
    }

    @Test func `takes a corrected file after a stop and completes the stopped run`() async throws {
        let isBroken = Atomic(true)
        let fix: @Sendable (String) -> String = { failed in
            isBroken.store(false, ordering: .relaxed)
            return failed
        }
        let ends = try await Wave(rows: 100).run(correcting: fix) { seen in
            guard isBroken.load(ordering: .relaxed), seen.method == "POST", seen.path == Self.create else { return nil }
            return .answer(status: 400, json: #"{"code":41001,"msg":"mobile taken"}"#)
        }
        #expect(ends[0].summary.exit == ExitStatus.safetyStop.rawValue && ends[0].summary.count(.notAttempted) == 80)
        #expect(ends[1].summary.exit == 0 && ends[1].summary.count(.created) == 100)
        #expect(ends[1].people == Wave.numbers(100))
    }

    @Test func `rows that depend on a row of unknown outcome wait for it, and a resume writes them`() async throws {
        var wave = Wave(rows: 6, submit: .batch)
        wave.columns.append("leader_user_id")
        wave.more = { [$0 == 1 ? "" : "employee_no:N\($0 - 1)"] }
        let isBroken = Atomic(true)
        let ends = try await wave.run(resuming: true) { seen in
            guard isBroken.load(ordering: .relaxed) else { return nil }
            switch seen.path {
            case "/contact/v2/user/batch_add": return .loseResponse
            case "/contact/v3/users/batch_get_id" where Self.readsBack(seen):
                isBroken.store(false, ordering: .relaxed)
                return .answer(status: 200, json: #"{"code":0,"msg":"success","data":{"user_list":[]}}"#)
            default: return nil
            }
        }
        #expect(ends[0].summary.exit == ExitStatus.unknownRemain.rawValue)
        #expect(ends[0].summary.count(.unknown) == 1 && ends[0].summary.count(.notAttempted) == 5)
        #expect(ends[1].summary.exit == 0 && ends[1].summary.count(.created) == 6)
        #expect(ends[1].people == Wave.numbers(6))
    }

    @Test func `a person who waits for a patch counts as partly written`() async throws {
        let seen = Mutex<[Int]>([])
        var wave = Wave(rows: 100, submit: .batch, change: { $0.steps[0].allowDefective = true })
        wave.columns.append("job_title")
        wave.more = { _ in ["Engineer"] }
        wave.events = { event in
            if case .progress(let done, _) = event { seen.withLock { $0.append(done) } }
        }
        let ends = try await wave.run { _ in nil }
        #expect(ends[0].summary.count(.created) == 100)
        let progress = seen.withLock { $0 }
        #expect(progress == progress.sorted() && progress.last == 100)
        // All batches come before the first patch.
        #expect(progress.contains(50), "\(progress)")
    }

    @Test func `sends throttled requests again, and no row fails`() async throws {
        let ends = try await Wave().run { seen in
            guard seen.method == "POST", seen.path == Self.create, seen.earlier == 2 else { return nil }
            return .answer(status: 400, json: #"{"code":99991400,"msg":"too fast"}"#)
        }
        #expect(ends[0].summary.exit == 0 && ends[0].people == Wave.numbers(6))
    }

    /// The plan asks for those who have left as well; reading back does not.
    private static func readsBack(_ seen: FaultyDirectory.Seen) -> Bool {
        seen.body.contains(#""include_resigned":false"#)
    }
}
