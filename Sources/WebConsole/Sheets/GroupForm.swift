import JobEngine
import JobModel
import JobSession
import Wording

/// What a form says of all rows of a cause: that they are left out, or get one value.
struct GroupForm: Sendable {
    private let group: GroupAddress
    private let body: FormBody
    private let isLeaving: Bool
    private let place: Int?
    /// What was typed in single cells of the page.
    let typed: CellEdit

    init(_ body: FormBody, _ group: GroupAddress) {
        (self.body, self.group) = (body, group)
        isLeaving = body["leave"] != nil
        place = body["place"].flatMap { Int($0) }
        typed = CellEdit(body).typed
    }

    /// Why the form is not taken for the rows as they are now; `nil` where they are what its page has shown.
    ///
    /// - Throws: `SheetStoreError.malformedForm` for a form that is none of these pages.
    func refusal(
        by checked: SheetReviews.Checked,
        _ sheet: StoredSheet,
        _ frame: PageFrame
    ) throws(SheetStoreError) -> RefusedForm? {
        guard isLeaving || place != nil && body["value"] != nil else { throw .malformedForm }
        let now = checked.mark(of: group, place: isLeaving ? nil : place)
        let isRead = body["reading"].map { $0 == checked.reading } ?? true
        if isRead, body[mark] == now { return nil }
        let count = checked.problems.group(group.kind, code: group.code, column: group.column)?.rows.count ?? 0
        let problem = frame.say(
            "Nothing was corrected: the rows with this problem are others by now, or have other cells.",
            "没有更正任何内容：存在此问题的行或其单元格已有变化。"
        )
        guard count > 0 else { return RefusedForm(problem: problem, remedies: []) }
        let look = frame.say("Look at the rows below.", "请查看下面的行。")
        // A column of another reading is another one.
        guard isRead || isLeaving else { return RefusedForm(problem: problem, remedies: [look]) }
        let fields = [(mark, now), ("reading", checked.reading)] + carried(without: [mark, "reading", "count"])
        let button =
            isLeaving
            ? frame.say("Leave out \(count, "row as it is now", "rows as they are now")", "按现状跳过全部 \(count) 行")
            : frame.say("Correct the rows as they are now (\(count))", "按现状更正这些行（\(count)）")
        let path = "/sheets/\(sheet.id)/all?\(group.query)"
        return RefusedForm(problem: problem, remedies: [look], anyway: AnywayForm(path, fields, button: button, frame))
    }

    /// What is asked before many rows are left out at once.
    ///
    /// - Returns: `nil` where it was answered, for a single row, and for a form that leaves none out.
    func question(of edit: CellEdit, _ sheet: StoredSheet, _ frame: PageFrame) -> RefusedForm? {
        let count = edit.leaving.count
        guard isLeaving, count > 1, body[Self.sure] == nil else { return nil }
        let problem = frame.say(
            "Leave out all \(count, "row")? Nothing has been left out yet.",
            "要跳过全部 \(count) 行吗？目前尚未跳过任何行。"
        )
        let meaning = frame.say(
            "Rows that are left out are not sent. The last correction can be undone, and each row taken back later.",
            "跳过的行不会发送。之后可以撤销上一次更正，也可以逐行恢复。"
        )
        let fields = carried() + [(Self.sure, "yes")]
        let button = frame.say("Leave out \(count, "row")", "跳过 \(count) 行")
        let path = "/sheets/\(sheet.id)/all?\(group.query)"
        return RefusedForm(
            problem: problem,
            remedies: [meaning],
            anyway: AnywayForm(path, fields, button: button, frame)
        )
    }

    /// Why nothing is emptied by a form whose field for the value was left empty.
    ///
    /// - Returns: `nil` where there is a value, and for a form that has no such field: that one says that it empties.
    func refusal(of edit: CellEdit, _ sheet: StoredSheet, _ frame: PageFrame) -> RefusedForm? {
        guard !isLeaving, body[Self.hasField] != nil, body["value"]?.allSatisfy(\.isWhitespace) ?? true else {
            return nil
        }
        let empty = CellEdit.mark(of: "")
        let count = edit.cells.count { $0.shown != empty }
        let typing = frame.say("Type the new value of these cells below.", "请在下方填写这些单元格的新值。")
        let problem = frame.say("Nothing was corrected: no new value was given.", "没有更正任何内容：未填写新值。")
        guard count > 0 else { return RefusedForm(problem: problem, remedies: [typing], isForWantOfValue: true) }
        let fields = carried(without: [Self.hasField])
        let button = frame.say("Empty \(count, "cell")", "清空 \(count) 个单元格")
        let path = "/sheets/\(sheet.id)/all?\(group.query)"
        let emptying = frame.say(
            "Or press the button here if nothing is to be in them.",
            "如需清空这些单元格，请点击此处的按钮。"
        )
        let anyway = AnywayForm(path, fields, button: button, frame)
        return RefusedForm(
            problem: problem,
            remedies: [typing, emptying],
            anyway: anyway,
            isForWantOfValue: true
        )
    }

    /// What a form that repeats this one has of it: of the cells of the page those alone that were typed in.
    private func carried(without names: Set<String> = []) -> [(String, String)] {
        body.fields.filter { !names.contains($0.name) && !CellEdit.isAsShown($0.name, $0.value) }
            .map { ($0.name, $0.value) }
    }

    /// The name of what the page says of the rows that it has shown.
    private var mark: String { isLeaving ? "shownRows" : "shown" }

    /// The mark of a form in which a value is typed.
    private static let hasField = "typed"
    /// The mark of a form whose question was answered.
    private static let sure = "sure"

    /// What it asks for, with what was typed in single cells of the page.
    func edit(of rows: [Int], in review: SheetReview) -> CellEdit {
        var edit = own(of: rows, in: review)
        edit.add(typed)
        return edit
    }

    private func own(of rows: [Int], in review: SheetReview) -> CellEdit {
        guard !isLeaving, let place, let text = body["value"] else { return CellEdit(leaving: rows, in: review) }
        let which = body["which"] ?? "all"
        let from = which == "all" ? nil : String(which.dropFirst())
        return CellEdit(rows: rows, place: place, from: from, text: text, in: review)
    }
}
