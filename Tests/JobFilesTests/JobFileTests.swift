import Foundation
import JobFiles
import JobModel
import RowValidation
import TestSupport
import Testing
import Wording

struct JobFileTests {
    private func load(_ text: String) throws -> JobDefinition {
        let folder = try TemporaryFolder()
        defer { withExtendedLifetime(folder) {} }
        let file = folder.path + "/job.yaml"
        try text.write(toFile: file, atomically: true, encoding: .utf8)
        return try JobFile.load(file, isRegion: PhoneRegion.isKnown).job
    }

    @Test func `reads every key`() throws {
        let job = try load(
            """
            job: wave
            kind: import
            directory: https://directory.example.com
            submit: batch
            notify: false
            timezone: Europe/Zurich
            region: CH
            edition: lark
            limits: { rates: off, batch_items: 20, batch_rate: 2/s, workers: 4, headroom: 20%, settle_after: 5m }
            safety: { canary: 5, stop_at: 25% }
            steps:
              - subject: people
                source: people.csv
                match: email
                mode: upsert
                columns: { 性别: { field: gender, values: { 男: 1, 女: 2 } }, 名字: name, 编号: [user_id, employee_no] }
                ignore: [备注]
                defaults: { employee_type: 1 }
                where: { 状态: [在职, 试用] }
                clear: "-"
                allow_new: [job_title]
                allow_defective: true
                leaders: optional
            """
        )
        #expect(job.submit == .batch && job.notify == false && job.edition == .lark)
        #expect(job.limits.batchRate == 2 && job.limits.settleAfterSeconds == 300 && job.limits.headroom == 0.2)
        #expect(job.safety.stopAt == 0.25)
        let step = try #require(job.steps.first)
        #expect(step.columns["编号"]?.fields == ["user_id", "employee_no"])
        #expect(step.columns["性别"]?.values == ["男": "1", "女": "2"])
        #expect(step.conditions == ["状态": ["在职", "试用"]])
        #expect(step.defaults == ["employee_type": "1"] && step.leaders == .optional && step.allowDefective)
    }

    @Test(arguments: [
        ("job: x\nkind: import\nstpes: []", "did you mean 'steps'"), ("kind: import\nsteps: []", "lacks 'job'"),
        ("job: x\nsteps:\n  - { subject: people, source: a.csv, match: name }", "match must be one of"),
        (
            "job: x\nsteps:\n  - { subject: people, source: a.csv, match: email, columns: { a: emial } }",
            "did you mean 'email'"
        ),
        ("job: x\ntimezone: Mars/Base\nsteps:\n  - { subject: people, source: a.csv, match: email }", "no zone"),
        (
            "job: x\nsubmit: single\nnotify: false\nsteps:\n  - { subject: people, source: a.csv, match: email }",
            "always invites"
        ),
    ])
    func `says what is wrong and what to do`(text: String, words: String) {
        let error = #expect(throws: JobFileError.self) { try load(text) }
        #expect(error?.problem.en.contains(words) == true, "\(error?.problem.en ?? "nothing")")
    }

    @Test func `a missing file and a file that is not YAML have their own messages`() {
        #expect(throws: JobFileError.missing(path: "/nowhere.yaml")) {
            try JobFile.load("/nowhere.yaml", isRegion: PhoneRegion.isKnown)
        }
        #expect(throws: JobFileError.self) { try load("job: [") }
    }
}
