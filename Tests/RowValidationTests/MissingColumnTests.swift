import JobModel
import RowValidation
import Testing
import Wording

/// What is said once of a sheet's columns, and not of each of its rows.
struct MissingColumnTests {
    private func checker(
        _ header: [String],
        edition: JobDefinition.Edition = .feishu,
        _ change: (inout StepDefinition) -> Void = { _ in }
    ) -> SheetChecker {
        var job = JobDefinition(job: "test")
        job.edition = edition
        var step = StepDefinition(subject: .people, source: "x", match: "employee_no")
        change(&step)
        return SheetChecker(header: header, job: job, step: step)
    }

    private func codes(_ checker: SheetChecker, _ fields: [String]) -> [String] {
        checker.check(ReadRecord(record: InputRecord(line: 2, row: 2, fields: fields))).findings.map(\.code)
    }

    @Test func `reports a missing column that a create needs once for the sheet`() {
        let checker = checker(["name", "employee_no"])
        #expect(checker.columns.findings.map(\.code) == ["header.missing", "header.missing", "header.missing"])
        #expect(checker.columns.findings.map(\.value) == ["mobile", "department_ids", "employee_type"])
        #expect(codes(checker, ["Ada", "E1"]).isEmpty)
        #expect(codes(checker, ["", "E1"]) == ["required.name"])
    }

    @Test func `accepts a default for a column and in Lark an email for a number, and an update needs neither`() {
        let header = ["name", "employee_no", "email", "department_ids"]
        #expect(checker(header) { $0.defaults = ["employee_type": "1"] }.columns.findings.map(\.value) == ["mobile"])
        let lark = checker(header, edition: .lark) { $0.defaults = ["employee_type": "1"] }
        #expect(lark.columns.findings.isEmpty)
        #expect(checker(["employee_no"]) { $0.mode = .update }.columns.findings.isEmpty)
    }

    @Test func `does not refuse the sheet of an upsert before it asks the directory`() {
        let checker = checker(["name", "employee_no"]) { $0.mode = .upsert }
        #expect(checker.columns.findings.isEmpty)
        #expect(checker.columns.missingColumns(checker.step, edition: .feishu).count == 3)
        #expect(codes(checker, ["Ada", "E1"]).isEmpty)
    }

    @Test func `does not report a missing match key for each row without a match column`() {
        let checker = checker(["name", "mobile", "department_ids", "employee_type"])
        #expect(checker.columns.findings.map(\.code) == ["header.noMatch"])
        #expect(codes(checker, ["Ada", "13800000001", "eng", "1"]).isEmpty)
    }

    @Test func `a sheet of departments needs a name or a path`() {
        let checker = checker(["department_id"]) {
            $0.subject = .departments
            $0.match = "department_id"
        }
        #expect(checker.columns.findings.map(\.value) == ["name"])
    }

    // MARK: Columns without a name

    @Test func `reports values in a column without a name once for each column`() {
        let header = ["name", "", "employee_no"]
        let checker = checker(header)
        var columns = UnnamedColumns()
        for (row, fields) in [["林", "小北", "E1"], ["周", "", "E2"], ["何", "西", "E3", "x"]].enumerated() {
            let read = ReadRecord(record: InputRecord(line: row + 2, row: row + 2, fields: fields))
            columns.note(checker.check(read).unnamed, line: row + 2, row: row + 2)
        }
        let findings = columns.findings(in: header)
        #expect(findings.map(\.code) == ["header.unnamed", "header.unnamed"])
        #expect(findings.map(\.row) == [2, 4] && findings.map(\.value) == ["小北", "x"])
        #expect(findings[0].problem.en.contains("column B") && findings[1].problem.en.contains("column D"))
        #expect(findings[0].remedy.en.contains("'#2'") && findings[1].remedy.en.contains("'#4'"))
    }

    @Test(arguments: ["", " ", "\u{A0}", "\u{200B}"])
    func `treats an invisible header as no name`(name: String) {
        let read = ReadRecord(record: InputRecord(line: 2, row: 2, fields: ["Ada", "Lovelace", "E1"]))
        #expect(
            checker(["name", name, "employee_no"]).check(read).unnamed == [UnnamedCell(place: 1, value: "Lovelace")]
        )
        let ignoring = checker(["name", name, "employee_no"]) { $0.ignore = [""] }
        #expect(
            ignoring.check(read).unnamed.isEmpty
                && !ignoring.columns.warnings.contains { $0.code == "header.nothingIgnored" }
        )
    }

    // MARK: Patterns of columns to ignore

    @Test(arguments: [
        (["备注*"], ["备注", "备注1", "备注（内部）"], ["工号备注"]), (["*备注"], ["工号备注", "备注"], ["备注1"]),
        (["Q? 20*"], ["Q1 2026", "q2 2027"], ["Q12 2026"]), (["*_old_*"], ["a_old_b", "x_old_"], ["old"]),
        (["*a*b*c"], ["xaybzc", "abc", "aabbcbc"], ["acb"]),
    ])
    func `ignore takes patterns`(patterns: [String], matching: [String], others: [String]) {
        let columns = checker(["employee_no"] + matching + others) {
            $0.ignore = patterns
            $0.mode = .update
        }.columns
        #expect(columns.findings.map(\.column) == others, "\(columns.findings)")
        #expect(columns.warnings.isEmpty)
    }

    @Test func `reports a pattern without matches, and a star alone ignores only unknown columns`() {
        let header = ["employee_no", "name", "shoe size"]
        let unmatched = checker(header) {
            $0.ignore = ["shoe*", "hat*", "gloves"]
            $0.mode = .update
        }.columns
        #expect(unmatched.warnings.map(\.code) == ["header.nothingIgnored", "header.nothingIgnored"])
        #expect(unmatched.warnings.map(\.value) == ["hat*", "gloves"])
        let rest = checker(header) {
            $0.ignore = ["*"]
            $0.mode = .update
        }.columns
        #expect(rest.findings.isEmpty && rest.warnings.isEmpty)
        #expect(rest.columns.map(\.meaning.fieldName) == ["employee_no", "name", nil])
        #expect(!SheetColumns.columnNames(of: StepDefinition(subject: .people, source: "", match: "x"))("shoe size"))
    }

    @Test func `a header with a line break that the job maps is in the file, and so is one that where looks at`() {
        for broken in ["姓名\n（必填）", "姓名\r\n（必填）", "姓名（必填）"] {
            let columns = checker(["工号", broken, "状态\n"]) {
                $0.mode = .update
                $0.columns = ["姓名\n（必填）": ColumnDefinition(field: "name")]
                $0.conditions = ["状态": ["在职"]]
            }.columns
            #expect(columns.warnings.isEmpty && columns.findings.isEmpty, "\(columns.warnings + columns.findings)")
            #expect(columns.columns[1].meaning == .person(.name))
        }
    }
}
