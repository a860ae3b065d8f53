import Foundation
import JobEngine
import JobModel
import JobSession
import Wording

/// How far the sheets of this console are.
extension ConsoleRoutes {
    /// How far each of some sheets is, in their order.
    ///
    /// A small sheet is checked for it; of a large one it is said where that is known already.
    ///
    /// - Throws: `LedgerError`; what keeps a folder from being read; `CancellationError`.
    func standings(of all: [StoredSheet], _ frame: PageFrame) async throws -> [SheetStanding] {
        let runs = try await history.records(in: Set(all.map(Self.folder)))
        var standings: [SheetStanding] = []
        var checks = 0
        for sheet in all {
            if let run = runs[Self.folder(of: sheet)]?.first {
                standings.append(SheetStanding(of: try await work.monitor.progress(of: run.id).status, frame))
            } else {
                let isSmall = sheet.bytes <= Self.checkedBytes && checks < Self.checksOfAList
                if isSmall, sheet.wave.hasJob { checks += 1 }
                standings.append(try await standing(of: sheet, mayCheck: isSmall, frame))
            }
        }
        return standings
    }

    /// Of a sheet that is not planned.
    private func standing(of sheet: StoredSheet, mayCheck: Bool, _ frame: PageFrame) async throws -> SheetStanding {
        guard sheet.wave.hasJob else { return .dropped(sheet, frame) }
        do {
            var checked = try await reviews.known(sheet)
            if checked == nil, mayCheck { checked = try await reviews.checked(sheet) }
            let isRead = checked != nil || sheet.bytes <= Self.briefBytes
            let columns = isRead ? try await SheetLook.matching(of: sheet).columns : []
            let unknown = columns.count { $0.state == .unknown }
            return SheetStanding(of: sheet, unknown: unknown, checked?.review.report, frame)
        } catch is any ExplainedError {
            // Its own page says why.
            return .unreadable(sheet, frame)
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
        for sheet in others where waiting.count < Self.waitingNamed {
            let isReleased = runs[Self.folder(of: sheet)]?.contains { $0.confirmation != nil } ?? false
            if !isReleased, try await isOfPeople(sheet) { waiting.append(sheet) }
        }
        let standings = try await standings(of: waiting, frame)
        return NextSheets(after: status, zip(waiting, standings).map { (sheet: $0, standing: $1) }, frame)
    }

    private func isOfPeople(_ sheet: StoredSheet) async throws -> Bool {
        guard sheet.wave.hasJob || sheet.bytes <= Self.briefBytes else { return false }
        do {
            return try await SheetLook.onThread {
                if sheet.wave.hasJob { return try sheet.wave.job().steps.first?.subject == .people }
                return try SheetSubject.of(SheetReading(query: FormQuery(nil)).job(of: sheet)) == .people
            }
        } catch is any ExplainedError {
            // A sheet that cannot be read says so on its own pages, and waits for nothing until it can.
            return false
        }
    }

    /// As the runs of the sheet's job have it.
    private static func folder(of sheet: StoredSheet) -> String {
        URL(fileURLWithPath: sheet.wave.folder).standardizedFileURL.path
    }

    private static let (checkedBytes, checksOfAList, waitingNamed) = (1 << 20, 4, 3)
}
