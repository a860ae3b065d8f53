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
    let asksDirectory: Bool
    /// Whether rows that are certainly fine by their bytes are left to them; that they are not is for tests, which hold both
    /// ways to one another.
    var usesAcceptor = true
    /// What a second look has shown of rows; `nil` where there was none, or where they are not kept.
    var rowsLookedAt: [SecondLook.Row]?

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
        index = FileIndex(subject: step.subject, match: step.match, keepsAllKeys: directory != nil)
        asksDirectory = directory != nil
    }

    /// Reads the whole source once.
    ///
    /// - Parameters:
    ///   - source: The sheet.
    ///   - judge: What else is said of a row, on whatever core it is checked; `nil` where the rules say all.
    ///   - each: Takes the rows of which there is something to say, in their order.
    /// - Throws: `CSVStreamError` where the source can no longer be read, `CancellationError`.
    mutating func run(
        over source: RecordSource,
        judge: (@Sendable (CheckedRow) -> CheckedRow)? = nil,
        each: (CheckedRow) -> Void = { _ in }
    ) async throws {
        isWhole = source.isWholeSheet
        var check = BatchCheck(
            checker: checker,
            judge: judge,
            keepsRows: asksDirectory
        )
        // By the bytes alone nothing can be said but by the rules.
        if usesAcceptor, judge == nil, !asksDirectory { check.acceptor = checker.acceptor }
        let parts = RecordParts(try source.records()) { [check] in check($0, $1) }
        while let part = try await parts.next() { note(part, each) }
        keys.close()
        index.close()
        let acceptor = usesAcceptor ? checker.acceptor : nil
        if let look = index.secondLook(with: checker, acceptor) { try await takeSecondLook(look, at: source) }
    }

    /// The keys, which it then has no more: those of a million rows are not to be in memory longer than they are needed.
    mutating func takeKeys() -> SheetKeys {
        defer { keys = SheetKeys() }
        return keys
    }

    /// How the sheet's dates are to be read, as far as the sheet tells and the job does not.
    var dates: DateColumn { checker.step.dates == nil ? index.dates.column : .untold }

    /// Why nothing of the sheet can be imported, whatever its rows say by themselves.
    var refusals: [Finding] { unnamed.findings(in: checker.header) + (refusal.map { [$0] } ?? []) }

    /// What is to be said of the sheet as a whole.
    var notes: [Finding] {
        func header(_ field: PersonField) -> String { checker.columns.header(of: .person(field)) ?? field.rawValue }
        let dates = checker.step.dates == nil ? index.dates.note(header: header(.joinTime)) : nil
        let unused = isWhole ? accepted.unused(of: checker.columns) : []
        return (dates.map { [$0] } ?? []) + index.crowdedDepartments(header: header(.departmentIDs)) + unused
    }

    /// Whether the rows of the first pass were judged without knowing how the sheet writes its dates.
    var misreadDates: Bool { checker.step.dates == nil && index.dates.changesReading }

    private mutating func note(_ part: BatchCheck.Part, _ each: (CheckedRow) -> Void) {
        rows += part.rows
        index.note(part.keys)
        for row in part.said { note(row, each) }
    }

    private mutating func note(_ row: CheckedRow, _ each: (CheckedRow) -> Void) {
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
