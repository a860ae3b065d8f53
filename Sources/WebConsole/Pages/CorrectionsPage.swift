import JobEngine
import JobModel
import JobSession
import Wording

/// All corrections of a sheet, the newest first, with what becomes of each and a button that takes it back.
struct CorrectionsPage: ConsolePage {
    static let template = "corrections"

    let frame: PageFrame
    let title: String
    let id: String
    let steps: WaveSteps
    let error: RefusedForm?
    let status: String
    /// Brings back what the last form has dropped.
    let undrop: DoneCorrections.Undrop?
    let partial: String?
    /// What has no effect as the sheet is read now.
    let idle: [String]
    let filterLabel: String
    let filters: [PageFrame.Link]
    let caption: String
    let headings: [String]
    let rows: [Row]
    let hasRows: Bool
    /// Drops all corrections of the state that is shown; `nil` where all are shown, and those that apply.
    let drop: Drop?
    /// What the forms say of the page on which they stand.
    let query: String
    let earlier: PageFrame.Link?
    let later: PageFrame.Link?
    let back: String

    struct Row: Sendable {
        let number: Int
        let who: String
        let column: String
        let old: String
        let new: String
        let isCell: Bool
        let time: PageTime
        let state: String
        let isIdle: Bool
        let again: String?
        let mark: String
        let button: String
        let label: String
    }

    struct Drop: Sendable {
        let state: String
        let mark: String
        let words: String
    }

    /// Which corrections a page shows.
    struct Choice: Sendable {
        let state: ListedCorrections.State?
        let from: Int

        init(_ query: FormQuery) {
            state = query["state"].flatMap(ListedCorrections.State.init(rawValue:))
            from = max(0, query["from"].flatMap { Int($0) } ?? 0)
        }

        init(_ state: ListedCorrections.State?, from: Int) { (self.state, self.from) = (state, from) }

        var fields: [(String, String)] {
            (state.map { [("state", $0.rawValue)] } ?? []) + (from > 0 ? [("from", "\(from)")] : [])
        }

        func path(of id: String) -> String { FormAddress.of("/sheets/\(id)/corrections", fields) }
    }

    /// The way to this page from where corrections are counted; without their number where the page knows none.
    static func link(of id: String, _ count: Int?, _ frame: PageFrame) -> PageFrame.Link {
        let number = count.map { frame.say(" (\($0))", "（\($0)）") } ?? ""
        let words = frame.say("All corrections of this sheet", "此表格的全部更正") + number
        return PageFrame.Link(address: Choice(nil, from: 0).path(of: id), words: words, isHere: false)
    }

    /// - Parameters:
    ///   - sheet: The sheet.
    ///   - checked: The same as it was checked.
    ///   - list: Its corrections, in the order in which they were made.
    ///   - choice: Which ones are shown.
    ///   - done: What the last form has done.
    ///   - error: What the last form was not taken for.
    ///   - frame: Around the page.
    init(
        sheet: StoredSheet,
        checked: SheetReviews.Checked,
        _ list: [SheetCorrection],
        _ choice: Choice,
        done: DoneCorrections?,
        error: RefusedForm? = nil,
        frame: PageFrame
    ) {
        let frame = frame.knowing(checked.review)
        let listed = ListedCorrections(list, checked)
        self.frame = frame
        self.error = error
        id = sheet.id
        title = frame.say("Corrections of \(sheet.name)", "\(sheet.name) 的更正")
        steps = WaveSteps(sheet.id, at: .problems, frame)
        let review = checked.review
        let shown = listed.entries.filter { choice.state == nil || $0.state == choice.state }
        let start = max(0, min(choice.from, shown.count - 1))
        let page = shown.dropFirst(start).prefix(Self.rowLimit)
        let end = start + page.count
        let all = frame.say(
            "\(list.count, "correction") of this sheet; its file stays as it is.",
            "此表格共有 \(list.count) 处更正；文件本身不变。"
        )
        let range =
            shown.isEmpty
            ? frame.say(" None is shown.", "没有可显示的更正。")
            : frame.say(
                " Shown: \(start + 1) to \(end) of \(shown.count).",
                "显示第 \(start + 1)–\(end) 处，共 \(shown.count) 处。"
            )
        status = (done?.words(review.header, review.report.subject, frame) ?? "") + all + range
        undrop = done?.undrop(frame)
        partial = checked.isPartial ? SavedWords.partial(frame) : nil
        idle = listed.idle(frame)
        filterLabel = frame.say("Which corrections", "哪些更正")
        let states = ListedCorrections.State.allCases.filter { listed.count(of: $0) > 0 || $0 == choice.state }
        filters = ([nil] + states).map { state in
            let count = state.map(listed.count) ?? list.count
            let words = state.map { Self.title($0, frame) } ?? frame.say("All", "全部")
            return PageFrame.Link(
                address: Choice(state, from: 0).path(of: sheet.id),
                words: words + frame.say(" (\(count))", "（\(count)）"),
                isHere: state == choice.state
            )
        }
        caption = frame.say("Corrections, the newest first", "更正（最新的在前）")
        headings = [
            frame.say("Row", "行"), frame.say("Who", "人员"), frame.say("Column", "列"), frame.say("Was", "原值"),
            frame.say("Is", "更正为"), frame.say("When", "时间"), frame.say("What becomes of it", "状态"),
            frame.say("Undo", "撤销"),
        ]
        let numbers = Set(page.map(\.correction.row))
        let ofRows = Dictionary(grouping: list.filter { numbers.contains($0.row) }, by: \.row)
        let known = checked.keys.knownFirst(review.header).prefix(Self.namesShown)
        rows = page.map { entry in
            let cells = review.rows[entry.correction.row]?.cells ?? []
            let who = known.compactMap { $0 < cells.count && !cells[$0].isEmpty ? cells[$0] : nil }
            let mark = ListedCorrections.mark(
                of: entry.correction,
                in: ofRows[entry.correction.row] ?? [],
                review.header
            )
            return Self.row(entry, who.joined(separator: " · "), mark ?? "", review, frame)
        }
        hasRows = !rows.isEmpty
        drop = choice.state.flatMap { Self.drop($0, shown.map(\.correction), frame) }
        query = FormAddress.query(Choice(choice.state, from: start).fields)
        earlier =
            start == 0
            ? nil
            : PageFrame.Link(
                address: Choice(choice.state, from: max(0, start - Self.rowLimit)).path(of: sheet.id),
                words: frame.say("Later corrections", "较新的更正"),
                isHere: false
            )
        later =
            end >= shown.count
            ? nil
            : PageFrame.Link(
                address: Choice(choice.state, from: end).path(of: sheet.id),
                words: frame.say("Earlier corrections", "较早的更正"),
                isHere: false
            )
        back = frame.say("All problems", "全部问题")
    }

    private static func row(
        _ entry: ListedCorrections.Entry,
        _ who: String,
        _ mark: String,
        _ review: SheetReview,
        _ frame: PageFrame
    ) -> Row {
        let correction = entry.correction
        let number = correction.row
        // The script and the page write times without parts of seconds.
        let time = PageTime(ofNoRun: correction.time.replacing(/\.[0-9]+Z$/, with: "Z"))
        var (column, old, new, isCell) = ("", "", frame.say("left out", "跳过"), false)
        if case .cell(let name, let before, let after) = correction.change {
            let header = entry.place.map { review.header[$0] } ?? name.text
            (column, isCell) = (excerpt(frame.name(of: header, review.report.subject), frame), true)
            (old, new) = (excerpt(before, frame), excerpt(after, frame))
        }
        let place =
            isCell
            ? frame.say("row \(number), \(column)", "第 \(number) 行，\(column)")
            : frame.say("row \(number)", "第 \(number) 行")
        return Row(
            number: number,
            who: who.isEmpty ? "" : excerpt(who, frame),
            column: column,
            old: old,
            new: new,
            isCell: isCell,
            time: time,
            state: state(of: entry, frame),
            isIdle: entry.state != .applies,
            again: entry.isSuperseded ? frame.say("Corrected once more later.", "之后又更正过。") : nil,
            mark: mark,
            button: entry.isSuperseded
                ? frame.say("Undo this and the later ones", "撤销此处及之后的更正") : frame.say("Undo", "撤销"),
            label: place
        )
    }

    /// What becomes of a correction, in full.
    private static func state(of entry: ListedCorrections.Entry, _ frame: PageFrame) -> String {
        switch entry.state {
        case .applies: return frame.say("Applies.", "已应用。")
        case .differs:
            let now = excerpt(entry.now ?? "", frame)
            return frame.say("No longer fits: the sheet now has \(now) there.", "不再适用：表格中现在是 \(now)。")
        case .passedOver: return frame.say("No effect: the column is passed over.", "无效：该列已忽略。")
        case .leftOut: return frame.say("No effect: the row is left out.", "无效：该行已跳过。")
        case .nowhere:
            let isColumn = entry.place == nil && entry.correction.change != .leaveOut
            return isColumn
                ? frame.say("No effect: the sheet has no such column or row.", "无效：表格中没有该列或该行。")
                : frame.say("No effect: the sheet has no such row.", "无效：表格中没有该行。")
        }
    }

    /// The same of all that have it.
    private static func title(_ state: ListedCorrections.State, _ frame: PageFrame) -> String {
        switch state {
        case .applies: frame.say("Applied", "已应用")
        case .differs: frame.say("No longer fit", "不再适用")
        case .passedOver: frame.say("Column passed over", "列已忽略")
        case .leftOut: frame.say("Row left out", "行已跳过")
        case .nowhere: frame.say("No such row or column", "没有该行或该列")
        }
    }

    private static func drop(
        _ state: ListedCorrections.State,
        _ shown: [SheetCorrection],
        _ frame: PageFrame
    ) -> Drop? {
        guard state != .applies, !shown.isEmpty else { return nil }
        return Drop(
            state: state.rawValue,
            // In the order in which they were made, as the form finds them.
            mark: UnmetCorrections.mark(of: shown.reversed()),
            words: frame.say("Drop these corrections (\(shown.count))", "删除这些更正（\(shown.count)）")
        )
    }

    private static func excerpt(_ text: String, _ frame: PageFrame) -> String {
        guard !text.isEmpty else { return frame.say("(empty)", "（空）") }
        return ReturnedTable.excerpt(text, characterLimit, bytes: byteLimit)
    }

    private static let rowLimit = 50
    private static let namesShown = 2
    /// Of what stands in a cell of the table.
    private static let (characterLimit, byteLimit) = (60, 240)
}

extension ListedCorrections {
    /// How many of the corrections that are counted have no effect, though they fit the sheet.
    func idle(_ frame: PageFrame) -> [String] {
        let (passed, out) = (count(of: .passedOver), count(of: .leftOut))
        return [
            passed == 0
                ? nil
                : frame.say(
                    "\(passed, "of these corrections has", "of these corrections have") no effect, as \(passed == 1 ? "its column is" : "their columns are") passed over.",
                    "其中 \(passed) 处更正无效，因为所在的列已忽略。"
                ),
            out == 0
                ? nil
                : frame.say(
                    "\(out, "of these corrections has", "of these corrections have") no effect, as \(out == 1 ? "its row is" : "their rows are") left out.",
                    "其中 \(out) 处更正无效，因为所在的行已跳过。"
                ),
        ].compactMap(\.self)
    }
}
