import Foundation
import JobEngine
import JobModel
import JobSession

/// The sheets that were checked last, in memory: each as its job and its corrections were then.
actor SheetReviews {
    /// A sheet as it was checked.
    struct Checked: Sendable {
        var review: SheetReview
        var problems: SheetProblems
        /// Whether only the rows that were corrected last have been judged since.
        var isPartial = false
        /// As the sheet was read.
        let form: SheetReading
        /// Which columns tell its rows apart.
        let keys: KeyColumns
        /// How many of its columns are not understood.
        let unknownColumns: Int
        var marks = GroupMarks()
        /// Where a run's ledger has what is said of its rows, where the rows are those of a run.
        var tried = PlacesByRow()
        /// How many further rows of the run did not succeed for a reason that none of their cells is.
        var others = 0
        /// Whether that run was released; of one that was not these are the rows that its plan refuses.
        var isReleased = true

        /// The places of columns that are passed over.
        var passedOver: Set<Int> = []

        /// What is said of the sheet as its directory has answered.
        var answers = AnsweredReports()

        /// Tells the rows of one reading from those of another.
        var reading: String {
            CellEdit.mark(of: form.formFields.map(\.value) + ["\(review.header.count)"] + review.header)
        }

        /// Whether a job has its sheet read in the same way.
        func isRead(asIn job: JobDefinition) -> Bool { SheetReading(of: job) == form }
    }

    /// What a check depends on.
    private struct Version: Sendable, Equatable {
        var job: Data?
        var inode: UInt64
        var bytes: UInt64
        var changed: Date?
    }

    private struct Entry {
        var version: Version
        var checked: Checked
        /// How long the check took.
        var time: Duration
        /// The check of the whole sheet that is under way.
        var check: Task<Void, Never>?
        var used: Int
        /// Rows that were read since, of which nothing is said: a page of them asks for the same ones again.
        var readSince: Set<Int> = []
        /// Rows that were looked for, and that the sheet does not have.
        var missing: Set<Int> = []
        /// The corrections that the check has read.
        var corrections: [SheetCorrection] = []
    }

    /// In a few words what a check has found.
    struct Summary: Sendable, Equatable {
        let rows: Int
        let invalid: Int
        /// How many of its columns are not understood.
        let unknownColumns: Int
    }

    /// A sheet whose check takes no longer is checked as a whole after every correction.
    private let briefCheck: Duration
    private var entries: [String: Entry] = [:]
    /// Of sheets whose rows have made room for those of others, too.
    private var summaries: [String: (version: Version, value: Summary)] = [:]
    private var uses = 0
    /// How often rows were read of which nothing is said.
    private(set) var readings = 0
    /// Whole sheets that are being checked: who asks meanwhile waits for the same check.
    private var checks: [String: (version: Version, task: Task<Checked, any Error>)] = [:]

    init(briefCheck: Duration = .milliseconds(40)) { self.briefCheck = briefCheck }

    /// The sheet as it stands, checked: at once where it is small, else with what is known of it while the check is under way.
    ///
    /// - Throws: What checking throws.
    func checked(_ sheet: StoredSheet) async throws -> Checked {
        let version = try Self.version(of: sheet)
        uses += 1
        if let entry = entries[sheet.id], entry.version == version {
            entries[sheet.id]?.used = uses
            return entry.checked
        }
        if let running = checks[sheet.id], running.version == version { return try await running.task.value }
        let task = Task { try await check(sheet, version) }
        checks[sheet.id] = (version, task)
        defer { if checks[sheet.id]?.version == version { checks[sheet.id] = nil } }
        return try await task.value
    }

    /// What was found of the sheet as it stands; `nil` where that would take a check.
    ///
    /// - Throws: What keeps the sheet's folder from being read.
    func summary(of sheet: StoredSheet) throws -> Summary? {
        guard let known = summaries[sheet.id] else { return nil }
        return try known.version == Self.version(of: sheet) ? known.value : nil
    }

    /// The sheet as it stands, with these rows, of which nothing may be said any more.
    ///
    /// - Throws: What checking throws.
    func checked(_ sheet: StoredSheet, with rows: Set<Int>) async throws -> Checked {
        var checked = try await checked(sheet)
        let version = try Self.version(of: sheet)
        // Another console may have written since the check.
        if let entry = entries[sheet.id], entry.version != version { return try await self.checked(sheet, with: rows) }
        let absent = entries[sheet.id]?.missing ?? []
        let missing = rows.filter { checked.review.rows[$0] == nil && !absent.contains($0) }
        guard !missing.isEmpty else { return checked }
        let job = try sheet.importJob()
        readings += 1
        let check = OfflineCheck(job: job.definition, folder: job.folder)
        let found = try await withTaskExecutorPreference(SheetThread()) { try await check.rows(missing) }
        guard try Self.version(of: sheet) == version else { return try await self.checked(sheet, with: rows) }
        checked.review.add(found)
        keep(found, of: missing, in: sheet.id, version)
        return checked
    }

    /// Keeps rows that were read since the check, with those of them that the sheet does not have.
    private func keep(_ found: [Int: SheetReview.Row], of rows: Set<Int>, in id: String, _ version: Version) {
        guard var entry = entries[id], entry.version == version else { return }
        if entry.readSince.count + found.count > Self.readLimit {
            entry.checked.review.remove(entry.readSince)
            entry.readSince = []
        }
        entry.checked.review.add(found)
        entry.readSince.formUnion(found.keys)
        entry.missing.formUnion(rows.subtracting(found.keys))
        if entry.missing.count > Self.readLimit { entry.missing = [] }
        entries[id] = entry
    }

    /// Takes corrections into what is known of a large sheet, and begins to check the whole of it again.
    ///
    /// - Parameters:
    ///   - outcome: What an edit has corrected.
    ///   - rows: Those that were corrected, as they were before.
    ///   - sheet: Whose they are.
    /// - Throws: What keeps the sheet's folder from being read.
    func note(_ outcome: EditOutcome, in rows: [Int: SheetReview.Row], of sheet: StoredSheet) throws {
        let changes = outcome.changes
        guard var entry = entries[sheet.id], entry.time > briefCheck,
            let version = try Self.changed(entry, by: outcome, in: sheet)
        else {
            entries[sheet.id]?.check?.cancel()
            entries[sheet.id] = nil
            return
        }
        var review = entry.checked.review
        review.add(rows.filter { changes[$0.key] != nil })
        review.correct(changes)
        entry.readSince.subtract(changes.keys)
        entry.checked.review = review
        let problems = entry.checked.problems.with(findings: review.report.findings)
        entry.checked.answers = entry.checked.answers.corrected(review, problems)
        entry.checked.problems = problems
        entry.checked.isPartial = true
        entry.checked.marks = GroupMarks()
        (entry.version, entry.corrections) = (version, outcome.lists.after)
        entry.check?.cancel()
        entry.check = Task {
            do {
                _ = try await self.check(sheet, version)
            } catch {
                // The next page checks it again, and says what is wrong.
                self.forget(sheet.id, version)
            }
        }
        keep(entry, of: sheet.id)
    }

    /// The sheet as it stands, where this edit is all that was done to it since the check.
    ///
    /// Another console, or a command, may write in the same moment. What was read of rows before would then be kept as it was,
    /// under the mark of what stands by now.
    private static func changed(
        _ entry: Entry,
        by outcome: EditOutcome,
        in sheet: StoredSheet
    ) throws -> Version? {
        let version = try version(of: sheet)
        let lists = outcome.lists
        // An edit may take the place of earlier corrections: what it has written is more than what it adds.
        guard version.job == entry.version.job, lists.before == entry.corrections,
            try lists.after == sheet.corrections()
        else { return nil }
        return version
    }

    /// Waits until the whole of a sheet has been checked again, where that is under way.
    func finish(_ sheet: StoredSheet) async {
        // A correction that is made meanwhile begins another check.
        while let check = entries[sheet.id]?.check, !Task.isCancelled {
            await check.value
            if entries[sheet.id]?.check == check { return }
        }
    }

    func forget(_ id: String) { (entries[id], summaries[id]) = (nil, nil) }

    private func keep(_ entry: Entry, of id: String) {
        entries[id] = entry
        let (report, unknown) = (entry.checked.review.report, entry.checked.unknownColumns)
        let summary = Summary(rows: report.rows, invalid: report.invalid, unknownColumns: unknown)
        summaries[id] = (entry.version, summary)
    }

    private func forget(_ id: String, _ version: Version) {
        if entries[id]?.version == version { entries[id] = nil }
    }

    private func check(_ sheet: StoredSheet, _ version: Version) async throws -> Checked {
        let began = ContinuousClock.now
        let job = try sheet.importJob()
        let corrections = try sheet.corrections()
        let check = OfflineCheck(job: job.definition, folder: job.folder)
        let found = try await withTaskExecutorPreference(SheetThread()) {
            try await check.review(keeping: Self.rowLimit)
        }
        guard let step = job.definition.steps.first, let review = found else { throw SheetStoreError.noSuchSheet }
        var checked = Checked(
            review: review,
            problems: SheetProblems(review.report),
            form: SheetReading(of: job.definition),
            keys: KeyColumns(step, header: review.header),
            unknownColumns: ColumnMatching.unknown(in: review.header, step)
        )
        checked.passedOver = ColumnMatching.passedOver(in: review.header, step)
        try Task.checkCancellation()
        // Where it was corrected meanwhile, the next page checks it again.
        uses += 1
        var entry = Entry(
            version: try sheet.wave.hasJob && version.job == nil ? Self.version(of: sheet) : version,
            checked: checked,
            time: began.duration(to: .now),
            used: uses,
            corrections: corrections
        )
        if let known = entries[sheet.id], known.version == entry.version {
            let rows = known.checked.review.rows.filter { known.readSince.contains($0.key) }
            entry.checked.review.add(rows)
            (entry.readSince, entry.missing) = (Set(rows.keys), known.missing)
        }
        keep(entry, of: sheet.id)
        if entries.count > Self.sheetLimit, let oldest = entries.min(by: { $0.value.used < $1.value.used }) {
            oldest.value.check?.cancel()
            entries[oldest.key] = nil
        }
        return checked
    }

    private static func version(of sheet: StoredSheet) throws -> Version {
        let wave = sheet.wave
        let job = wave.hasJob ? try Data(contentsOf: URL(fileURLWithPath: wave.jobPath)) : nil
        let path = wave.corrections.path
        let facts =
            FileManager.default.fileExists(atPath: path) ? try FileManager.default.attributesOfItem(atPath: path) : [:]
        return Version(
            job: job,
            inode: (facts[.systemFileNumber] as? NSNumber)?.uint64Value ?? 0,
            bytes: (facts[.size] as? NSNumber)?.uint64Value ?? 0,
            changed: facts[.modificationDate] as? Date
        )
    }

    private static let sheetLimit = 4
    private static let readLimit = 30_000
    private static let rowLimit = 100_000
}
