import ContactAPI
import JobModel
import RowValidation

/// One record checked as a job would, for tests of single rules.
struct Checking {
    var header = ["name", "mobile", "email", "department_ids", "employee_no", "employee_type"]
    var fields = ["Ada", "13800000001", "ada@example.com", "eng", "E1", "1"]
    var job = JobDefinition(job: "test")
    var step = StepDefinition(subject: .people, source: "test.csv", match: "employee_no")
    var view: DirectoryView?

    /// Adds a column, or sets the one there is.
    func with(_ name: String, _ value: String) -> Checking {
        var copy = self
        if let place = header.firstIndex(of: name) {
            copy.fields[place] = value
        } else {
            copy.header.append(name)
            copy.fields.append(value)
        }
        return copy
    }

    func stepped(_ change: (inout StepDefinition) -> Void) -> Checking {
        var copy = self
        change(&copy.step)
        return copy
    }

    var checker: SheetChecker { SheetChecker(header: header, job: job, step: step, directory: view) }

    var row: CheckedRow { checker.check(ReadRecord(record: InputRecord(line: 2, row: 2, fields: fields))) }

    var codes: [String] { row.findings.map(\.code) }

    var person: PersonDraft? {
        guard case .person(let person) = row.draft else { return nil }
        return person
    }
}
