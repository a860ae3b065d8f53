import CSVStream
import JobModel
import RowValidation

/// The rows of a lineage that have not succeeded, by step.
struct OpenRows: Sendable {
    private var steps: [Int: Step] = [:]

    struct Step: Sendable {
        /// As the first run had it.
        var header: [String]
        /// By the row's number in the first run.
        var rows: [Int: Row] = [:]
    }

    struct Row: Sendable {
        var header: [String]
        var planned: PlannedRow
        var wasWritten: Bool
        /// The runs in which it did not succeed.
        var runs: Set<String>
        /// Where what is said of it stands.
        var place: OpenRowPlace
    }

    /// Reads every run of the lineage, oldest first: a later run's word on a row replaces an earlier one's.
    init(ledger: any LedgerStore, root: String, before last: String? = nil) async throws {
        for run in try await ledger.lineage(of: root) where run.id != last {
            for step in try await ledger.steps(of: run.id) {
                try await read(step, of: run.id, ledger)
            }
        }
    }

    var isEmpty: Bool { steps.values.allSatisfy(\.rows.isEmpty) }

    /// The open rows of a step, by their numbers in the first run.
    func rows(of step: Int) -> Set<Int> { Set((steps[step]?.rows ?? [:]).keys) }

    /// Where the ledger has what is said of the open rows of a step, by their numbers in the first run.
    func places(of step: Int) -> [Int: OpenRowPlace] { (steps[step]?.rows ?? [:]).mapValues(\.place) }

    /// The first step with open rows.
    var firstStep: OpenStep? {
        guard let first = steps.filter({ !$0.value.rows.isEmpty }).min(by: { $0.key < $1.key }) else { return nil }
        return OpenStep(
            number: first.key,
            runs: first.value.rows.values.reduce(into: Set()) { $0.formUnion($1.runs) }
        )
    }

    private mutating func read(_ step: StepRecord, of run: String, _ ledger: any LedgerStore) async throws {
        var known = steps[step.number] ?? Step(header: step.header)
        var line = 0
        // A success ends what an earlier run has left open; where nothing is open, it says nothing.
        let nothingIsOpen = known.rows.isEmpty
        while true {
            let page =
                nothingIsOpen
                ? try await ledger.unsuccessfulRows(run: run, step: step.number, afterLine: line, limit: 1000)
                : try await ledger.rows(run: run, step: step.number, afterLine: line, limit: 1000)
            guard let last = page.last else { break }
            for row in page {
                let origin = row.planned.originRow
                let wasWritten = known.rows[origin]?.wasWritten == true || row.outcome == .defective
                guard row.outcome?.isSuccess != true else {
                    known.rows[origin] = nil
                    continue
                }
                let runs = (known.rows[origin]?.runs ?? []).union([run])
                // What is only planned again has nothing to say yet.
                let earlier = row.state == .planned ? known.rows[origin]?.place : nil
                known.rows[origin] = Row(
                    header: step.header,
                    planned: row.planned,
                    wasWritten: wasWritten,
                    runs: runs,
                    place: earlier ?? OpenRowPlace(run: run, step: step.number, line: row.planned.line)
                )
            }
            line = last.planned.line
        }
        steps[step.number] = known
    }

    /// The rows as the ledger has them, or those of the corrected file.
    func sources(of run: RunRecord) throws -> [Int: RecordSource] {
        guard let input = run.input else {
            return Dictionary(
                uniqueKeysWithValues: steps.filter { !$0.value.rows.isEmpty }.map { number, step in
                    (number, step.source(of: run.definition.steps[number - 1]))
                }
            )
        }
        let file = try run.definition.correctedFile(input)
        let number = try step(for: file, input, subjects: run.definition.steps)
        guard let step = steps[number] else { return [:] }
        let match = run.definition.steps[number - 1]
        return [number: .file(file, origins: try step.origins(in: file, job: run.definition, match: match))]
    }

    /// The step whose columns the file has; among several that have as many of them the first with open rows.
    ///
    /// What a column means counts, not its name or place; columns that mean nothing may be missing.
    private func step(for file: any Sheet, _ input: String, subjects: [StepDefinition]) throws -> Int {
        // A file of chosen rows says it, whatever columns other steps have.
        if let said = try saidStep(in: file), steps[said]?.rows.isEmpty == false { return said }
        let hasRows = file.header.contains { $0.lowercased() == FailedColumns.row }
        var best: (number: Int, columns: CorrectedColumns)?
        var missing: [String]?
        for (number, step) in steps.sorted(by: { $0.key < $1.key }) where !step.rows.isEmpty {
            let columns = CorrectedColumns(file.header, of: step.header, step: subjects[number - 1])
            if hasRows || columns.hasMatch {
                if columns.known > best?.columns.known ?? 0 { best = (number, columns) }
            } else if columns.dropped.count < missing?.count ?? .max {
                missing = columns.dropped
            }
        }
        if let best { return best.number }
        throw EngineError.unmatchedInput(file: input, missing: missing ?? [FailedColumns.row])
    }
}

extension OpenRows {
    /// The step that a file names in its first record.
    private func saidStep(in file: any Sheet) throws -> Int? {
        guard let place = file.header.firstIndex(where: { $0.lowercased() == FailedColumns.step }) else { return nil }
        var records = try file.records()
        return try records.next().flatMap { Int($0.record.string(at: place)) }
    }
}

extension OpenRows.Step {
    /// The rows in the order of the first run, under one header that has the columns of all of them.
    fileprivate func source(of step: StepDefinition) -> RecordSource {
        var columns = MergedColumns(header, step: step)
        for row in rows.values.sorted(by: { $0.planned.originRow < $1.planned.originRow }) { columns.add(row.header) }
        let rows = rows.sorted { $0.key < $1.key }.map { origin, row in
            RecordSource.StoredRecord(
                line: origin,  // Lines of several runs' files may be the same; this number is the row's own.
                row: origin,
                origin: RowOrigin(row: origin, wasWritten: row.wasWritten),
                fields: columns.fields(row.planned.record, under: row.header)
            )
        }
        return .ledger(header: columns.header, rows: rows)
    }

    fileprivate func origins(
        in file: any Sheet,
        job: JobDefinition,
        match: StepDefinition
    ) throws -> RetryOrigins {
        let own = FailedColumns.all
        let columns = file.header.map { $0.lowercased() }
        let checker = SheetChecker(header: file.header, job: job, step: match)
        let open = Dictionary(
            uniqueKeysWithValues: rows.map { row, open in
                (row, RowOrigin(row: row, wasWritten: open.wasWritten, key: open.planned.matchKey))
            }
        )
        let byKey = open.values.filter { !$0.key.isEmpty }.sorted { $0.row < $1.row }.map { ($0.key, $0) }
        var origins = RetryOrigins(
            rowColumn: columns.firstIndex(of: FailedColumns.row),
            matchKey: { checker.check($0).draft.flatMap(checker.matchKey) },
            open: open,
            openByKey: Dictionary(byKey, uniquingKeysWith: { first, _ in first }),
            header: header
        )
        origins.isOfSheet = columns.contains(FailedColumns.step)
        try origins.noteConflicts(in: file, own: Set(columns.indices.filter { own.contains(columns[$0]) }))
        return origins
    }
}
