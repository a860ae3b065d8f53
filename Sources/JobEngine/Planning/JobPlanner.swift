import ContactAPI
import CSVStream
import JobLedger
import JobModel
import RowValidation

/// Plans a job against the directory: reads the sheets, reads the directory in bulk, decides every row.
struct JobPlanner {
    let job: JobDefinition
    let folder: String
    let connection: Connection
    /// Rows to plan instead of the job's files, by step: those of an earlier run.
    var sources: [Int: RecordSource] = [:]

    /// A step with its sheet read once.
    struct Reading {
        var number: Int
        var name: String
        var step: StepDefinition
        var source: RecordSource
        var columns: SheetColumns
        var scan: SheetScan?
    }

    /// Opens the sheets; the header is read, no row yet.
    ///
    /// With `sources` only the steps that have one take part.
    func open() throws -> [Reading] {
        var readings: [Reading] = []
        for (offset, step) in job.steps.enumerated() {
            let number = offset + 1
            guard sources.isEmpty || sources[number] != nil else { continue }
            let source =
                if let given = sources[number] { given } else {
                    RecordSource.file(try StepSource.open(step, folder: folder), origins: nil)
                }
            let columns = SheetChecker(header: source.header, job: job, step: step).columns
            readings.append(
                Reading(number: number, name: name(of: step, at: offset), step: step, source: source, columns: columns)
            )
        }
        return readings
    }

    /// The subject; a second step of the same subject adds its number.
    private func name(of step: StepDefinition, at offset: Int) -> String {
        let earlier = job.steps[..<offset].count { $0.subject == step.subject }
        return earlier == 0 ? step.subject.rawValue : "\(step.subject.rawValue)-\(earlier + 1)"
    }

    /// The facts every step needs, with the slow lists only where a sheet has their column.
    func snapshot(for readings: [Reading]) async throws -> Snapshot {
        var snapshot = Snapshot(client: connection.client, region: job.region)
        try await snapshot.readFacts(
            jobTitles: readings.contains { $0.writes(.jobTitle) },
            cities: readings.contains { $0.writes(.city) }
        )
        return snapshot
    }

    /// Reads one sheet for the first time and then, in bulk, the people it speaks of.
    func scan(_ reading: inout Reading, with snapshot: inout Snapshot) async throws {
        var scan = SheetScan(header: reading.source.header, job: job, step: reading.step, directory: snapshot.view)
        try scan.run(over: reading.source)
        try await snapshot.readPeople(scan.keys.people)
        if reading.step.subject == .departments {
            var planning = DepartmentForecast(tree: snapshot.view.departments, match: reading.step.match)
            planning.plan(scan.keys.departments)
            snapshot.plan(planning.tree)
        }
        reading.scan = scan
    }

    /// Checks every step against the directory, without planning.
    func checkAll() async throws -> [CheckReport] {
        var readings = try open()
        var snapshot = try await snapshot(for: readings)
        var reports: [CheckReport] = []
        for place in readings.indices {
            try await scan(&readings[place], with: &snapshot)
            reports.append(try report(on: readings[place], view: snapshot.view))
        }
        return reports
    }

    private func report(on reading: Reading, view: DirectoryView) throws -> CheckReport {
        var report = CheckReport(file: StepSource.path(of: reading.step, folder: folder))
        guard let scan = reading.scan else { return report }
        let checker = SheetChecker(header: reading.source.header, job: job, step: reading.step, directory: view)
        report.begin(with: reading.source, columns: checker.columns)
        var records = try reading.source.records()
        while let (read, _) = try records.next() {
            var checked = checker.check(read)
            guard !checked.isLeftOut else { continue }
            checked.findings += checker.findings(on: checked, index: scan.index, view: view).findings
            report.note(checked)
        }
        report.close(rows: scan.rows, leftOut: scan.leftOut)
        return report
    }
}

extension JobPlanner.Reading {
    /// Whether the sheet, or a default, writes the field.
    func writes(_ field: PersonField) -> Bool {
        step.subject == .people
            && (step.defaults[field.rawValue] != nil || columns.columns.contains { $0.meaning == .person(field) })
    }
}

/// What exists already where a row points.
struct ExistingRecord {
    var person: User?
    var department: DepartmentTree.Node?
    var findings: [Finding] = []
}

extension SheetChecker {
    /// Finds what the row's match key names in the directory, and applies the rules across rows.
    func findings(on row: CheckedRow, index: FileIndex, view: DirectoryView) -> ExistingRecord {
        var existing = ExistingRecord()
        switch row.draft {
        case .person(let draft):
            let found = matchReference(draft).flatMap { view.people.person($0) }
            existing.person = found?.status?.isResigned == true ? nil : found
            existing.findings = crossCheck(row, index: index, existing: existing.person)
        case .department(let draft):
            existing.department = view.departments.existing(draft)
            existing.findings = crossCheck(row, index: index, existingDepartment: existing.department)
        case nil: break
        }
        return existing
    }
}

extension DepartmentTree {
    /// The department in the directory that a draft means: by its id where it gives one, else by its path.
    func existing(_ draft: DepartmentDraft) -> Node? {
        let resolution: Resolution
        if let id = draft.values.departmentID {
            guard case .found(let node) = resolve(id), node.department.departmentID?.lowercased() == id.lowercased()
            else { return nil }
            resolution = .found(node)
        } else if let path = draft.path {
            resolution = resolve(path: path)
        } else {
            return nil
        }
        guard case .found(let node) = resolution, !node.isPlanned else { return nil }
        return node
    }
}
