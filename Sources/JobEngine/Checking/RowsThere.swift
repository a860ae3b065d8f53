import CSVStream
import ContactAPI
package import JobModel
import RowValidation

/// How many rows of a sheet a directory has already, found by the column by which they are matched and by nothing else.
package struct RowsThere: Sendable, Equatable {
    /// Rows that the job takes, whose key can be read.
    package let rows: Int
    /// Those of them that are there.
    package let there: Int

    package init(rows: Int, there: Int) { (self.rows, self.there) = (rows, there) }

    /// Asks a directory; nothing is written.
    ///
    /// - Parameters:
    ///   - job: Whose first step reads the sheet.
    ///   - folder: What the job's paths are relative to.
    ///   - connection: Closed by the caller.
    /// - Returns: `nil` where that takes many calls, and where the sheet has no such column.
    /// - Throws: What reading the sheet throws; `DirectoryFailure`, `Watchdog.Stalled`, `CancellationError`.
    package static func asked(_ job: JobDefinition, folder: String, _ connection: Connection) async throws -> Self? {
        guard let step = try job.steps.first.flatMap({ try keyed($0, folder: folder) }) else { return nil }
        var job = job
        job.steps = [step]
        let preparation = SheetPreparation(job: job, folder: folder, connection: connection)
        do {
            var readings = try preparation.open()
            guard !readings.isEmpty else { return nil }
            var snapshot = try await preparation.snapshot(for: readings)
            guard try isBrief(step, folder: folder, in: snapshot.view) else { return nil }
            let scan = try await preparation.scan(&readings[0], with: &snapshot)
            return try await counted(readings[0], scan, job, snapshot.view)
        } catch EngineError.fileRefused {
            // What is wrong with its header is said of its columns.
            return nil
        }
    }

    /// The step with the columns that say which row is meant, and no others.
    ///
    /// What the job demands of rows stays: those that it
    /// leaves out are neither new nor there.
    private static func keyed(_ step: StepDefinition, folder: String) throws -> StepDefinition? {
        var bare = step
        bare.corrections = nil
        let source = try StepSource.open(bare, folder: folder)
        let header = source.header
        let places = Set(
            SheetColumns(header: header, step: step, attributes: []).columns.filter { column in
                column.meaning.fieldName.map { keys(of: step).contains($0) } ?? false
            }.map(\.place)
        )
        guard !places.isEmpty else { return nil }
        var keyed = step
        // With fewer columns known, another tab or row could be taken for the sheet's.
        keyed.inferredSheet = (source as? TabSheet)?.name
        keyed.headerRow = source.headerRow
        let kept = Set(places.map { header[$0] })
        keyed.ignore = header.filter { !kept.contains($0) }
        keyed.columns = step.columns.filter { kept.contains($0.key) }
        (keyed.defaults, keyed.accept) = ([:], nil)
        // Only then needs a row nothing but its key.
        keyed.mode = .update
        return keyed
    }

    private static func keys(of step: StepDefinition) -> Set<String> {
        guard step.match == DepartmentField.path.rawValue else { return [step.match] }
        let fields: [DepartmentField] = [.path, .name, .parentDepartmentID, .parentName, .departmentID]
        return Set(fields.map(\.rawValue))
    }

    /// Whether so many rows can be asked about while a page is looked at; the departments are read anyway.
    private static func isBrief(_ step: StepDefinition, folder: String, in view: DirectoryView) throws -> Bool {
        guard step.subject == .people else { return true }
        if [PersonField.mobile, .email].map(\.rawValue).contains(step.match) {
            return try StepSource.open(step, folder: folder).countRecords() <= mostLookUps
        }
        let pages = WalkPages(view.departments, root: nil, isWholeCompany: view.isWholeCompany)
        return pages.expected <= mostPages
    }

    private static func counted(
        _ reading: SheetPreparation.Reading,
        _ scan: SheetScan,
        _ job: JobDefinition,
        _ view: DirectoryView
    ) async throws -> RowsThere {
        let checker = reading.checker(of: job, directory: view)
        let index = scan.index
        let blocks = RecordBlocks(try reading.source.records()) { read, _ -> Bool? in
            let checked = checker.check(read)
            guard !checked.isLeftOut, checked.draft.flatMap(checker.matchKey) != nil else { return nil }
            let existing = checker.judge(read, checked, index: index, view: view).existing
            return existing.person != nil || existing.department != nil
        }
        var (rows, there) = (0, 0)
        while let block = try await blocks.next() {
            for isThere in block.compactMap(\.self) {
                rows += 1
                if isThere { there += 1 }
            }
        }
        return RowsThere(rows: rows, there: there)
    }

    /// Fifty are asked for by a call.
    private static let mostLookUps = 2500
    /// Of fifty people each.
    private static let mostPages = 100
}
