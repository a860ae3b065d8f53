import CSVStream
import ContactAPI
import JobEngine
package import JobModel
import RowValidation

/// What a job, or without one any import, needs of a directory.
package struct DiagnosticNeeds: Sendable {
    /// Calls without which the work cannot be done.
    var calls: [Endpoint] = [.childDepartments, .getDepartment, .usersOfDepartment, .customAttributes, .employeeTypes]
    /// Calls that some jobs need.
    var usefulCalls: [Endpoint] = []
    var writes = true
    /// Fields of people without which rows cannot be told apart, by their names on the wire.
    var personFields: Set<String> = ["user_id"]
    /// Attributes that columns name.
    var attributes: [String] = []
    /// Values that the job itself writes as `employee_type`.
    var employeeTypes: Set<String> = []
    var isExport = false
    /// Fields of people that matter at all; `nil` where every one does.
    var concernedFields: Set<String>?
    /// Whether a person may be without a mobile number.
    var isLark = false

    /// What an import of any sheet needs.
    package init() {
        calls += [.lookUpUsers, .batchUsers, .task]
        usefulCalls = [.scopes, .jobTitles, .workCities]
        personFields = ["user_id", "mobile", "email", "employee_no"]
    }

    /// What one job needs; the headers of its sheets are read.
    ///
    /// - Throws: `CSVStreamError` where a sheet cannot be read.
    package init(job: JobDefinition, folder: String) throws {
        usefulCalls = [.scopes]
        guard job.kind == .importing else {
            isExport = true
            writes = false
            return
        }
        concernedFields = ["user_id", "name", "status", "department_ids"]
        isLark = job.edition == .lark
        calls += [.lookUpUsers, .batchUsers]
        // Asked anyway: it tells of the permission to write.
        if job.submit == .single { usefulCalls.append(.task) } else { calls.append(.task) }
        for step in job.steps {
            let source = try StepSource.open(step, folder: folder)
            let columns = SheetChecker(header: source.header, job: job, step: step).columns
            if step.subject == .people { note(step, columns) }
        }
    }

    private mutating func note(_ step: StepDefinition, _ columns: SheetColumns) {
        personFields.insert(step.match)
        if let type = step.defaults[PersonField.employeeType.rawValue] { employeeTypes.insert(type) }
        for name in step.defaults.keys { PersonField(rawValue: name).map { note($0) } }
        for column in columns.columns {
            switch column.meaning {
            case .person(let field): note(field)
            case .attribute(let name, _):
                if !attributes.contains(name) { attributes.append(name) }
                concernedFields?.insert("custom_attrs")
            case .department, .condition, .part, .ignored, .own, .unknown: break
            }
        }
    }

    private mutating func note(_ field: PersonField) {
        concernedFields?.insert(field.rawValue)
        switch field {
        case .mobile, .email, .employeeNo: personFields.insert(field.rawValue)
        case .jobTitle: need(.jobTitles)
        case .city: need(.workCities)
        default: break
        }
    }

    private mutating func need(_ call: Endpoint) {
        if !calls.contains(call) { calls.append(call) }
    }
}
