import Foundation
import JobEngine
import JobModel
import JobSession
import LocalFiles
import TestSupport
import Testing
import Wording

@testable import WebConsole

struct RunMonitorTests {
    /// The planning of a run may end while its page is read, and its release begin at once: that is another process at work.
    @Test func `a run that is left and taken up while it is looked at is known to be at work`() async throws {
        try await withFolder { folder in
            let history = try RunHistory(stateFolder: folder)
            try await history.ledger.createTestRun(steps: 1)
            let monitor = RunMonitor(history: history)
            for round in 0..<600 {
                let planning = try await history.ledger.lock(run: "r")
                async let look = monitor.progress(of: "r")
                // At any moment of the look.
                for _ in 0..<round % 60 { await Task.yield() }
                planning.release()
                _ = try await look
                let release = try await history.ledger.lock(run: "r")
                #expect(try await monitor.progress(of: "r").status.isAtWork == true)
                release.release()
                #expect(try await monitor.progress(of: "r").status.isAtWork == false)
            }
        }
    }

    @Test func `what settled while nothing was written is no part of how fast rows are written`() async throws {
        try await withFolder { folder in
            let history = try RunHistory(stateFolder: folder)
            let (ledger, monitor) = (history.ledger, RunMonitor(history: history))
            try await ledger.createTestRun(steps: 1, rows: [2, 3], records: 2)
            let planning = try await ledger.lock(run: "r")
            #expect(try await monitor.progress(of: "r").samples.isEmpty)
            try await ledger.completeStep(1, leftOut: 0, of: "r")
            try await ledger.begin("r")
            #expect(try await monitor.progress(of: "r").samples.map(\.settled) == [0])
            try await ledger.commit([.send(lines: [2], at: .now)], run: "r", step: 1)
            try await ledger.commit([.settle(Settlement(line: 2, outcome: .created))], run: "r", step: 1)
            planning.release()
            // Nobody writes it now; who goes on begins at what there is.
            _ = try await monitor.progress(of: "r")
            let writing = try await ledger.lock(run: "r")
            #expect(try await monitor.progress(of: "r").samples.map(\.settled) == [1])
            // What is not tried because of another row takes no call, and would seem to pass the limit.
            try await ledger.commit([.settle(Settlement(line: 3, outcome: .notAttempted))], run: "r", step: 1)
            let status = try await history.progress(of: "r")
            #expect(status.steps[0].progress.done == 2 && status.settledByCalls == 1)
            writing.release()
        }
    }

    @Test func `the file of a run's open rows is named once it is there`() async throws {
        try await withFolder { folder in
            let history = try RunHistory(stateFolder: folder + "/state")
            let definition = JobDefinition(job: "wave")
            let run = RunRecord(id: "r", definition: definition, started: 1, out: folder + "/out", base: folder)
            try await history.ledger.createRun(run)
            var step = StepRecord(number: 1, subject: .people, name: "people", source: "a.csv", header: [])
            step.records = 1
            try await history.ledger.addStep(step, of: "r")
            let row = PlannedRow(line: 2, row: 2, originRow: 2, matchKey: "E", action: .create, record: [])
            try await history.ledger.add([row], run: "r", step: 1)
            try await history.ledger.completePlan(of: "r", saying: "{}", at: 1)
            try await history.ledger.updateRun("r", state: .finished, exit: 2)
            let monitor = RunMonitor(history: history)
            for _ in 0..<2 {
                let sheet = try await monitor.ended("r", in: .english).status.openSheet
                #expect(sheet?.step == "people" && sheet?.file == nil)
            }
            let file = folder + "/out/r/people/failed.csv"
            try FileManager.default.createDirectory(
                atPath: folder + "/out/r/people",
                withIntermediateDirectories: true
            )
            try Data().write(to: URL(fileURLWithPath: file))
            #expect(try await monitor.ended("r", in: .english).status.openSheet?.file == file)
            try FileManager.default.removeItem(atPath: file)
            #expect(try await monitor.ended("r", in: .english).status.openSheet?.file == nil)
        }
    }
}
