import Foundation
import JobFiles
import JobModel
import RowValidation
import TestSupport
import Testing
import Wording

struct JobFileValueTests {
    /// Loads a job with one more line at its top, or with one more key in its step.
    private func load(top: String = "", step: String = "ignore: []") async throws -> JobDefinition {
        try await withFolder { folder in
            let path = folder + "/job.yaml"
            let text = """
                job: x
                kind: import
                \(top)
                steps:
                  - { subject: people, source: a.csv, match: email, \(step) }
                """
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
            return try JobFile.load(path, isRegion: PhoneRegion.isKnown).job
        }
    }

    @Test(arguments: [
        "limits: { headroom: 90% }", "limits: { headroom: 0% }", "limits: { batch_rate: 0.5/s }",
        "limits: { settle_after: 0s }", "region: CH",
        "limits: { endpoints: { createUser: [1/s, 1000000/h], patchUser: 5/m } }", "limits: { task_deadline: 1s }",
        "limits: { request_deadline: 0.5s, retry_budget: 0% }", "safety: { plan_age: 0 }", "safety: { plan_age: 90s }",
        "overwrite: true",
    ])
    func `accepts a value of the job at its limit`(line: String) async throws {
        #expect(try await load(top: line).steps.count == 1)
    }

    @Test(arguments: [
        "工号", "紧急\n联系", "a\r\nb", "tab\there", "quote\"d", "back\\slash", "a: b", "#1", "- x", "null", "是", "{姓}{名}",
        "@x", "'a'", "a\u{200B}b",
        "a\u{FEFF}", "👨\u{200D}👩", "e\u{301}", " ", "x ", "\u{3000}x", "~", "yes", "*a", "%", "a #b", "\u{E000}",
        "\u{10FFFD}",
    ])
    func `a header is written into a job so that it is read as that header`(header: String) async throws {
        let job = try await load(step: "accept: { \(YAMLScalar.text(header)): x }")
        #expect(job.steps[0].accept?.keys.map { Array($0.unicodeScalars) } == [Array(header.unicodeScalars)])
    }

    @Test(arguments: [
        ("人员", "人员"), ("2", "2"), ("\" 人员 \"", " 人员 "), ("\"01\"", "01"), ("2026-04", "2026-04"), ("on", "on"),
    ])
    func `a tab is named by any text or number`(written: String, name: String) async throws {
        #expect(try await load(step: "sheet: \(written)").steps[0].sheet == name)
        #expect(try await load().steps[0].sheet == nil)
    }

    @Test(arguments: ["sheet: \"\"", "sheet: \" \"", "sheet: [人员]", "sheet: { name: 人员 }"])
    func `a tab has one name`(line: String) async throws {
        do {
            _ = try await load(step: line)
            Issue.record("\(line) was taken")
        } catch let error as JobFileError {
            #expect("\(error)".contains("sheet"), "\(error)")
        }
    }

    @Test func `accepts one or several right values for each column`() async throws {
        let job = try await load(step: "accept: { city: [淇滨, 洮北], 姓名: Null }")
        #expect(job.steps[0].accept == ["city": ["淇滨", "洮北"], "姓名": ["Null"]])
        #expect(try await load().steps[0].accept == nil)
    }

    @Test(arguments: ["accept: [淇滨]", "accept: { city: { 淇滨: 1 } }", "accept: { city: [[a]] }", "accept: { city: [] }"])
    func `accepted values are a mapping of words`(line: String) async throws {
        do {
            _ = try await load(step: line)
            Issue.record("\(line) was taken")
        } catch let error as JobFileError {
            #expect("\(error)".contains("accept"), "\(error)")
        }
    }

    @Test(arguments: [
        ("limits: { headroom: 91% }", "headroom must be 90% or less"),
        ("limits: { headroom: -1% }", "headroom must be a share"),
        ("limits: { batch_rate: inf }", "batch_rate must be a rate"), ("limits: { batch_rate: 0/s }", "batch_rate"),
        ("limits: { settle_after: infs }", "settle_after must be a time"),
        ("limits: { task_deadline: 0s }", "task_deadline must be a time"),
        ("limits: { retry_budget: 101% }", "retry_budget"),
        ("limits: { endpoints: { createUser: [0/s] } }", "createUser must be rates"),
        ("limits: { endpoints: { createUsers: [1/s] } }", "endpoints has an unknown key 'createUsers'; did you mean"),
        ("limits: { endpoints: { createUser: [20/day] } }", "createUser must be rates"),
        ("safety: { plan_age: -1 }", "plan_age must be minutes"), ("safety: { plan_age: soon }", "plan_age must be"),
        ("overwrite: maybe", "overwrite must be"),
        ("region: China", "region must be two"),
        ("region: cn", "region must be two"),
    ])
    func `refuses a value of the job beyond its limit and says where`(line: String, words: String) async throws {
        let error = await #expect(throws: JobFileError.self) { try await load(top: line) }
        #expect(error?.problem.en.contains("line 3: \(words)") == true, "\(error?.problem.en ?? "nothing")")
    }

    @Test(arguments: [("10", 600.0), ("0.5", 30), ("90s", 90), ("2h", 7200)])
    func `takes a plan's age in minutes, or with its unit`(text: String, seconds: Double) async throws {
        #expect(try await load(top: "safety: { plan_age: \(text) }").safety.planAgeSeconds == seconds)
        #expect(try await load(top: "submit: auto").safety.planAgeSeconds == nil)
    }

    @Test(arguments: [
        ("delimiter: auto", "auto"), ("delimiter: tab", "tab"), ("delimiter: ';'", ";"), ("delimiter: '|'", "|"),
    ])
    func `takes a delimiter`(key: String, delimiter: String) async throws {
        #expect(try await load(step: key).steps.map(\.delimiter) == [delimiter])
    }

    @Test(arguments: [
        ("delimiter: ',,'", "delimiter must be"), ("delimiter: '，'", "delimiter must be"),
        ("columns: { 编号: [user_id, { a: b }] }", "columns must give '编号' a field or a list of fields"),
        ("columns: { 员工: '{name}{mobile}' }", "columns must have something between the fields of '{name}{mobile}'"),
        (
            "columns: { 员工: '{name}({mobil})' }",
            "columns names the field 'mobil', which there is not; did you mean 'mobile'?"
        ),
        ("columns: { 员工: '{}({})' }", "columns must name a field in '{}({})'"),
        ("columns: { '{姓}{名}': '{name}({mobile})' }", "columns cannot put '{姓}{名}' together and take it apart"),
        ("dates: year_first", "dates must be one of auto, day_first, month_first"),
        ("columns: { 性别: { field: gender, values: { 男: [1] } } }", "values must give '男' one value"),
    ])
    func `refuses contradictions in a step`(key: String, words: String) async throws {
        let error = await #expect(throws: JobFileError.self) { try await load(step: key) }
        #expect(error?.problem.en.contains("line 5: \(words)") == true, "\(error?.problem.en ?? "nothing")")
    }

    @Test func `a value may be a number or a word`() async throws {
        let job = try await load(step: "columns: { 性别: { field: gender, values: { 男: 1, 女: '2' } } }")
        #expect(job.steps.first?.columns["性别"]?.values == ["男": "1", "女": "2"])
    }

    @Test(arguments: [
        (kind: "export", format: "xlsx", problem: nil), ("export", "csv", nil), ("export", "ndjson", nil),
        ("export", "sqlite", nil),
        ("export", "pdf", "line 3: format must be one of csv, xlsx, ndjson, sqlite"),
        ("import\nsteps: [{ subject: people, source: a.csv, match: user_id }]", "xlsx", "format is of an export alone"),
    ])
    func `an export has a format`(kind: String, format: String, problem: String?) async throws {
        try await withFolder { folder in
            let path = folder + "/job.yaml"
            try Data("job: a\nkind: \(kind)\nformat: \(format)\n".utf8).write(to: URL(fileURLWithPath: path))
            guard let problem else {
                let (job, _) = try JobFile.load(path, isRegion: PhoneRegion.isKnown)
                return #expect(job.format?.rawValue == format)
            }
            let error = #expect(throws: JobFileError.self) { try JobFile.load(path, isRegion: PhoneRegion.isKnown) }
            #expect(error?.problem.en.contains(problem) == true, "\(error?.problem.en ?? "nothing")")
        }
    }

    @Test func `a job without a name is refused`() async throws {
        let error = await #expect(throws: JobFileError.self) {
            try await withFolder { folder in
                let path = folder + "/job.yaml"
                try Data("job: ''\nkind: export\n".utf8).write(to: URL(fileURLWithPath: path))
                _ = try JobFile.load(path, isRegion: PhoneRegion.isKnown)
            }
        }
        #expect(error?.problem.en.contains("job must have a name") == true)
    }
}
