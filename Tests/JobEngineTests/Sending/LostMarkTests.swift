import ContactAPI
import DirectoryClient
import JobModel
import Testing
import Wording

@testable import JobEngine

/// What is said of a row whose mark of sending may be lost.
struct LostMarkTests {
    private func row(attempts: Int, mayBeSent: Bool) -> LedgerRow {
        LedgerRow(
            planned: PlannedRow(line: 3, row: 3, originRow: 3, matchKey: "E1", action: .create, record: []),
            state: .sending,
            phase: 1,
            attempts: attempts,
            generation: 0,
            mayBeSent: mayBeSent
        )
    }

    @Test func `a row that was only marked lost no answer, but perhaps its mark`() throws {
        let settlement = Settlement.unknown(row(attempts: 0, mayBeSent: true), because: nil)
        #expect(settlement.outcome == .unknown && settlement.code == "mark.lost" && settlement.line == 3)
        let problem = try #require(settlement.problem)
        #expect(problem.en.contains("standby") && !problem.en.contains("answer"))
        #expect(problem.zh.contains("备用服务器") && !problem.zh.contains("应答"))
        #expect(settlement.remedy == Settlement.unknown(line: 3, because: nil).remedy)
    }

    @Test(arguments: [(attempts: 1, mayBeSent: true), (1, false)])
    func `a row that was sent has lost its answer`(given: (attempts: Int, mayBeSent: Bool)) {
        let row = row(attempts: given.attempts, mayBeSent: given.mayBeSent)
        #expect(Settlement.unknown(row, because: nil).code == "answer.lost")
    }

    @Test func `an error of reading back is said as it is`() {
        let row = row(attempts: 0, mayBeSent: true)
        let error = DirectoryError.refused(.task, code: 40031, msg: "", logID: "log", status: 200)
        #expect(Settlement.unknown(row, because: error).code == "40031")
    }

    @Test func `what may be sent is not untried`() {
        #expect(row(attempts: 0, mayBeSent: false).isUntried)
        #expect(!row(attempts: 0, mayBeSent: true).isUntried && !row(attempts: 1, mayBeSent: false).isUntried)
    }
}
