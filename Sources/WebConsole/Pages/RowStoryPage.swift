import JobEngine
import JobModel
import JobSession
import Wording

/// All that is known of one row: its cells, what was planned, what was tried, and how it ended.
struct RowStoryPage: ConsolePage {
    static let template = "row"

    let frame: PageFrame
    let title: String
    /// Leads to the results of the run; of a plan that sent nothing to the plan.
    let back: PageFrame.Link
    /// Leads to the run, where that has more to be done.
    let toRun: PageFrame.Link?
    /// That nothing of the run was sent, and that no page corrects its rows.
    let notes: [String]
    /// Where a row is corrected that did not succeed.
    let correcting: PageFrame.Link?
    let stories: [Story]
    let changesTitle: String
    let changeHeadings: [String]
    let cellsTitle: String
    let cellHeadings: [String]
    let writtenBy: String
    let attemptsTitle: String
    let attemptHeadings: [String]
    let untried: String

    /// A row of the sheet; where cells hold line breaks a number may be that of several.
    struct Story: Sendable {
        let heading: String
        /// The run in which it has succeeded since.
        let since: PageFrame.Link?
        /// That no plan has the row; `nil` where one may.
        let leftOut: String?
        let problem: String?
        let remedy: String?
        let changes: [RowsTable.Change]
        let hasChanges: Bool
        let cells: [Cell]
        let attempts: [Attempt]
        let hasAttempts: Bool
        /// The run that has written the person who has a key of the row by now.
        var writer: OvertakenPlan.Run?
    }

    struct Attempt: Sendable {
        let at: PageTime
        let cells: [String]
    }

    struct Cell: Sendable {
        let column: String
        let value: String
        /// What the file has; `nil` where that is the same.
        let inFile: String?
    }

    init(
        _ rows: [(log: RowLog, row: LedgerRow)],
        step: StepRecord,
        planned: PlanSummary.Step?,
        of run: RunRecord,
        _ status: RunStatus,
        number: Int,
        correcting place: CorrectingPlace,
        since: [Int: String] = [:],
        writers: [Int: RunRecord] = [:],
        leftOut: Set<Int> = [],
        corrections: [SheetCorrection] = [],
        frame: PageFrame
    ) {
        self.frame = frame
        let name = frame.step(step.name, in: step.source)
        title = frame.say("Row \(number) of \(name)", "\(name)第 \(number) 行")
        // What was never released has a plan, and no results.
        let isPlan = run.confirmation == nil && planned != nil
        back = PageFrame.Link(
            address: isPlan ? "/runs/\(run.id)/plan" : "/runs/\(run.id)/results",
            words: isPlan ? frame.say("The plan", "计划") : frame.say("The results of the run", "该运行的结果"),
            isHere: false
        )
        let isOpen = rows.contains { entry in
            since[entry.row.planned.line] == nil && entry.row.outcome.map { !$0.isSuccess } ?? false
        }
        correcting = place.address.flatMap { address in
            // The page of the grid that has the row.
            let place = rows.first.map { "&at=\($0.row.planned.originRow)#row\($0.row.planned.originRow)" } ?? ""
            return isOpen
                ? PageFrame.Link(address: address + place, words: frame.say("Correct this row", "更正此行"), isHere: false)
                : nil
        }
        let isWithoutSheet = isOpen && place.isSheetDeleted
        notes = [Self.unsent(status, frame), isWithoutSheet ? Self.deleted(isPlan: isPlan, frame) : nil].compactMap(
            \.self
        )
        toRun =
            isWithoutSheet && !isPlan
            ? PageFrame.Link(address: "/runs/\(run.id)", words: frame.say("The run", "该运行"), isHere: false) : nil
        changesTitle = frame.say("Field by field", "逐字段")
        changeHeadings = [frame.say("Field", "字段"), frame.say("Was", "原值"), frame.say("Becomes", "新值")]
        cellsTitle = Self.cellsTitle(of: rows, isPlan: isPlan, frame)
        cellHeadings = [frame.say("Column", "列"), frame.say("Cell", "单元格")]
        writtenBy = KeyHolder.writtenBy(frame)
        attemptsTitle = frame.say("What was tried", "尝试记录")
        attemptHeadings = [
            frame.say("When", "时间"), frame.say("Call", "接口"), frame.say("Answer", "应答"),
            frame.say("Code", "错误码"), frame.say("Log id", "日志 ID"), frame.say("Token", "令牌"),
        ]
        untried = frame.words(RowLogSentences.untried)
        let steps = run.definition.steps
        let read = steps.indices.contains(step.number - 1) ? steps[step.number - 1] : nil
        let sheet = RowCells(step.header, step: read, isOfRetry: run.input != nil)
        let timezone = run.definition.timezone
        // The page has no button; its link leads to those of the results.
        var remedies = RunRemedies.leading(to: back.words, hasPages: place.hasPages, frame)
        if isPlan { remedies = .ofPlan(isReleased: false, hasPages: place.hasPages, frame) }
        if place.isSheetDeleted { remedies = .silent(frame) }
        stories = rows.map { [remedies, link = back.words] log, row in
            let later = since[row.planned.line].map { Self.since($0, step: step.number, row, frame) }
            let isOpen = later == nil && row.outcome.map { !$0.isSuccess } ?? false
            let isLeftOut = !isPlan && isOpen && leftOut.contains(row.planned.originRow)
            let said = isLeftOut ? RunRemedies.ofRowLeftOut(leading: link, frame) : remedies
            let corrected = CorrectedValues(corrections, row: row.planned.originRow, header: step.header)
            var story = Self.story(
                log,
                row,
                sheet,
                corrected,
                since: later,
                isLeftOut: isLeftOut,
                planned,
                timezone,
                said,
                frame
            )
            story.writer = writers[row.planned.line].map { OvertakenPlan.Run($0, frame) }
            return story
        }
    }

    /// Nothing of a row that is wrong was sent, and nothing will be.
    private static func cellsTitle(of rows: [(log: RowLog, row: LedgerRow)], isPlan: Bool, _ frame: PageFrame) -> String
    {
        if isPlan, rows.contains(where: { $0.row.outcome == nil }) { return frame.say("As it would be sent", "将发送的内容") }
        return rows.contains { !$0.log.attempts.isEmpty }
            ? frame.say("As it was sent", "发送的内容") : frame.say("Its cells", "单元格内容")
    }

    /// That nothing of a run was sent, and why; `nil` of one that has sent rows.
    private static func unsent(_ run: RunStatus, _ frame: PageFrame) -> String? {
        if run.hadNothingToSend {
            return frame.say("The plan of this run had nothing to send.", "该运行的计划没有需要发送的行。")
        }
        if run.wasRefused {
            return frame.say("The plan could not be made, and nothing was sent.", "无法制定计划，没有发送任何内容。")
        }
        if run.hasEndedUnsent {
            return frame.say("The plan was not released, and nothing was sent.", "该计划未发布，没有发送任何内容。")
        }
        return run.isBeforeRelease
            ? frame.say("The plan is not released yet: nothing was sent.", "该计划尚未发布：没有发送任何内容。") : nil
    }

    /// That no page corrects the row, and where it is corrected.
    private static func deleted(isPlan: Bool, _ frame: PageFrame) -> String {
        guard !isPlan else {
            return frame.say(
                "The sheet of this row was deleted: it cannot be corrected any more.",
                "表格已删除，该行无法再更正。"
            )
        }
        return frame.say(
            "The sheet of this row was deleted, and no page corrects it. Correct it in failed.csv of the results, and drop that as a "
                + "sheet; where the file is gone as well, the page of the run writes it again.",
            "该行的表格已删除，无法在页面上更正。请更正结果中的 failed.csv 并作为表格上传；如果该文件也已删除，可在运行页面重新写出。"
        )
    }

    private static func since(_ run: String, step: Int, _ row: LedgerRow, _ frame: PageFrame) -> PageFrame.Link {
        PageFrame.Link(
            address: "/runs/\(run)/rows/\(step)/\(row.planned.originRow)",
            words: frame.say("This row has succeeded since, in \(run).", "该行此后已在 \(run) 中成功。"),
            isHere: false
        )
    }

    private static func story(
        _ log: RowLog,
        _ row: LedgerRow,
        _ sheet: RowCells,
        _ corrected: CorrectedValues,
        since: PageFrame.Link?,
        isLeftOut: Bool,
        _ step: PlanSummary.Step?,
        _ timezone: String,
        _ remedies: RunRemedies,
        _ frame: PageFrame
    ) -> Story {
        let (sentences, subject) = (step.map(StepSentences.init), step?.subject ?? .people)
        let changes = row.planned.changes.map { change in
            RowsTable.Change(
                field: sentences.map { frame.language.words($0.nameOnPage(of: change.field)) }
                    ?? frame.name(of: change.field, subject),
                old: frame.language.words(StepSentences.cell(change.old, of: change.field)),
                new: frame.language.words(StepSentences.cell(change.new, of: change.field))
            )
        }
        return Story(
            heading: heading(of: row, frame),
            since: since,
            leftOut: isLeftOut
                ? frame.say(
                    "This row is left out on the pages of the sheet, and in no plan: take it back on the page Problems to try it again.",
                    "该行已在表格页面上跳过，不会列入计划：如需重试，请在“问题”页面恢复。"
                ) : nil,
            problem: log.problem.map { frame.words(LocalizedText(en: $0, zh: $0)) },
            // Nothing is left to be done.
            remedy: since == nil ? remedies.of(log.remedy, onPages: log.pageRemedy) : nil,
            changes: changes,
            hasChanges: !changes.isEmpty,
            cells: sheet.cells(of: row.planned.record).map {
                Cell(
                    column: frame.title(of: $0.column, subject),
                    value: CellExcerpt.of(frame.value(of: $0), cellLength),
                    inFile: corrected.inFile($0).map {
                        frame.say(
                            "in the file: \(CellExcerpt.of($0.isEmpty ? frame.say("(empty)", "（空）") : $0, 200))",
                            "文件中：\(CellExcerpt.of($0.isEmpty ? frame.say("(empty)", "（空）") : $0, 200))"
                        )
                    }
                )
            },
            attempts: log.attempts.suffix(attemptsShown).map { attempt in
                Attempt(
                    at: PageTime(attempt.at, timezone: timezone),
                    cells: RowLogSentences.cells(of: attempt).dropFirst().map(frame.words)
                )
            },
            hasAttempts: !log.attempts.isEmpty
        )
    }

    /// Its key, what it would do where that was decided, and how it stands.
    private static func heading(of row: LedgerRow, _ frame: PageFrame) -> String {
        let action = row.planned.action
        let isDecided = action == .create || action == .update
        let words = [isDecided ? action.words : nil, RowStanding(row.state, row.outcome).words].compactMap(\.self)
        var said = [CellExcerpt.of(row.planned.matchKey, 200)]
        // In Chinese what it does and how it ended may be one word.
        for text in words.map(frame.words) where said.last != text { said.append(text) }
        return said.joined(separator: " · ")
    }

    private static let cellLength = 2000
    private static let attemptsShown = 100
}
