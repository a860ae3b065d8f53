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

    @Test(arguments: [
        ("cli_example", true), ("example.com", true), ("example.com:8443", true), ("https://example.com:8443", true),
        ("example.com:9000", false), ("cli_other", false),
    ])
    func `a tenant is an app, or a host with its port or without`(tenant: String, isServed: Bool) {
        var run = RunRecord(id: "r", definition: JobDefinition(job: "test"), started: 1, out: "out", base: ".")
        (run.state, run.directory, run.app) = (.running, "https://example.com:8443", "cli_example")
        var choice = WorkerChoice()
        choice.tenants = [tenant]
        #expect(choice.includes(run) == isServed)
    }
}
