import JobEngine
import JobModel
import Wording

/// What can still be done with the rows that a page of results shows.
struct DoableRows: Sendable {
    /// Whether rows of the lineage can be planned again.
    let canRetry: Bool
    /// How many of the rows shown are left; `nil` where that is not known.
    let shown: Int?
    /// How many rows a plan of them would have; `nil` where that is not known.
    let count: Int?
    /// Whether some of them are left.
    let hasSome: Bool
    /// Whether a plan of them would have any.
    let canPlan: Bool
    /// Whether others of the run are left.
    let hasOthers: Bool
    /// How many rows did not succeed in the run, and how many of them have done so in none since.
    private let tried: (unsuccessful: Int, open: Int)?
    /// How many rows of the lineage are open, which the run may not have had.
    private let openOfLineage: Int
    /// How many of the rows shown are left out on the pages of their sheet.
    private let rowsLeftOut: Int

    init(_ source: ResultsPage.Source) {
        let run = source.run
        let canRetry = if case .retry = run.nextStep { true } else { false }
        // The first run has had all rows: those of its lineage are counted of the largest one, too.
        let isWhole = !source.filter.isNarrow && run.parent == nil
        let shown = source.open?.shown ?? (isWhole && run.lineage != nil ? run.openOfLineage : nil)
        // A plan of chosen rows has those of one step: without a filter that of a retry of several has all of the lineage.
        let isOfLineage = !source.filter.isNarrow && run.parent != nil && source.records.count > 1
        let count = isOfLineage ? run.lineage.map { _ in run.openOfLineage } : source.open?.planned ?? shown
        let hasSome = canRetry && (shown ?? source.found.total) > 0
        (self.canRetry, self.shown, self.count, self.hasSome) = (canRetry, shown, count, hasSome)
        canPlan = hasSome && count != 0
        rowsLeftOut = source.open?.leftOut ?? 0
        hasOthers = hasSome && source.filter.isNarrow && source.open?.others != 0
        openOfLineage = run.openOfLineage
        let open = source.records.compactMap { source.open?.count(of: $0.number) }
        tried =
            source.open != nil && open.count == source.records.count ? (run.notWell, open.reduce(0, +)) : nil
    }

    /// What can be done with the rows shown: what is said to be done follows from it.
    ///
    /// - Parameter isReadOtherwise: Whether the sheet is read otherwise by now than by the run.
    /// - Returns: `nil` where it is done on the page of the run, if at all.
    func toRetry(isReadOtherwise: Bool) -> RowsToRetry? {
        guard hasSome else { return nil }
        if isReadOtherwise { return .readOtherwise }
        return canPlan ? .rows(count ?? 0) : .leftOut
    }

    /// How many of the rows shown are left, without those that are left out; `nil` where that is not known.
    var plannable: Int? { shown.map { $0 - rowsLeftOut } }

    /// That rows shown are in no plan, and how they come into one.
    ///
    /// - Returns: `nil` where none is left out.
    func leftOutNote(_ frame: PageFrame) -> String? {
        canRetry ? Self.note(ofRowsLeftOut: rowsLeftOut, frame) : nil
    }

    /// That some rows that did not succeed are in no plan, and how they come into one; `nil` of none.
    static func note(ofRowsLeftOut count: Int, _ frame: PageFrame) -> String? {
        guard count > 0 else { return nil }
        return frame.say(
            "\(count, "row") of these \(count == 1 ? "is" : "are") left out on the pages of the sheet, and in no plan: "
                + "take \(count == 1 ? "it" : "them") back on the page Problems to try \(count == 1 ? "it" : "them") again.",
            "其中 \(count) 行已在表格页面上跳过，不会列入计划：如需重试，请在“问题”页面恢复。"
        )
    }

    /// What has become in later runs of the rows that did not succeed in this one.
    ///
    /// - Returns: `nil` where nothing has.
    func since(_ frame: PageFrame) -> String? {
        guard let tried else { return nil }
        let (unsuccessful, open) = tried
        let others = openOfLineage - open
        let elsewhere =
            canRetry && open == 0 && others > 0
            ? frame.say(
                "\(others, "row") of this wave that other runs have tried \(others == 1 ? "has" : "have") not succeeded yet.",
                "本批次另有 \(others) 行在其他运行中未成功。"
            ) : nil
        let since = unsuccessful - open
        guard since > 0 else { return elsewhere }
        let said =
            open == 0
            ? frame.say(
                "Every row that did not succeed in this run has succeeded since, in later runs: \(since, "row").",
                "此运行中未成功的 \(since) 行此后已全部在后续运行中成功。"
            )
            : frame.say(
                "Of the \(unsuccessful, "row") that did not succeed in this run, \(since, "has", "have") "
                    + "succeeded since, in later runs; \(open, "has", "have") not.",
                "此运行中未成功的 \(unsuccessful) 行，此后有 \(since) 行已在后续运行中成功，\(open) 行仍未成功。"
            )
        return [said, elsewhere].compactMap(\.self).joined(separator: frame.say(" ", ""))
    }
}
