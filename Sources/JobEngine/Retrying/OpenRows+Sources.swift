import CSVStream
import JobModel
import RowValidation

/// The open rows as what a retry reads.
extension OpenRows {
    /// The rows as the ledger has them, or those of the corrected file.
    func sources(of run: RunRecord) async throws -> [Int: RecordSource] {
        guard let input = run.input else {
            var sources: [Int: RecordSource] = [:]
            for (number, step) in steps where !step.rows.isEmpty {
                sources[number] = try await source(of: number, step, run.definition.steps[number - 1])
            }
            return sources
        }
        let file = try run.definition.correctedFile(input)
        let number = try step(for: file, input, subjects: run.definition.steps)
        guard let step = steps[number] else { return [:] }
        let match = run.definition.steps[number - 1]
        let open = try await origins(of: number, step)
        return [number: .file(file, origins: try step.origins(in: file, job: run.definition, match: match, open))]
    }

    /// The rows in the order of the first run, under one header that has the columns of all of them.
    private func source(of number: Int, _ step: Step, _ definition: StepDefinition) async throws -> RecordSource {
        var headers: [Int32: [String]] = [:]
        for (run, id) in zip(Int32(0)..., runs) {
            headers[run] = try await ledger.steps(of: id).first { $0.number == number }?.header
        }
        var (columns, added) = (MergedColumns(step.header, step: definition), Set<Int32>())
        // Of rows of one run the first one adds all columns.
        for (_, row) in step.rows.sorted(by: { $0.key < $1.key }) where added.insert(row.last.run).inserted {
            columns.add(headers[row.last.run] ?? [])
        }
        var rows: [RecordSource.StoredRecord] = []
        for run in added.sorted() {
            var line = 0
            while case let page = try await ledger.unsuccessfulRows(
                run: runs[Int(run)],
                step: number,
                afterLine: line,
                limit: Self.rowsRead
            ), let last = page.last {
                for read in page {
                    let origin = read.planned.originRow
                    guard let row = step.rows[origin], row.last == Position(run: run, line: read.planned.line) else {
                        continue
                    }
                    rows.append(
                        RecordSource.StoredRecord(
                            // Lines of several runs' files may be the same; this number is the row's own.
                            line: origin,
                            row: origin,
                            origin: RowOrigin(row: origin, wasWritten: step.wasWritten(row)),
                            fields: columns.fields(read.planned.record, under: headers[run] ?? [])
                        )
                    )
                }
                line = last.planned.line
            }
        }
        return .ledger(header: columns.header, rows: rows.sorted { $0.row < $1.row })
    }

    /// The open rows of a step with their keys.
    private func origins(of number: Int, _ step: Step) async throws -> [Int: RowOrigin] {
        var origins: [Int: RowOrigin] = [:]
        for run in Set(step.rows.values.lazy.map(\.last.run)) {
            try await ledger.forEachMark(of: .unsuccessful, run: runs[Int(run)], step: number) { mark in
                guard let row = step.rows[mark.originRow], row.last == Position(run: run, line: mark.line) else {
                    return
                }
                let (origin, isWritten) = (mark.originRow, step.wasWritten(row))
                origins[origin] = RowOrigin(row: origin, wasWritten: isWritten, key: mark.matchKey)
            }
        }
        return origins
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

    /// The step that a file names in its first record.
    private func saidStep(in file: any Sheet) throws -> Int? {
        guard let place = file.header.firstIndex(where: { $0.lowercased() == FailedColumns.step }) else { return nil }
        var records = try file.records()
        return try records.next().flatMap { Int($0.record.string(at: place)) }
    }

    private static let rowsRead = 1000
}

extension OpenRows.Step {
    fileprivate func origins(
        in file: any Sheet,
        job: JobDefinition,
        match: StepDefinition,
        _ open: [Int: RowOrigin]
    ) throws -> RetryOrigins {
        let own = FailedColumns.all
        let columns = file.header.map { $0.lowercased() }
        let checker = SheetChecker(header: file.header, job: job, step: match)
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
