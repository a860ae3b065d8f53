import CSVStream
import ContactAPI
import DirectoryClient
import JobModel
import RowValidation
import Wording

/// Reads a job's sheets and, in bulk, what they need to know of the directory.
struct SheetPreparation {
    let job: JobDefinition
    let folder: String
    let connection: Connection
    /// Rows to plan instead of the job's files, by the step's number; steps without any do not take part.
    var sources: [Int: RecordSource]?
    /// The corrected file that those come from, where they come from one.
    var input: String?
    /// Hears how many calls reading the directory takes, before they are made.
    var tell: @Sendable (CallBudget) async -> Void = { _ in }

    /// A step with its sheet open.
    struct Reading {
        var number: Int
        var name: String
        var step: StepDefinition
        /// The file as the plan shows it.
        var file: String
        var source: RecordSource
        var columns: SheetColumns
        var index: FileIndex
        /// How its dates are to be read.
        var dates = DateColumn.untold
        /// Of a sheet of departments that names their parents.
        var hierarchy: DepartmentHierarchy?
        /// What is to be said of the sheet as a whole.
        var notes: [Finding] = []
        /// Of a sheet of departments, once it is read.
        var forecast: DepartmentForecast?
        var dependencies = DepartmentDependencies()
    }

    /// Opens the sheets; the header is read, no row yet.
    ///
    /// A column that is not known may be an attribute of the directory's people, and is left to `refuseUnknownColumns`.
    /// - Throws: `EngineError.fileRefused` where a header or file makes the import impossible.
    func open() throws -> [Reading] {
        let names = ResultStep.names(of: job.steps.map(\.subject))
        var readings: [Reading] = []
        for (offset, step) in job.steps.enumerated() {
            guard let source = try source(of: step, number: offset + 1) else { continue }
            let reading = Reading(step, number: offset + 1, name: names[offset], source, input: input, job: job)
            try reading.refuseBadColumns(job: job)
            readings.append(reading)
        }
        return readings
    }

    /// The directory's attributes, where a sheet has a column that may be one of them.
    func attributes(for readings: [Reading]) async throws -> [CustomAttributeDefinition] {
        guard readings.contains(where: \.mayNameAttributes) else { return [] }
        let client = connection.client
        return try await connection.watchdog.guarding { try await client.customAttributes().value }
    }

    /// Refuses columns that are not known, be it as attributes.
    ///
    /// - Throws: `EngineError.fileRefused`.
    func refuseUnknownColumns(of readings: [Reading], attributes: [CustomAttributeDefinition]) throws {
        for reading in readings where reading.mayNameAttributes {
            try reading.known(job: job, attributes: attributes).refuseBadHeader()
        }
    }

    private func source(of step: StepDefinition, number: Int) throws -> RecordSource? {
        guard let sources else { return .file(try StepSource.open(step, folder: folder), origins: nil) }
        return sources[number]
    }

    /// The facts every step needs, with the slow lists only where a sheet has their column.
    func snapshot(for readings: [Reading]) async throws -> Snapshot {
        let titles = readings.contains { $0.writes(.jobTitle) }
        let cities = readings.contains { $0.writes(.city) }
        let people = readings.contains { $0.step.subject == .people }
        let before = Snapshot(client: connection.client, holdsNobody: connection.holdsNobody, tell: tell)
        return try await connection.watchdog.guarding {
            var snapshot = before
            try await snapshot.readFacts(jobTitles: titles, cities: cities, people: people)
            return snapshot
        }
    }

    /// Reads one sheet for the first time and then, in bulk, the people it speaks of.
    func scan(_ reading: inout Reading, with snapshot: inout Snapshot) async throws -> SheetScan {
        let corrected = reading.passOver(job: job, attributes: snapshot.view.attributes)
        reading.hierarchy = try reading.source.hierarchy(of: reading.step, job: job, directory: snapshot.view)
        var scan = SheetScan(
            header: reading.source.header,
            job: job,
            step: reading.step,
            directory: snapshot.view,
            hierarchy: reading.hierarchy
        )
        reading.columns = scan.checker.columns
        reading.source.follow(TabLinks(reading.columns, attributes: snapshot.view.attributes, step: reading.step))
        try reading.refuseBadHeader()
        try await scan.run(over: reading.source)
        guard scan.rows > 0 else {
            if input != nil { throw EngineError.nothingJoins(file: reading.file) }
            throw EngineError.fileRefused(file: reading.file, findings: [.onlyHeader])
        }
        let subject = LocalizedText(en: "the people of \(reading.file)", zh: "\(reading.file) 涉及的人员")
        let expectsAll = reading.step.subject == .people && reading.step.mode == .update
        let refusals = scan.refusals
        guard refusals.isEmpty else {
            throw EngineError.fileRefused(file: reading.file, findings: reading.source.named(refusals))
        }
        let (before, keys, index, file) = (snapshot, scan.takeKeys(), scan.index, reading.file)
        // The sheet is read without the directory, which may take longer than the watchdog waits.
        snapshot = try await connection.watchdog.guarding {
            var snapshot = before
            try await snapshot.readPeople(keys, index: index, of: subject, expectsAll: expectsAll)
            try await snapshot.readLeaders(keys.leaders, index: index, of: file)
            return snapshot
        }
        if reading.step.subject == .departments {
            let forecast = DepartmentForecast(of: keys.departments, in: snapshot.view.departments)
            reading.dependencies = DepartmentDependencies(forecast)
            scan.index.setDependencies(
                reading.dependencies.above,
                unplaced: forecast.unplaced,
                existing: forecast.existing
            )
            snapshot.expect(forecast.tree)
            reading.forecast = forecast
        }
        reading.index = scan.index
        reading.dates = scan.dates
        reading.notes = reading.source.notes + corrected + scan.notes + snapshot.takeDoubts()
        return scan
    }
}

extension SheetPreparation.Reading {
    /// Whether the sheet, or a default, writes the field.
    func writes(_ field: PersonField) -> Bool {
        step.subject == .people
            && (step.defaults[field.rawValue] != nil || columns.columns.contains { $0.meaning == .person(field) })
    }

    /// A checker for the second pass, which knows the order of the sheet's dates.
    func checker(of job: JobDefinition, mode: StepDefinition.Mode? = nil, directory: DirectoryView) -> SheetChecker {
        var step = step
        step.mode = mode ?? step.mode
        return SheetChecker(
            header: source.header,
            job: job,
            step: step,
            directory: directory,
            dates: dates,
            hierarchy: hierarchy
        )
    }

    /// Passes over what a corrected file has beside the sheet's own columns; returns what is to be said of its columns.
    @discardableResult
    mutating func passOver(job: JobDefinition, attributes: [CustomAttributeDefinition] = []) -> [Finding] {
        guard let original = source.correctedHeader else { return [] }
        let corrected = CorrectedColumns(source.header, of: original, step: step, attributes: attributes)
        // A column that the job ignores may be missing; that is no slip in the job.
        step.ignore = step.ignore.filter {
            SheetColumns.ignores($0, original) == SheetColumns.ignores($0, source.header)
        }
        step.ignore += corrected.added
        columns = columns(job: job, attributes: attributes)
        return corrected.notes
    }

    private func columns(job: JobDefinition, attributes: [CustomAttributeDefinition]) -> SheetColumns {
        SheetChecker(header: source.header, job: job, step: step, attributes: attributes).columns
    }

    init(
        _ step: StepDefinition,
        number: Int,
        name: String,
        _ source: RecordSource,
        input: String?,
        job: JobDefinition
    ) {
        self.init(
            number: number,
            name: name,
            step: step,
            file: Self.file(source.isOfSheet ? step.source : input ?? step.source, source),
            source: source,
            columns: SheetChecker(header: source.header, job: job, step: step).columns,
            index: FileIndex(subject: step.subject, match: step.match)
        )
    }

    /// The file as the plan shows it: of a workbook with its tab.
    private static func file(_ path: String, _ source: RecordSource) -> String {
        source.tab.map { "\(path) · \($0)" } ?? path
    }

    /// Refuses what is wrong with the columns as far as no directory is needed to tell.
    func refuseBadColumns(job: JobDefinition) throws {
        let known = known(job: job)
        if !known.mayNameAttributes { try known.refuseBadHeader() }
    }

    /// Whether all that is wrong with the header are names that the directory may know as its attributes'.
    var mayNameAttributes: Bool {
        guard step.subject == .people, source.refusal == nil else { return false }
        let findings = source.problems + columns.findings
        return !findings.isEmpty && findings.allSatisfy { $0.code == "header.unknown" && isOwn($0.column) }
    }

    /// Whether a column is the sheet's, and not one that a corrected file has beside them: that is a slip.
    private func isOwn(_ column: String?) -> Bool {
        guard let original = source.correctedHeader else { return true }
        return column.map(original.contains) ?? false
    }

    /// The same, with the columns as these attributes and what a corrected file has beside them make them.
    fileprivate func known(job: JobDefinition, attributes: [CustomAttributeDefinition] = []) -> Self {
        var known = self
        known.columns = columns(job: job, attributes: attributes)
        known.passOver(job: job, attributes: attributes)
        return known
    }

    func refuseBadHeader() throws {
        if let refusal = source.refusal {
            throw EngineError.fileRefused(file: file, findings: source.named([refusal]))
        }
        let findings = source.problems + columns.findings
        guard findings.isEmpty else {
            throw EngineError.fileRefused(file: file, findings: source.named(findings))
        }
    }
}

/// What exists already where a row points.
struct ExistingRecord {
    var person: User?
    var department: DepartmentTree.Node?
    fileprivate var findings: [Finding] = []
}

extension SheetChecker {
    /// Finds what the row's match key names in the directory, and adds what the rules across rows say.
    ///
    /// A cell that says what the directory holds already, letter by letter, is neither judged nor written. It is looked for
    /// where a row has problems, and with `comparesCells` in any row: what reads as another value may be written as this one.
    /// `unchanged` finds them, and for many rows is made once.
    func judge(
        _ read: ReadRecord,
        _ first: CheckedRow,
        index: FileIndex,
        view: DirectoryView,
        comparesCells: Bool = false,
        unchanged: UnchangedCells? = nil
    ) -> (row: CheckedRow, existing: ExistingRecord) {
        var row = first
        var existing = existing(for: row, index: index, view: view)
        if comparesCells || !(row.findings.isEmpty && row.repairs.isEmpty && existing.findings.isEmpty) {
            let unchanged = unchanged ?? UnchangedCells(checker: self, timezone: job.timezone, view: view)
            let standing = unchanged.places(in: read.record, of: existing)
            if !standing.isEmpty {
                row = check(read, standing: standing)
                existing = self.existing(for: row, index: index, view: view)
            }
        }
        row.findings += existing.findings
        // A person who is there with that number has lost nothing.
        if existing.person == nil { row.warnings += crossWarnings(row, index: index) }
        // A row that is refused says so already.
        if row.findings.isEmpty {
            row.warnings += leaverWarnings(row, existing: existing.person)
            row.warnings += pathWarnings(row, existing: existing.department)
        }
        row = keepingTime(row, of: existing.person)
        return (row, existing)
    }

    private func existing(for row: CheckedRow, index: FileIndex, view: DirectoryView) -> ExistingRecord {
        var existing = ExistingRecord()
        switch row.draft {
        case .person(let draft):
            existing.person = matchReference(draft).flatMap { view.people.active($0) }
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
    ///
    /// A path that one department has now, and another is to get, is the first one's.
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
        switch resolution {
        case .found(let node): return node.isPlanned ? nil : node
        case .ambiguous(let nodes):
            let now = nodes.filter { $0.path == fromRoot(draft.path ?? []) }
            return now.count == 1 ? now.first { !$0.isPlanned } : nil
        case .root, .missing: return nil
        }
    }
}
