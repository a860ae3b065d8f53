import ContactAPI
import JobModel
import RowValidation

/// The first pass over a sheet: every rule of one record, and what must be remembered for the rules across records.
struct SheetScan {
    let checker: SheetChecker
    var index: FileIndex
    /// Empty where no directory will be asked.
    private(set) var keys = SheetKeys()
    var rows = 0
    var leftOut = 0
    /// Columns without a name that hold values.
    private var unnamed = UnnamedColumns()
    /// The first row that the sheet cannot be read beyond.
    private var refusal: Finding?
    /// What the job accepts and a row has.
    private var accepted = AcceptedValues()
    /// Whether all rows of a sheet are read, not those alone that are tried again.
    private var isWhole = false
    private let asksDirectory: Bool

    init(
        header: [String],
        job: JobDefinition,
        step: StepDefinition,
        directory: DirectoryView?,
        hierarchy: DepartmentHierarchy? = nil,
        attributes: [CustomAttributeDefinition] = []
    ) {
        checker = SheetChecker(
            header: header,
            job: job,
            step: step,
            directory: directory,
            hierarchy: hierarchy,
            attributes: attributes
        )
        index = FileIndex(subject: step.subject, match: step.match)
        asksDirectory = directory != nil
    }

    /// What the first pass takes of a row.
    private struct Seen: Sendable {
        /// `nil` for a row of which nothing is to be remembered.
        var keys: FileIndex.RowKeys?
        /// `nil` where nobody needs more of it.
        var row: CheckedRow?
    }

    /// Reads the whole source once.
    ///
    /// - Parameters:
    ///   - source: The sheet.
    ///   - judge: What else is said of a row, on whatever core it is checked.
    ///   - each: Takes the rows of which there is something to say, in their order.
    /// - Throws: `CSVStreamError` where the source can no longer be read, `CancellationError`.
    mutating func run(
        over source: RecordSource,
        judge: @escaping @Sendable (CheckedRow) -> CheckedRow = { $0 },
        each: (CheckedRow) -> Void = { _ in }
    ) async throws {
        isWhole = source.isWholeSheet
        let (checker, asksDirectory) = (checker, asksDirectory)
        let blocks = RecordBlocks(try source.records()) { read, _ in
            var row = judge(checker.check(read))
            let keys = row.isLeftOut ? nil : FileIndex.keys(of: row)
            if asksDirectory { return Seen(keys: keys, row: row) }
            // Handing a draft on costs time, and no caller reads it.
            row.draft = nil
            return Seen(keys: keys, row: row.isSilent ? nil : row)
        }
        while let block = try await blocks.next() {
            for seen in block { note(seen, each) }
        }
        index.close()
        if let look = index.secondLook(with: checker) { try await compare(source, look) }
    }

    /// How the sheet's dates are to be read, as far as the sheet tells and the job does not.
    var dates: DateColumn { checker.step.dates == nil ? index.dates.column : .untold }

    /// Why nothing of the sheet can be imported, whatever its rows say by themselves.
    var refusals: [Finding] { unnamed.findings + (refusal.map { [$0] } ?? []) }

    /// What is to be said of the sheet as a whole.
    var notes: [Finding] {
        func header(_ field: PersonField) -> String { checker.columns.header(of: .person(field)) ?? field.rawValue }
        let dates = checker.step.dates == nil ? index.dates.note(header: header(.joinTime)) : nil
        let unused = isWhole ? accepted.unused(of: checker.columns) : []
        return (dates.map { [$0] } ?? []) + index.crowdedDepartments(header: header(.departmentIDs)) + unused
    }

    /// Whether the rows of the first pass were judged without knowing how the sheet writes its dates.
    var misreadDates: Bool { checker.step.dates == nil && index.dates.changesReading }

    /// Reads the rows that share a key once more, for what they differ in.
    private mutating func compare(_ source: RecordSource, _ look: SecondLook) async throws {
        let blocks = RecordBlocks(try source.records()) { read, _ in look.row(read) }
        while let block = try await blocks.next() {
            for row in block { if let row { index.note(row) } }
        }
    }

    private mutating func note(_ seen: Seen, _ each: (CheckedRow) -> Void) {
        rows += 1
        if let keys = seen.keys { index.note(keys) }
        guard let row = seen.row else { return }
        if refusal == nil { refusal = row.refusal }
        if !row.accepted.isEmpty { accepted.note(row.accepted) }
        if !row.unnamed.isEmpty { unnamed.note(row.unnamed, line: row.line, row: row.row) }
        if row.isLeftOut {
            leftOut += 1
        } else if asksDirectory {
            keys.note(row, matching: checker)
        }
        each(row)
    }
}

extension CheckedRow {
    /// Whether nothing is said of the row.
    fileprivate var isSilent: Bool {
        !isLeftOut && findings.isEmpty && repairs.isEmpty && warnings.isEmpty && unnamed.isEmpty
            && accepted.isEmpty
    }
}
