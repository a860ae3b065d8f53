import JobEngine
import JobModel
import Wording

/// What can still be done with the rows that a page of results shows.
struct DoableRows: Sendable {
    /// Whether rows of the lineage can be planned again.
    let canRetry: Bool
    /// How many of the rows shown; `nil` where that is not known.
    let count: Int?
    /// Whether some of them are left.
    let hasSome: Bool
    /// Whether others of the run are left.
    let hasOthers: Bool
    /// How many rows did not succeed in the run, and how many of them have done so in none since.
    private let tried: (unsuccessful: Int, open: Int)?
    /// How many rows of the lineage are open, which the run may not have had.
    private let openOfLineage: Int

    init(_ source: ResultsPage.Source) {
        let run = source.run
        canRetry = if case .retry = run.nextStep { true } else { false }
        // The first run has had all rows: those of its lineage are counted of the largest one, too.
        let isWhole = !source.filter.isNarrow && run.parent == nil
        count = source.open?.shown ?? (isWhole && run.lineage != nil ? run.openOfLineage : nil)
        hasSome = canRetry && (count ?? source.found.total) > 0
        hasOthers = hasSome && source.filter.isNarrow && source.open?.others != 0
        openOfLineage = run.openOfLineage
        tried = source.open.map { open in
            (run.notWell, source.records.reduce(0) { $0 + (open.count(of: $1.number) ?? 0) })
        }
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
