import DirectoryDoctor
import JobModel
import Testing
import Wording

@testable import JobSession

/// What is said of a database by what it says of itself.
struct LedgerAnswersTests {
    private func health(_ change: (inout DatabaseHealth) -> Void = { _ in }) -> DatabaseHealth {
        var health = DatabaseHealth()
        health.version = "17.2"
        health.schema = "roster"
        health.migration = 6
        health.knownMigration = 6
        change(&health)
        return health
    }

    private func verdict(_ code: String, _ change: (inout DatabaseHealth) -> Void) throws -> Diagnosis.Verdict {
        let answers = LedgerAnswers.all(health(change))
        let answer = try #require(answers.first { $0.code == code })
        if [.wrong, .missing].contains(answer.verdict) { #expect(answer.remedy != nil, "\(code)") }
        for other in answers where other.code != code { #expect(other.verdict == .well, "\(other.code)") }
        return answer.verdict
    }

    @Test func `a server without faults is well in every question`() {
        let answers = LedgerAnswers.all(health())
        #expect(answers.allSatisfy { $0.verdict == .well && $0.remedy == nil })
        #expect(Set(answers.map(\.code)).count == answers.count)
        #expect(answers.allSatisfy { $0.found.en != $0.found.zh && $0.question.en != $0.question.zh })
    }

    @Test func `what cannot be written to is wrong`() throws {
        #expect(try verdict("ledger.server") { $0.isStandby = true } == .wrong)
        #expect(try verdict("ledger.server") { $0.isReadOnly = true } == .wrong)
    }

    @Test(arguments: [(4.9, Diagnosis.Verdict.well), (5.1, .note), (-4.9, .well), (-300, .note)])
    func `a clock far from this machine's is worth a word`(ahead: Double, verdict: Diagnosis.Verdict) throws {
        #expect(try self.verdict("ledger.clock") { $0.clockAhead = ahead } == verdict)
    }

    @Test func `tables of another version are named`() throws {
        #expect(try verdict("ledger.migrations") { $0.migration = 7 } == .wrong)
        #expect(try verdict("ledger.migrations") { $0.migration = 5 } == .note)
        #expect(try verdict("ledger.migrations") { $0.migration = nil } == .note)
        #expect(try verdict("ledger.migrations") { $0.schema = nil } == .wrong)
    }

    @Test func `a schema that is there and may not be used is no reason to make another`() throws {
        let answers = LedgerAnswers.all(
            health {
                $0.schema = nil
                $0.closedSchema = "roster"
            }
        )
        let answer = try #require(answers.first { $0.code == "ledger.migrations" })
        #expect(
            answer.verdict == .missing && answer.remedy?.en.hasPrefix("GRANT USAGE, CREATE ON SCHEMA roster") == true
        )
    }

    @Test(arguments: [
        DatabaseProblem.unreachable(reason: "refused"), .noRights(reason: "permission denied"), .tooManyConnections,
        .slow, .full, .failed(reason: "x"), .replaced(reason: "timeline 1 → 2"), .lostAtCommit,
    ])
    func `what cannot be asked has a remedy for the database, and none for a run`(problem: DatabaseProblem) {
        let answer = LedgerAnswers.unanswered(.database(problem, at: "db"))
        #expect(answer.remedy?.en.contains("resume") == false && answer.remedy?.zh.contains("resume") == false)
        #expect(answer.remedy?.en.contains("CREATE SCHEMA") == false)
    }

    @Test func `a right that is missing is missing, to make tables only where some are not made`() throws {
        #expect(try verdict("ledger.rights") { $0.missingRights = ["UPDATE roster_row"] } == .missing)
        #expect(try verdict("ledger.rights") { $0.missingRights = ["CREATE schema roster"] } == .well)
        let answers = LedgerAnswers.all(
            health {
                $0.missingRights = ["CREATE schema roster"]
                $0.migration = nil
            }
        )
        #expect(answers.first { $0.code == "ledger.rights" }?.verdict == .missing)
    }

    @Test func `settings that would lose what was committed are wrong`() throws {
        #expect(try verdict("ledger.durability") { $0.durability.fsync = false } == .wrong)
        #expect(try verdict("ledger.durability") { $0.durability.fullPageWrites = false } == .wrong)
        #expect(try verdict("ledger.durability") { $0.durability.synchronousCommit = "off" } == .well)
        #expect(try verdict("ledger.standby") { $0.durability.standbys = 1 } == .note)
        let isWaitedFor = try verdict("ledger.standby") {
            $0.durability.standbys = 1
            $0.durability.synchronousStandbys = "*"
        }
        #expect(isWaitedFor == .well)
    }

    @Test(arguments: [(87, Diagnosis.Verdict.well), (88, .wrong), (100, .wrong)])
    func `connections for one more process must be left`(used: Int, verdict: Diagnosis.Verdict) throws {
        #expect(try self.verdict("ledger.connections") { $0.connections.used = used } == verdict)
    }

    @Test func `old transactions and dead rows are wrong`() throws {
        #expect(try verdict("ledger.transactions") { $0.transactions.oldest = 1800 } == .well)
        #expect(try verdict("ledger.transactions") { $0.transactions.oldest = 1801 } == .wrong)
        #expect(try verdict("ledger.transactions") { $0.transactions.oldestPrepared = 90_000 } == .wrong)
        #expect(try verdict("ledger.transactions") { $0.transactions.isAllSeen = false } == .well)
        #expect(try verdict("ledger.deadRows") { $0.isAutovacuumOn = false } == .wrong)
        for (dead, live, verdict) in [
            (100_000, 0, Diagnosis.Verdict.well), (100_001, 0, .wrong), (150_000, 400_000, .well),
        ] {
            let found = try self.verdict("ledger.deadRows") {
                $0.tables = [DatabaseHealth.Table(name: "roster_row", live: live, dead: dead, bytes: 1)]
            }
            #expect(found == verdict, "\(dead) of \(live)")
        }
        #expect(try verdict("ledger.age") { $0.unfrozenAge = 1_000_000_001 } == .wrong)
    }

    @Test(arguments: [
        (DatabaseProblem.unreachable(reason: "x"), Diagnosis.Verdict.unreachable), (.noPassword, .missing),
        (.newer, .wrong),
    ])
    func `a ledger that cannot be asked is an answer too`(problem: DatabaseProblem, verdict: Diagnosis.Verdict) {
        let answer = LedgerAnswers.unanswered(.database(problem, at: "postgres://h/d"))
        #expect(answer.verdict == verdict && answer.remedy != nil)
    }
}
