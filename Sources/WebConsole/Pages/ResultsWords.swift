import JobEngine
import JobModel
import JobSession
import Wording

/// What the page of a run's results calls its parts.
struct ResultsWords: Sendable {
    let counts: String
    let outcome: String
    let count: String
    let total: String
    let meanings: String
    let causes: String
    let files: String
    let fileHeadings: [String]
    let lineage: String
    let run: String
    let act: String
    let actHint: String
    let retryThese: String
    let retryOthers: String

    init(_ frame: PageFrame) {
        counts = frame.say("How the rows ended", "各行结果")
        outcome = frame.say("How", "结果")
        count = frame.say("Rows", "行数")
        total = frame.say("all rows", "总行数")
        meanings = frame.say("What these words mean", "各结果的含义")
        causes = frame.say("Why rows did not succeed", "未成功的原因")
        files = frame.say("Files to download", "可下载的文件")
        fileHeadings = [frame.say("File", "文件"), frame.say("Size", "大小")]
        lineage = frame.say("All runs of this wave", "本批次的所有运行")
        run = frame.say("The run", "该运行")
        act = frame.say("What to do with the rows of the filter", "处理筛选出的行")
        actHint = frame.say(
            "What is planned again is looked at before anything is sent. Rows that succeeded are left alone.",
            "重新制定的计划在查看后才会发送。已成功的行不受影响。"
        )
        retryThese = Self.retryThese(frame)
        retryOthers = frame.say("Take these rows out, and plan the others again", "跳过这些行，为其余行重新制定计划")
    }

    /// What leads to rows of which none has a cell that is known to be the cause.
    static func look(_ frame: PageFrame) -> String { frame.say("Look at these rows in the sheet", "在表格中查看这些行") }

    /// What leads to the rows of a sheet that did not succeed.
    static func correct(_ frame: PageFrame) -> String { frame.say("Correct these rows", "更正这些行") }

    /// That some rows have nothing to be corrected.
    ///
    /// - Parameters:
    ///   - all: How many rows are meant.
    ///   - count: How many of them have to be corrected.
    ///   - frame: What is around the page.
    /// - Returns: `nil` where none has, and where that is not known.
    static func triedAsTheyAre(_ all: Int?, besides count: Int?, _ frame: PageFrame) -> String? {
        guard let all, let count, all > count else { return nil }
        let (others, more) = (all - count, count > 0 ? "further " : "")
        return frame.say(
            "No cell of \(others) \(more)\(others == 1 ? "row" : "rows") is known to be the cause: "
                + "\(others == 1 ? "it" : "they") can be tried again without a correction.",
            "\(count > 0 ? "另有 " : "")\(others) 行的单元格没有发现问题，无需更正即可重试。"
        )
    }

    /// That no row has the code of a filter; `nil` where one has, or none was typed.
    static func noCode(_ filter: ResultsFilter, _ found: FoundRows, _ frame: PageFrame) -> String? {
        guard let code = filter.code, !filter.isOfCause, found.rows.isEmpty, found.next == nil, filter.after == nil
        else { return nil }
        let shown = CellExcerpt.of(code, 60)
        return filter.text.isEmpty && filter.outcome == nil && filter.step == nil
            ? frame.say(
                "No row of this run has a problem whose code begins with “\(shown)”.",
                "此运行中没有问题代码以“\(shown)”开头的行。"
            )
            : frame.say(
                "None of these rows has a problem whose code begins with “\(shown)”.",
                "这些行中没有问题代码以“\(shown)”开头的行。"
            )
    }

    /// With how many rows it is about, where that is known.
    static func counted(_ words: String, _ count: Int?, _ frame: PageFrame) -> String {
        words + (count.map { frame.say(" (\($0))", "（\($0)）") } ?? "")
    }

    /// That a row which did not succeed in a run has done so in a later one.
    static func since(_ frame: PageFrame) -> String { frame.say("succeeded since, in a later run", "此后已在后续运行中成功") }

    /// What stands above reasons of which some do not hold any more; `nil` where nothing has succeeded since.
    static func endedHere(_ since: Int, _ frame: PageFrame) -> String? {
        guard since > 0 else { return nil }
        return frame.say(
            "As they ended in this run. \(since, "row has", "rows have") succeeded since, in later runs, and \(since == 1 ? "needs" : "need") nothing more.",
            "以下为此次运行的结果。其中 \(since) 行此后已在后续运行中成功，无需再处理。"
        )
    }

    /// A row that is invalid because another one has the same value is valid once that one is out.
    ///
    /// - Returns: `nil` where no row shares a value.
    static func twins(_ run: RunStatus, _ frame: PageFrame) -> String? {
        guard run.reasons?.contains(where: { $0.code?.hasSuffix(".duplicate") ?? false }) == true else { return nil }
        return frame.say(
            "Some rows are invalid because they share a value with another row. Where one of them is taken out, the other is planned: "
                + "see first that the value is its own.",
            "有些行因与其他行的值重复而无效。如果跳过其中一行，另一行就会列入计划：请先确认该值确实属于它。"
        )
    }

    /// The button that plans the rows of the filter again.
    static func retryThese(_ frame: PageFrame) -> String { frame.say("Plan these rows again", "为这些行重新制定计划") }
}
