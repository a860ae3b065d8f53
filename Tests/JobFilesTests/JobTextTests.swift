import Foundation
import JobFiles
import JobModel
import RowValidation
import TestSupport
import Testing

struct JobTextTests {
    private func readBack(_ job: JobDefinition) async throws -> JobDefinition {
        try await withFolder { folder in
            let path = folder + "/job.yaml"
            try Data(JobFile.text(of: job).utf8).write(to: URL(fileURLWithPath: path))
            return try JobFile.load(path, isRegion: PhoneRegion.isKnown).job
        }
    }

    @Test func `a job with nothing said reads back as it is`() async throws {
        var job = JobDefinition(job: "入职 12月: #1")
        job.steps = [StepDefinition(subject: .people, source: "sheet", match: "mobile")]
        #expect(try await readBack(job) == job)
    }

    @Test func `a job with everything said reads back as it is`() async throws {
        var job = JobDefinition(job: "- x")
        job.directory = "https://example.com:8443"
        (job.submit, job.notify, job.overwrite) = (.batch, false, true)
        (job.timezone, job.region, job.edition) = ("Europe/Zurich", "CH", .lark)
        job.limits.rates = .off
        (job.limits.batchItems, job.limits.batchRate, job.limits.workers) = (7, 0.5, 3)
        (job.limits.headroom, job.limits.settleAfterSeconds) = (0.25, 90)
        (job.limits.taskDeadlineSeconds, job.limits.requestDeadlineSeconds) = (60, 2.5)
        job.limits.retryShare = 0.1
        job.limits.endpoints = ["createUser": [.init(limit: 20, seconds: 1), .init(limit: 500, seconds: 60)]]
        (job.safety.canary, job.safety.stopAt, job.safety.planAgeSeconds) = (3, 0.05, 30)
        job.tenant = JobDefinition.Tenant()
        job.tenant?.monthlyCalls = 10_000
        var step = StepDefinition(subject: .people, source: "/a b/员工.xlsx", match: "employee_no")
        (step.sheet, step.encoding, step.delimiter, step.headerRow) = ("01", "GB18030", "|", 3)
        (step.mode, step.leaders, step.dates, step.clear) = (.upsert, .optional, .dayFirst, "~")
        step.columns = [
            "工号": ColumnDefinition(field: "user_id", others: ["employee_no"]),
            "性别: ": ColumnDefinition(field: "gender", values: ["男": "1", "yes": "2", " ": "0", "a\nb": ""]),
            "{姓}{名}": ColumnDefinition(field: "name"), "员工": ColumnDefinition(field: "{name}({email})"),
            "#3": ColumnDefinition(field: "custom_attrs.入职批次"),
        ]
        (step.ignore, step.defaults) = (["备注*", "", "null"], ["employee_type": "1"])
        (step.conditions, step.accept) = (["状态": ["在职", "1"]], ["姓名": ["Null"]])
        step.allowNew = ["job_title", "city"]
        (step.allowDefective, step.allowIdentityChange) = (true, true)
        step.corrections = "corrections.csv"
        job.steps = [step, StepDefinition(subject: .departments, source: "d.csv", match: "path")]
        #expect(try await readBack(job) == job)
    }
}
