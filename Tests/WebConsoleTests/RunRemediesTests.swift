import Foundation
import JobEngine
import JobModel
import Testing
import Wording

@testable import WebConsole

/// What a run's page says is to be done is what that run's page has.
struct RunRemediesTests {
    private let frame = PageFrame(language: .english, place: .runs)

    private func run(_ state: RunState, _ more: String = "", outcomes: String = #""invalid": 1"#) throws -> RunStatus {
        let confirmation = state == .planned || state == .planning ? "" : #", "confirmation": "terminal""#
        let text = """
            {"run": "r1", "job": "wave", "state": "\(state.rawValue)", "directory": "embedded", "app": "a",
             "started": "2026-12-01T00:00:00Z"\(confirmation)\(more),
             "steps": [{"name": "people", "source": "p.csv", "rows": 2, "left_out": 0, "open": 0,
                        "outcomes": {"created": 1, \(outcomes)}}]}
            """
        return try JSONDecoder().decode(RunStatus.self, from: Data(text.utf8))
    }

    private func said(
        _ command: String,
        of run: RunStatus,
        hasPages: Bool = false,
        isReadOnly: Bool = false
    ) -> String? {
        var surroundings = RunPage.Surroundings(isReadOnly: isReadOnly)
        surroundings.correcting.hasPages = hasPages
        return RunRemedies.ofRun(run, surroundings, frame).of("Run `roster \(command) r1`.", onPages: nil)
    }

    @Test func `rows of files are planned again from the file in which they are corrected`() throws {
        let file = #", "open_sheet": {"run": "r1", "step": "people", "file": "/out/people/failed.csv"}"#
        let ended = try run(.finished, file)
        #expect(said("retry", of: ended) == "Plan the rows again from failed.csv.")
        #expect(said("retry", of: ended, hasPages: true) == "Press 'Plan the rows again that did not succeed'.")
        #expect(said("results", of: ended) == "Press 'The results, row by row'.")
    }

    @Test func `rows that the directory has overtaken have no file, and the button plans them`() throws {
        let reason =
            #"{"step": "people", "outcome": "failed", "code": "changed.sincePlan", "rows": 1, "first_rows": [2]}"#
        let stopped = try run(.stopped, #", "exit": 6, "reasons": [\#(reason)]"#, outcomes: #""failed": 1"#)
        #expect(stopped.nextStep == .retry(input: nil))
        #expect(said("retry", of: stopped) == "Press 'Plan the rows again that did not succeed'.")
    }

    @Test func `a button that is not there is not named`() throws {
        let stopped = try run(.stopped)
        #expect(said("resume", of: stopped) == "Press 'Go on'.")
        #expect(said("resume", of: stopped, isReadOnly: true) == "Go on with the run.")
        #expect(said("retry", of: stopped, hasPages: true) == "Plan the rows again once the run has ended.")
        #expect(said("retry", of: try run(.planned), hasPages: true) == "Make a new plan.")
        let planned = try run(.planned)
        #expect(said("resume", of: planned) == "Press 'Look at the plan, and release it'.")
        #expect(said("resume", of: planned, isReadOnly: true) == "Go on with the run.")
        #expect(said("results", of: try run(.written)) == "Press 'Write the results'.")
    }
}
