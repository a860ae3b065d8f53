import Foundation
import JobEngine
import JobModel
import JobSession
import Wording

/// How far the sheets of this console are.
extension ConsoleRoutes {
    /// How far each of some sheets is, in their order, as far as that is known: no sheet is read for it, and few rows of runs
    /// are counted.
    ///
    /// - Throws: `LedgerError`; what keeps a folder from being read; `CancellationError`.
    func standings(of all: [StoredSheet], _ frame: PageFrame) async throws -> [SheetStanding] {
        let runs = try await history.records(in: Set(all.map(Self.folder)))
        var standings: [SheetStanding] = []
        var uncounted: [RunRecord] = []
        var left = Self.rowsCounted
        for sheet in all {
            guard let run = runs[Self.folder(of: sheet)]?.first else {
                guard try !UnreadSheets.has(sheet) else {
                    standings.append(.unread(sheet, frame))
                    continue
                }
                let standing = sheet.wave.hasJob ? try await reviews.summary(of: sheet) : nil
                standings.append(
                    sheet.wave.hasJob ? SheetStanding(of: sheet, standing, frame) : .dropped(sheet, frame)
                )
                continue
            }
            if let status = try await status(of: run, counting: &left) {
                standings.append(SheetStanding(of: status, frame))
            } else {
                uncounted.append(run)
                standings.append(.uncounted(try await history.uncounted(run.id), frame))
            }
        }
        if !uncounted.isEmpty { try await countSoon(uncounted) }
        return standings
    }

    /// How far a run is; `nil` where nobody knows, and it has more rows than are left to be counted for the page.
    private func status(of run: RunRecord, counting left: inout Int) async throws -> RunStatus? {
        guard var status = try await ownStatus(of: run, counting: &left) else { return nil }
        // One that tries rows again has a part of them.
        guard run.parent != nil, run.state == .finished else { return status }
        guard let lineage = try await lineage(of: run, counting: &left) else { return nil }
        status.lineage = lineage
        return status
    }

    /// How all runs of a lineage stand; `nil` as above.
    private func lineage(of run: RunRecord, counting left: inout Int) async throws -> LineageReport? {
        if let known = try await work.monitor.knownLineage(of: run) { return known }
        let rows = try await history.steps(of: run.root, named: nil).reduce(0) { $0 + $1.records }
        guard rows <= left else { return nil }
        left -= rows
        return try await work.monitor.lineage(of: run)
    }

    private func ownStatus(of run: RunRecord, counting left: inout Int) async throws -> RunStatus? {
        let known = try await work.monitor.knownProgress(of: run.id)?.status
        // Nothing leads on from there.
        if let known, run.state == .finished { return known }
        let rows = try await history.steps(of: run.id, named: nil).reduce(0) { $0 + $1.records }
        guard rows <= left else { return known }
        left -= rows
        return try await work.monitor.progress(of: run.id).status
    }

    /// Counts the rows of runs behind the page, one run after the other.
    private func countSoon(_ runs: [RunRecord]) async throws {
        let monitor = work.monitor
        _ = try await looks.isOver("rows", of: Self.listOfSheets, within: .zero) {
            for run in runs {
                _ = try await monitor.progress(of: run.id)
                if run.parent != nil { _ = try await monitor.lineage(of: run) }
            }
        }
    }

    /// The sheets of people that wait for the departments of a run; `nil` for any other run, and before it has ended.
    ///
    /// - Throws: As `standings`.
    func next(after run: RunRecord, _ status: RunStatus, _ frame: PageFrame) async throws -> NextSheets? {
        let steps = run.definition.steps
        guard let own = sheets.sheet(of: run), !steps.isEmpty, steps.allSatisfy({ $0.subject == .departments }),
            run.state == .finished, run.confirmation != nil, status.endedWell > 0
        else { return nil }
        let others = try sheets.all().filter { $0.id != own.id }
        let runs = try await history.records(in: Set(others.map(Self.folder)))
        var waiting: [StoredSheet] = []
        var left = Self.headersRead
        for sheet in others where waiting.count < Self.waitingNamed {
            let isReleased = runs[Self.folder(of: sheet)]?.contains { $0.confirmation != nil } ?? false
            if !isReleased, try await subjects.subject(of: sheet, reading: &left) == .people { waiting.append(sheet) }
        }
        let standings = try await standings(of: waiting, frame)
        return NextSheets(after: status, zip(waiting, standings).map { (sheet: $0, standing: $1) }, frame)
    }

    /// As the runs of the sheet's job have it.
    static func folder(of sheet: StoredSheet) -> String {
        URL(fileURLWithPath: sheet.wave.folder).standardizedFileURL.path
    }

    /// No sheet is called so.
    private static let listOfSheets = "sheets"
    /// As many rows of runs a page counts before it answers, of all sheets together.
    private static let rowsCounted = 5000
    private static let (headersRead, waitingNamed) = (3, 3)
}
