import JobEngine
import JobModel
import JobSession
import Wording

/// The rows of one cause as a grid, whose cells are corrected in place.
struct RowsPage: ConsolePage {
    static let template = "rows"

    let frame: PageFrame
    let title: String
    let id: String
    let steps: WaveSteps
    /// What the rows have in common, as the page of all problems says it; `nil` for the rows of a run.
    let cause: ProblemsPage.Group?
    let status: String
    let partial: String?
    let error: RefusedForm?
    let back: String
    /// The run whose rows they are.
    let run: PageFrame.Link?
    let address: String
    /// That further rows of the run need no correction, and where they are shown; `nil` where there are none.
    let others: Others?
    let grid: RowsGrid
    let hasRows: Bool
    let save: String
    let whichLabel: String
    let options: [SheetPage.Option]
    let same: Same?
    let right: Right?
    let leaveAll: String?
    /// Tells the reading of the sheet, and what is shown of the cause's rows, from later ones.
    let reading: String
    let shownSame: String
    let shownRows: String
    let undo: ProblemsPage.Undo?
    let earlier: String?
    let earlierWords: String
    let later: String?
    let laterWords: String

    struct Others: Sendable {
        let sentence: String
        let link: PageFrame.Link
    }

    /// One value for many rows.
    struct Same: Sendable {
        let title: String
        let place: Int
        /// Of the field for the value; `nil` where the cells can only be emptied.
        let label: String?
        let button: String
        /// What it was not taken for, where it was sent without the value.
        var reason: String?
        /// What was typed and not set.
        var given: String?
    }

    /// Values that look wrong, and are said to be right.
    struct Right: Sendable {
        let title: String
        let button: String
    }

    init(
        sheet: StoredSheet,
        checked: SheetReviews.Checked,
        group: GroupAddress,
        from: Int,
        last: LastCorrections?,
        done: DoneCorrections? = nil,
        kept: [Int] = [],
        tried: [Int: TriedRow] = [:],
        error: RefusedForm? = nil,
        frame: PageFrame
    ) {
        let frame = frame.knowing(checked.review)
        self.frame = frame
        self.error = error
        id = sheet.id
        steps = WaveSteps(sheet.id, at: .problems, frame)
        back = frame.say("All problems", "全部问题")
        run = group.run.map { Self.run($0, of: group, isReleased: checked.isReleased, frame) }
        let review = checked.review
        let found = checked.problems.group(group.kind, code: group.code, column: group.column)
        let rows = found?.rows ?? []
        let column = group.column.map { frame.name(of: $0, review.report.subject) }
        let rowsTitle =
            group.run.map { run in
                checked.isReleased
                    ? group.filter.isEmpty
                        ? frame.say("Rows of \(run) that did not succeed", "\(run) 中未成功的行")
                        : frame.say("Rows of \(run) that the filter shows", "\(run) 中筛选出的行")
                    : frame.say("Rows of \(run) that would not be sent", "\(run) 中不会发送的行")
            }
            ?? frame.say("Rows with a problem", "有问题的行")
        title = CellExcerpt.of(
            column.map { frame.say("\($0) in \(sheet.name)", "\(sheet.name) 的\($0)") } ?? rowsTitle,
            200
        )
        cause =
            group.run == nil
            ? found.map { ProblemsPage.group($0, checked.review.report.subject, sheet.id, nil, frame) } : nil
        let start = Self.start(from, of: rows)
        grid = RowsGrid(
            review,
            checked.keys,
            group,
            rows: rows,
            from: start,
            kept: kept,
            tried: tried,
            error: error,
            frame
        )
        hasRows = !grid.rows.isEmpty
        reading = checked.reading
        shownSame = checked.mark(of: group, place: grid.ownPlace)
        shownRows = checked.mark(of: group, place: nil)
        let shown = frame.say(
            "Rows \(start + 1) to \(grid.end) of \(rows.count).",
            "第 \(start + 1)–\(grid.end) 行，共 \(rows.count) 行。"
        )
        let none =
            group.run == nil
            ? checked.isPartial
                ? frame.say("No row that has been checked since has this problem.", "已重新检查的行中没有此问题。")
                : frame.say("No row has this problem any more.", "已没有行存在此问题。")
            : checked.isReleased
                ? group.filter.isEmpty
                    ? frame.say("Every row of the run has succeeded.", "该运行的所有行均已成功。")
                    : frame.say("Every row that the filter shows has succeeded.", "筛选出的所有行均已成功。")
                : frame.say(
                    "None of the rows that the plan does not send is in the sheet as it is read now.",
                    "按现在的读取方式，表格中没有计划不发送的行。"
                )
        let subject = review.report.subject
        status = (done?.words(review.header, subject, frame) ?? "") + (rows.isEmpty ? none : shown)
        others = ResultsWords.triedAsTheyAre(checked.others + checked.tried.count, besides: checked.tried.count, frame)
            .flatMap { sentence in
                group.withoutChoice.map { all in
                    let words = frame.say("Show them too", "同时显示这些行")
                    return Others(
                        sentence: sentence,
                        link: PageFrame.Link(address: all.path(of: sheet.id), words: words, isHere: false)
                    )
                }
            }
        partial = checked.isPartial ? SavedWords.partial(frame) : nil
        address = group.query + (start > 0 ? "&from=\(start)" : "")
        save = frame.say("Save and check again", "保存并重新检查")
        let values = grid.ownPlace.map { Self.options(rows, $0, review, frame) } ?? []
        let offer = checked.keys.offer(for: group.column, code: group.code)
        var same = grid.ownPlace.flatMap { rows.count > 1 ? Self.same($0, offer, frame) : nil }
        same?.reason = error.flatMap { $0.isForWantOfValue ? $0.problem : nil }
        same?.given = error?.value
        self.same = same
        whichLabel = frame.say("Rows that have", "哪些行")
        options = values
        right =
            AcceptedForm.isFor(group) && grid.ownPlace != nil && !rows.isEmpty
            ? Right(
                title: frame.say("Right as they stand", "原样正确"),
                button: frame.say("These values are right", "这些值正确")
            ) : nil
        let isLeftOut = group.code == Finding.Code.leftOutByCorrection
        leaveAll =
            !rows.isEmpty && !isLeftOut
            ? frame.say("Leave out \(rows.count == 1 ? "" : "all ")\(rows.count, "row")", "跳过全部 \(rows.count) 行") : nil
        // What was corrected elsewhere is undone on the page of all problems.
        let isNews = kept.isEmpty && done?.hasSaved == true
        let own = last.flatMap { last in
            isNews || last.isOf(group, rows: rows, kept: kept, in: review.header) ? last : nil
        }
        undo = own.map { ProblemsPage.Undo($0, review.header, subject, frame) }
        earlier = start > 0 ? group.path(of: sheet.id, from: max(0, start - RowsGrid.rowLimit)) : nil
        earlierWords = frame.say("Earlier rows", "前面的行")
        later = grid.end < rows.count ? group.path(of: sheet.id, from: grid.end) : nil
        laterWords = frame.say("Further rows", "后面的行")
    }

    private static func run(
        _ id: String,
        of group: GroupAddress,
        isReleased: Bool,
        _ frame: PageFrame
    ) -> PageFrame.Link {
        isReleased
            ? PageFrame.Link(
                address: ResultsFilter(FormQuery(group.filter)).page(of: id),
                words: frame.say("The results of the run, where these rows are planned again", "返回运行结果，重新制定这些行的计划"),
                isHere: false
            )
            : PageFrame.Link(
                address: "/runs/\(id)/plan",
                words: frame.say("The plan that refuses these rows", "返回不发送这些行的计划"),
                isHere: false
            )
    }

    /// Where a page begins among the rows of a cause: no later than at the last.
    static func start(_ from: Int, of rows: [Int]) -> Int { max(0, min(from, rows.count - 1)) }

    /// Where a page begins that is to show a row: with it, unless it is among the first ones.
    static func start(at row: Int, of rows: [Int]) -> Int {
        let place = rows.firstIndex(of: row) ?? 0
        return place < firstRows ? 0 : place
    }

    /// As many as every page has room for.
    private static let firstRows = 10

    /// All rows of the cause, and those that have each of the most frequent values.
    private static func options(
        _ rows: [Int],
        _ place: Int,
        _ review: SheetReview,
        _ frame: PageFrame
    ) -> [SheetPage.Option] {
        var counts: [String: Int] = [:]
        for row in rows {
            guard let cells = review.rows[row]?.cells else { continue }
            counts[place < cells.count ? cells[place] : "", default: 0] += 1
        }
        let values = counts.filter { $0.key.utf8.count <= valueLimit }.sorted {
            ($1.value, $0.key) < ($0.value, $1.key)
        }
        var options = [
            SheetPage.Option(value: "all", words: frame.say("all \(rows.count)", "全部 \(rows.count) 行"), isChosen: true)
        ]
        for (value, count) in values.prefix(optionLimit) where counts.count > 1 {
            let shown = value.isEmpty ? frame.say("(empty)", "（空）") : CellExcerpt.of(value, 60)
            options.append(SheetPage.Option(value: "=" + value, words: "\(shown) (\(count))", isChosen: false))
        }
        return options
    }

    /// `nil` where every row needs a value of its own.
    private static func same(_ place: Int, _ offer: KeyColumns.Offer, _ frame: PageFrame) -> Same? {
        switch offer {
        case .value:
            Same(
                title: frame.say("The same for many rows", "批量更正"),
                place: place,
                label: frame.say("New value", "新值"),
                button: frame.say("Correct them all", "全部更正")
            )
        case .nothing:
            Same(
                title: frame.say("Empty many cells", "批量清空"),
                place: place,
                label: nil,
                button: frame.say("Empty these cells", "清空这些单元格")
            )
        case .none: nil
        }
    }

    private static let valueLimit = 200
    private static let optionLimit = 30
}
