import JobModel
import LocalFiles
import Testing

@testable import JobSession

struct WorkerChoiceTests {
    @Test(arguments: [RunState.planned, .running, .written])
    func `results are written on the machine where the run was planned, rows on any`(state: RunState) {
        var run = RunRecord(id: "r", definition: JobDefinition(job: "test"), started: 1, out: "out", base: ".")
        run.state = state
        run.machine = "another machine"
        #expect(WorkerChoice().includes(run) == (state != .written))
        run.machine = Machine.name
        #expect(WorkerChoice().includes(run))
    }
}
