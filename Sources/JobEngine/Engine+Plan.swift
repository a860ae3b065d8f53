import ContactAPI
import Foundation
import JobModel
import RowValidation

extension Engine {
    /// Reads the sheets and the directory, decides every row and keeps the plan in the ledger.
    ///
    /// Nothing is sent.
    /// - Throws: `EngineError.fileRefused` where a header or file makes the import impossible.
    package func plan(_ handle: RunHandle) async throws -> PlanSummary {
        do {
            return try await decideRows(handle)
        } catch {
            let exit = ExitStatus(error)
            // A file that cannot be imported leaves nothing to go on with; anything else can be planned again.
            if exit == .nothingSent { try await ledger.dropPlan(of: handle.id) }
            try await ledger.updateRun(
                handle.id,
                state: exit == .nothingSent ? .finished : nil,
                ended: Date().timeIntervalSince1970,
                exit: exit.rawValue
            )
            throw error
        }
    }

    private func decideRows(_ handle: RunHandle) async throws -> PlanSummary {
        let run = handle.run
        let sources = try await sources(of: run)
        try await ledger.beginPlan(of: run.id, steps: sources?.count ?? run.definition.steps.count)
        let planner = SheetPreparation(
            job: run.definition,
            folder: run.base,
            connection: handle.connection,
            sources: sources,
            input: run.input,
            tell: { [events] in await events(.reading($0)) }
        )
        var readings = try planner.open()
        try planner.refuseUnknownColumns(of: readings, attributes: try await planner.attributes(for: readings))
        // What is read from here on is as old as its beginning.
        handle.planningTime.note(clock())
        var snapshot = try await planner.snapshot(for: readings)
        var summary = PlanSummary(run: run.id, job: run.job, host: handle.connection.host, app: handle.connection.app)
        for place in readings.indices {
            _ = try await planner.scan(&readings[place], with: &snapshot)
            try await keepReading(of: readings[place], run: run)
            let step = try await planRows(of: readings[place], snapshot: &snapshot, run: run)
            summary.steps.append(step)
            summary.estimatedSeconds += WritingTime(limits: run.definition.limits).seconds(
                for: step,
                of: readings[place].step.subject
            )
        }
        let identity = DirectoryIdentity(departments: snapshot.view.departments, people: snapshot.view.people)
        try await ledger.updateRun(run.id, identity: identity)
        summary.reading = DirectoryReading(budget: snapshot.budgets, calls: snapshot.calls)
        summary.monthlyCalls = try await monthlyCalls(of: summary, handle)
        try await noteFiles(readings.map(\.source), of: run)
        try await keep(summary)
        return summary
    }

    /// Keeps the order of the sheet's dates, and its encoding: a retry sees some of its rows alone.
    ///
    /// The tab of a workbook is kept for whenever the sheet is read again.
    private func keepReading(of reading: SheetPreparation.Reading, run: RunRecord) async throws {
        let encoding = reading.source.encoding
        let dates: DateOrder? = if case .order(let order) = reading.dates { order } else { nil }
        let tab = reading.source.tab
        guard encoding != nil || dates != nil || tab != nil else { return }
        try await ledger.changeDefinition(of: run.id) { definition in
            let place = reading.number - 1
            if let dates { definition.steps[place].inferredDates = dates }
            if let encoding { definition.steps[place].inferredEncoding = encoding }
            guard let tab else { return }
            if run.input == nil {
                definition.steps[place].inferredSheet = tab
            } else {
                definition.correctedSheet = tab
            }
        }
    }

    private func planRows(
        of reading: SheetPreparation.Reading,
        snapshot: inout Snapshot,
        run: RunRecord
    ) async throws -> PlanSummary.Step {
        var record = StepRecord(
            number: reading.number,
            subject: reading.step.subject,
            name: reading.name,
            source: reading.file,
            header: reading.source.header
        )
        // A reading of its own: what the rows are counted against is not to come from how they are planned.
        record.records = try reading.source.countRecords()
        try await ledger.addStep(record, of: run.id)
        var planner = RowPlanner(job: run.definition, reading: reading, view: snapshot.view)
        try await planAll(&planner, run: run)
        snapshot.expect(reading.forecast?.afterwards(refused: planner.refused, source: reading.file))
        try await ledger.addDepartments(
            planner.newDepartments.map { $0.joined(separator: "/") },
            run: run.id,
            step: reading.number
        )
        try await holdBack(reading, run: run, in: &planner)
        guard planner.summary.rows == record.records else {
            throw OutputError.countsDiffer(
                step: reading.name,
                records: record.records,
                counted: planner.summary.rows
            )
        }
        try await ledger.completeStep(reading.number, leftOut: planner.summary.leftOut, of: run.id)
        return planner.summary
    }

    /// Plans block by block; one is planned while the one before it is written down.
    private func planAll(_ planner: inout RowPlanner, run: RunRecord) async throws {
        let (ledger, step) = (ledger, planner.reading.number)
        let records = try planner.records()
        try await withThrowingTaskGroup(of: Void.self) { group in
            // One transaction costs a sync of the disk; the rows of a block share it.
            while let block = try await records.next() {
                let rows = try block.compactMap { try planner.plan($0) }
                try await group.next()
                group.addTask { try await ledger.add(rows, run: run.id, step: step) }
            }
            try await group.waitForAll()
        }
        planner.leaveOut(records.notOpen)
    }

    /// Settles at once what depends on an invalid row, so that the plan promises only what can be sent.
    private func holdBack(
        _ reading: SheetPreparation.Reading,
        run: RunRecord,
        in planner: inout RowPlanner
    ) async throws {
        guard reading.step.holdsBack else { return }
        guard try await ledger.holdBack(run: run.id, step: reading.number) > 0 else { return }
        for row in try await ledger.rows(run: run.id, step: reading.number, endedAs: .notAttempted) {
            planner.holdBack(row.planned)
        }
    }
}
