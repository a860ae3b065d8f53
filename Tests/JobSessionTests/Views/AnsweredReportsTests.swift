import ContactAPI
import Foundation
import JobEngine
import JobModel
import JobSession
import TestSupport
import Testing

struct AnsweredReportsTests {
    private func choices(_ type: String) -> DirectoryChoices {
        var (choices, known) = (DirectoryChoices(), EmployeeType())
        (known.content, known.enumValue, known.enumStatus) = (type, "6", 1)
        choices.types = [known]
        return choices
    }

    @Test func `what is said of all rows is looked at once for an answer of the directory`() async throws {
        try await withFolder { folder in
            let text = "name,mobile,department_ids,employee_type\nAda,13800013164,0,Pilot\nBo,13800013165,0,Pilot\n"
            try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/people.csv"))
            var job = JobDefinition(job: "test")
            job.steps = [StepDefinition(subject: .people, source: "people.csv", match: "mobile")]
            let read = try await OfflineCheck(job: job, folder: folder).review(keeping: 10)
            var review = try #require(read)
            #expect(SheetProblems(review.report).groups.map(\.rows) == [[2, 3]])
            let answers = AnsweredReports()
            #expect(answers.answered(review, by: DirectoryChoices())?.report.rows == nil)
            let pilots = try #require(answers.answered(review, by: choices("Pilot")))
            #expect(pilots.report.warnings.isEmpty && pilots.problems.groups.isEmpty)
            #expect(pilots.report.rows == 2)
            // What would be said by another look is not asked for.
            var report = review.report
            report.warnings = []
            report.valid = 0
            review.take(report)
            #expect(answers.answered(review, by: choices("Pilot"))?.report.valid == 2)
            #expect(answers.answered(review, by: choices("Cook"))?.report.valid == 0)
        }
    }

    @Test func `corrections change what is said of their rows, and no answer of the directory`() async throws {
        try await withFolder { folder in
            let rows = ["Ada,1,0,Pilot", "Bo,13800013165,,Pilot", "Cy,2,,Pilot", "Di,13800013166,0,Pilot"]
            let text = (["name,mobile,department_ids,employee_type"] + rows).joined(separator: "\n") + "\n"
            try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/people.csv"))
            var job = JobDefinition(job: "test")
            job.steps = [StepDefinition(subject: .people, source: "people.csv", match: "mobile")]
            let read = try await OfflineCheck(job: job, folder: folder).review(keeping: 10)
            var review = try #require(read)
            let (before, answers) = (SheetProblems(review.report), AnsweredReports())
            _ = answers.answered(review, by: choices("Cook"))
            review.correct([2: [1: "13800013164"], 4: [2: "0"]])
            let problems = before.with(findings: review.report.findings)
            #expect(said(problems) == said(SheetProblems(review.report)))
            #expect(problems.rowCounts == SheetProblems(review.report).rowCounts)
            #expect(problems.rowCounts[.finding] == 2 && review.report.invalid == 2 && review.report.valid == 2)
            let kept = try #require(answers.corrected(review, problems).answered(review, by: choices("Cook")))
            let fresh = try #require(AnsweredReports().answered(review, by: choices("Cook")))
            #expect(kept.report == fresh.report && said(kept.problems) == said(fresh.problems))
            #expect(kept.problems.rowCounts == fresh.problems.rowCounts)
        }
    }

    private func said(_ problems: SheetProblems) -> [String] {
        problems.groups.map { "\($0.kind) \($0.code) \($0.column ?? "") \($0.rows) \($0.findings.count)" }
    }
}
