import JobModel
import LocalFiles
import Testing
import Wording

struct RowPositionTests {
    @Test func `no step of a row's life moves it towards the beginning of the order of outcomes`() {
        for step in RowStep.all {
            let from = rank(step.from, nil)
            let ends: [Outcome?] = step.to == .settled ? step.outcomes : [nil]
            for outcome in ends { #expect(from <= rank(step.to, outcome), "\(step) \(String(describing: outcome))") }
        }
    }

    private func rank(_ stage: RowStage, _ outcome: Outcome?) -> Int {
        switch stage {
        case .planned: RowStanding(.planned, nil).rank
        case .sending: RowStanding(.sending, nil).rank
        case .accepted: RowStanding(.accepted, nil).rank
        case .waiting: RowStanding(.waiting, nil).rank
        case .unknown: RowStanding(.settled, .unknown).rank
        case .settled: RowStanding(.settled, outcome).rank
        }
    }

    @Test(arguments: Outcome.allCases)
    func `a settled row stands as it ended`(outcome: Outcome) {
        #expect(RowStanding(.settled, outcome).rawValue == outcome.rawValue)
        #expect(RowStanding(.settled, outcome).outcome == outcome)
    }

    @Test(arguments: RowState.allCases.filter { $0 != .settled })
    func `a row that has not settled stands in its state`(state: RowState) {
        #expect(RowStanding(state, nil).rawValue == state.rawValue && RowStanding(state, nil).outcome == nil)
    }

    @Test(arguments: [
        "", "sheet", "sheet:0:1", "sheet:0:1:2:3", "sheet::1:2", "sheet:0:-1:2", "sheet:0:1:-2", "sheet:0:1:x",
        "line:0:1:2",
        "sheet:nan:1:2", "Sheet:0:1:2", " sheet:0:1:2", "sheet:0:1:99999999999999999999",
    ])
    func `what is no position is refused`(text: String) { #expect(RowPosition(text) == nil) }

    @Test(arguments: RowOrder.allCases)
    func `a position comes back as it was`(order: RowOrder) {
        var planned = PlannedRow(line: 57, row: 57, originRow: 57, matchKey: "E", action: .create, record: [])
        planned.dependencyLevel = 3
        let sent = BootTimestamp(unixSeconds: 1_764_124_800.123_456_7, bootSeconds: 1, boot: 1)
        let row = LedgerRow(planned: planned, state: .sending, phase: 1, attempts: 1, generation: 0, sent: sent)
        for position in [RowPosition(of: row, step: 2, in: order), .beginning(of: order)] {
            #expect(RowPosition(position.description) == position)
        }
    }
}
