import Foundation
import JobEngine
import JobModel
import SQLiteLedger
import Synchronization
import Testing
import Wording

struct CertaintyTests {
    private static let create = "/contact/v3/users"
    private static let batch = "/contact/v2/user/batch_add"
    private static let task = "/contact/v2/task/get"

    @Test func `reads back a create whose answer is lost, and creates nobody twice`() async throws {
        let ends = try await Wave().run { seen in
            seen.method == "POST" && seen.path == Self.create && seen.earlier % 2 == 0 ? .loseResponse : nil
        }
        #expect(ends[0].summary.count(.created) == 6)
        #expect(ends[0].people == Wave.numbers(6))
    }

    @Test(arguments: [JobDefinition.Submit.single, .batch])
    func `a connection that breaks within an answer loses no row and creates none twice`(
        submit: JobDefinition.Submit
    ) async throws {
        let ends = try await Wave(rows: 30, submit: submit).run { seen in
            seen.method == "POST" && [Self.create, Self.batch].contains(seen.path) && seen.earlier % 3 == 1
                ? .cutResponse : nil
        }
        #expect(ends[0].summary.count(.created) == 30)
        #expect(ends[0].people == Wave.numbers(30))
    }

    @Test func `sends a create that never arrived again with the same token`() async throws {
        let bodies = Mutex<[String: Set<String>]>([:])
        let ends = try await Wave().run { seen in
            guard seen.method == "POST", seen.path == Self.create else { return nil }
            let isFirst = bodies.withLock {
                $0[seen.body, default: []].insert("\(seen.earlier)").inserted && $0[seen.body]?.count == 1
            }
            return isFirst ? .answer(status: 502, json: "<html>") : nil
        }
        #expect(ends[0].summary.count(.created) == 6)
        #expect(ends[0].people == Wave.numbers(6))
        #expect(ends[0].rows.allSatisfy { $0.generation == 0 && $0.attempts == 2 })
    }

    @Test func `finds a batch whose answer is lost by reading, and creates its rows once`() async throws {
        let ends = try await Wave(submit: .batch).run { seen in
            seen.path == Self.batch && seen.earlier == 0 ? .loseResponse : nil
        }
        #expect(ends[0].summary.count(.created) + ends[0].summary.count(.unknown) == 6)
        #expect(ends[0].people == Wave.numbers(6))
        #expect(ends[0].summary.count(.failed) == 0)
    }

    @Test func `a batch that never arrived is unknown until settle_after, and then is sent again`() async throws {
        let wave = Wave(submit: .batch, change: { $0.limits.settleAfterSeconds = 0 })
        let late = try await wave.run { seen in
            seen.path == Self.batch && seen.earlier == 0 ? .answer(status: 502, json: "<html>") : nil
        }
        #expect(late[0].summary.count(.created) == 6)
        let early = try await Wave(submit: .batch).run { seen in
            seen.path == Self.batch && seen.earlier == 0 ? .answer(status: 502, json: "<html>") : nil
        }
        #expect(early[0].summary.count(.unknown) == 6)
        #expect(early[0].summary.exit == ExitStatus.unknownRemain.rawValue)
        #expect(early[0].people == [])
    }

    @Test func `decides person by person after a task that failed as a whole`() async throws {
        let ends = try await Wave(submit: .batch).run { seen in
            guard seen.path == Self.task else { return nil }
            return .rewrite { $0.replacingOccurrences(of: "\"status\":9", with: "\"status\":10") }
        }
        #expect(ends[0].summary.count(.created) == 6)
        #expect(ends[0].people == Wave.numbers(6))
    }

    @Test func `reads back an item with an internal error before it decides`() async throws {
        let isRewritten = Atomic(false)
        let ends = try await Wave(submit: .batch).run { seen in
            guard seen.path == Self.task else { return nil }
            return .rewrite { text in
                // The item's own code, not the answer's.
                let changed = text.replacing(/"code":0,(?="msg":"[^"]*","action":1)/, with: "\"code\":40006,")
                if changed != text { isRewritten.store(true, ordering: .relaxed) }
                return changed
            }
        }
        let sawRewrite = isRewritten.load(ordering: .relaxed)
        #expect(sawRewrite)
        #expect(ends[0].summary.count(.created) == 6 && ends[0].people == Wave.numbers(6))
    }

    @Test func `an answer that says updated on a planned create is a defect`() async throws {
        let ends = try await Wave(submit: .batch).run { seen in
            guard seen.path == Self.task else { return nil }
            return .rewrite { $0.replacingOccurrences(of: "\"action\":1", with: "\"action\":2") }
        }
        #expect(ends[0].summary.count(.defective) == 6)
        #expect(ends[0].summary.codes["batch.updated"] == 6)
    }

    @Test func `a person who has not joined is defective because the patch after the batch is refused`() async throws {
        var wave = Wave(rows: 70, submit: .batch, change: { $0.steps[0].allowDefective = true })
        wave.columns.append("job_title")
        wave.more = { _ in ["Engineer"] }
        wave.newUsers = "unjoined"
        let ends = try await wave.run { _ in nil }
        #expect(ends[0].summary.count(.defective) == 70 && ends[0].summary.codes["44010"] == 70)
        #expect(ends[0].summary.exit == ExitStatus.rowsFailed.rawValue)
        #expect(ends[0].people == Wave.numbers(70))
    }

    @Test(arguments: [JobDefinition.Submit.single, .batch])
    func `a person created without an optional leader is defective`(submit: JobDefinition.Submit) async throws {
        var wave = Wave(submit: submit, change: { $0.steps[0].leaders = .optional })
        wave.columns.append("leader_user_id")
        wave.more = { [$0 == 1 ? "" : "employee_no:N1"] }
        let refusal = #"{"code":41001,"msg":"mobile taken"}"#
        let ends = try await wave.run { seen in
            let isFirst = [Self.create, Self.batch].contains(seen.path) && seen.body.contains("\"N1\"")
            return isFirst ? .answer(status: 400, json: refusal) : nil
        }
        #expect(ends[0].summary.count(.failed) == 1 && ends[0].summary.count(.defective) == 5)
        #expect(ends[0].summary.codes["reference.missing"] == 5)
    }

    @Test func `creates a department only once if its answer is lost, and then its people`() async throws {
        var wave = Wave(change: { $0.steps[0].allowNew = ["department"] })
        wave.department = "New/Deep"
        let ends = try await wave.run { seen in
            seen.method == "POST" && seen.path == "/contact/v3/departments" && seen.earlier % 2 == 0
                ? .loseResponse : nil
        }
        #expect(ends[0].summary.exit == 0 && ends[0].summary.count(.created) == 6)
        #expect(ends[0].people == Wave.numbers(6))
    }

    @Test func `a person made without their job title is defective, not failed and not created`() async throws {
        let ends = try await Wave().run { seen in
            guard seen.method == "POST", seen.path == Self.create, seen.body.contains("N3") else { return nil }
            return .answer(status: 400, json: #"{"code":44055,"msg":"job title","data":{}}"#)
        }
        #expect(ends[0].summary.count(.defective) == 1 && ends[0].summary.count(.created) == 5)
    }

    @Test func `a refusal fails its own row only, and an unknown code is shown completely`() async throws {
        let ends = try await Wave().run { seen in
            guard seen.method == "POST", seen.path == Self.create, seen.body.contains("N3") else { return nil }
            return .answer(status: 400, json: #"{"code":987654,"msg":"the moon is full","log_id":"L-1"}"#)
        }
        #expect(ends[0].summary.count(.failed) == 1 && ends[0].summary.count(.created) == 5)
        let failed = try #require(ends[0].rows.first { $0.outcome == .failed })
        #expect(failed.code == "987654" && failed.problem?.en.contains("the moon is full") == true)
    }

    @Test func `splits a batch that is refused as a whole until the bad row is alone`() async throws {
        let ends = try await Wave(submit: .batch).run { seen in
            guard seen.path == Self.batch, seen.body.contains("\"N4\"") else { return nil }
            return .answer(status: 400, json: #"{"code":40020,"msg":"bad item"}"#)
        }
        #expect(ends[0].summary.count(.created) == 5)
        #expect(ends[0].rows.first { $0.outcome == .failed }?.planned.matchKey == "N4")
    }
}
