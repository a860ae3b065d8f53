import DirectoryClient
import JobModel
import Testing
import Wording

@testable import JobEngine

/// What a worker makes of a reason to stop.
struct StopReasonTests {
    @Test func `lost answers are the fault of one worker's line, and too many failures of the run`() {
        #expect(StopReason.responsesLost(50, settled: 60).request == nil)
        let request = RunStopRequest(code: "40001", rows: 5, settled: 50)
        #expect(StopReason.safety(code: "40001", failed: 5, settled: 50).request == request)
    }

    @Test(arguments: [
        StopReason.responsesLost(50, settled: 60), .stuck(seconds: 300),
        .limitsOrNetwork(.throttled(reset: .seconds(5))),
    ])
    func `a worker that leaves a run to others asks nobody to resume it`(reason: StopReason) {
        let note = reason.noteOfWorker
        #expect(note.en.contains("left to other workers") && !note.en.contains("esume"), "\(note)")
        #expect(note.zh.contains("其他工作进程") && !note.zh.contains("继续"), "\(note)")
    }

    @Test func `a stop with rows on their way says that how they end is not known`() {
        let note = StopReason.note(inFlight: 3)
        #expect(note.en.contains("3 rows were sent, and what became of them is not known yet."), "\(note)")
        #expect(note.en.contains("roster resume last") && note.zh.contains("已发出 3 行"), "\(note)")
    }

    @Test func `a person's stop is an interruption`() { #expect(StopReason(.ofPerson) == .interrupted) }
}
