import JobEngine
import JobModel
import JobSession
import Wording

/// The sentences of the page of a file that came back.
struct ReturnedPageWords {
    let file: String
    let sheet: String
    let look: ReturnedLook
    let review: SheetReview
    let frame: PageFrame

    var returned: ReturnedFile { look.file }

    /// How many rows there are, how many of them are as they were, and how many cells are not.
    var status: String {
        let (rows, cells, changed) = (returned.rows, returned.changes.count, look.changedRows)
        let same = returned.recognised - changed
        if cells == 0, returned.new.isEmpty, returned.gone.isEmpty {
            guard returned.notCompared.isEmpty else {
                return frame.say(
                    "\(file): \(rows, "row"). In the columns that were compared nothing is other than in \(sheet). There is nothing to take.",
                    "\(file)：共 \(rows) 行，已比对的列与 \(sheet) 相同，没有可采用的内容。"
                )
            }
            return frame.say(
                "\(file): \(rows, "row"), all as they are in \(sheet). There is nothing to take.",
                "\(file)：共 \(rows) 行，与 \(sheet) 完全相同，没有可采用的内容。"
            )
        }
        var said = frame.say("\(file): \(rows, "row")", "\(file)：共 \(rows) 行") + unchanged(same, of: rows)
        if cells > 0 {
            said += frame.say(
                "; \(changed, "row has", "rows have") \(cells, "other cell")",
                "；\(changed) 行有 \(cells) 处不同"
            )
        }
        if !returned.new.isEmpty {
            let count = returned.new.count
            said += frame.say("; \(count, "row is", "rows are") not taken", "；\(count) 行不采用")
        }
        return said + frame.say(".", "。")
    }

    /// How many rows are as they were; of a single row that is not, the rest of the sentence says it.
    private func unchanged(_ same: Int, of rows: Int) -> String {
        if rows == 1 { return same == 1 ? frame.say(", as it is in the sheet", "，未改动") : "" }
        let count = same == 0 ? "none" : "\(same)"
        return frame.say(", \(count) of them as \(same == 1 ? "it is" : "they are")", "，其中 \(same) 行未改动")
    }

    /// Columns whose cells have changed places.
    var moved: [String] {
        look.moved.prefix(Self.columnsNamed).map { column in
            let (name, cells) = (name(ofColumn: column.place), column.cells)
            return frame.say(
                "\(cells, "cell") of \(isUnnamed(column.place) ? "" : "the column ")\(name) would get what another row has there now. "
                    + "Look whether that column was sorted or moved by itself.",
                "\(isUnnamed(column.place) ? name : "“\(name)”列")将有 \(cells) 个单元格变为其他行现有的值。请确认该列是否被单独排序或移动。"
            )
        }
    }

    var emptied: [String] {
        look.emptied.prefix(Self.columnsNamed).map { column in
            let (name, cells) = (name(ofColumn: column.place), column.cells)
            let isUnnamed = isUnnamed(column.place)
            return frame.say(
                "\(cells, "cell") of \(isUnnamed ? "" : "the column ")\(name) would become empty. "
                    + "Look whether the file has lost that column.",
                "\(isUnnamed ? name : "“\(name)”列")将有 \(cells) 个单元格变为空。请确认文件中该列是否丢失。"
            )
        }
    }

    /// Tabs that were not compared, and have the same columns; `nil` where there are none.
    var otherTabs: String? {
        let tabs = returned.otherTabs
        guard !tabs.isEmpty else { return nil }
        let names = list(tabs)
        return frame.say(
            "\(file) has \(tabs.count == 1 ? "another tab" : "other tabs") with the columns of \(sheet), "
                + "and nothing of \(tabs.count == 1 ? "it" : "them") was compared: \(names).",
            "\(file) 中还有含相同列的其他工作表，其内容未比对：\(names)。"
        )
    }

    /// Columns that were not compared; `nil` where all were.
    var notCompared: String? {
        guard !returned.notCompared.isEmpty else { return nil }
        let names = names(returned.notCompared)
        return frame.say(
            "These columns were not compared, because the file does not have them, has another number of them, or other cells in their place: \(names).",
            "以下列未比对（文件中没有这些列、列数不同，或该处内容不同）：\(names)。"
        )
    }

    var facts: [String] {
        var facts: [String] = []
        if !returned.added.isEmpty {
            let names = names(returned.added)
            facts.append(
                frame.say(
                    "Columns that only the file has are not taken: \(names).",
                    "只在文件中出现的列不会采用：\(names)。"
                )
            )
        }
        if !returned.leftOut.isEmpty {
            facts.append(
                frame.say(
                    "Rows that are left out stay so: take them back on the page Problems.",
                    "已跳过的行仍会跳过：如需恢复，请在“问题”页面操作。"
                )
            )
        }
        return facts
    }

    private func names(_ columns: [String]) -> String { list(columns.map { frame.unheaded($0) ?? $0 }) }

    /// The first of some names, and how many there are besides.
    func list(_ names: [String]) -> String {
        let shown = names.prefix(Self.columnsNamed).map { CellExcerpt.of($0, 40) }
        let others = names.count - shown.count
        let more = others > 0 ? frame.say(" and \(others) more", "等 \(names.count) 个") : ""
        return shown.joined(separator: frame.say(", ", "、")) + more
    }

    func title(_ kind: ReturnedChange.Kind) -> String {
        let count = look.count(kind)
        return switch kind {
        case .edited: frame.say("Cells that were edited: \(count)", "已修改的单元格：\(count) 个")
        case .rewritten:
            frame.say(
                "Cells that a spreadsheet program may have rewritten by itself: \(count)",
                "可能被电子表格软件自动改写的单元格：\(count) 个"
            )
        case .overtaken:
            frame.say(
                "Cells that were corrected here, and are as before in the file: \(count)",
                "已在此处更正、文件中仍为原值的单元格：\(count) 个"
            )
        case .correctedSince:
            frame.say(
                "Cells that were corrected here, and have a third value in the file: \(count)",
                "已在此处更正、文件中为其他值的单元格：\(count) 个"
            )
        case .lostDigits:
            frame.say(
                "Cells that have a number without all its digits: \(count)",
                "文件中数字已丢失若干位的单元格：\(count) 个"
            )
        case .formulaError:
            frame.say(
                "Cells that have an error in place of a value: \(count)",
                "文件中为公式错误而非数值的单元格：\(count) 个"
            )
        }
    }

    func hint(_ kind: ReturnedChange.Kind) -> String? {
        let dropped = dropped(kind)
        return switch kind {
        case .edited: dropped
        case .rewritten:
            frame.say(
                "The file has them in another form of the same value, or shortened. They stay as the sheet has them unless you tick the box.",
                "文件中的值只是写法不同或被截短。不勾选时，保留表格中的值。"
            ) + (dropped.map { frame.say(" Where they are taken: ", "采用时：") + $0 } ?? "")
        case .overtaken:
            frame.say(
                "The corrections that were made here stay unless you tick the box.",
                "不勾选时，保留此处所做的更正。"
            )
        case .correctedSince:
            frame.say(
                "The file has neither what the sheet had before nor what it was corrected to: it may be older than the corrections. "
                    + "They stay unless you tick the box.",
                "文件中的值既不是更正前的值，也不是更正后的值：该文件可能早于此处的更正。不勾选时，保留此处所做的更正。"
            )
        case .lostDigits:
            frame.say(
                "A spreadsheet program has shortened these numbers, as 1.38E+10, and each is another number than in the sheet. "
                    + "They are not taken: write them whole in the file, in a column with the format Text, or on the page of problems.",
                "表格软件已缩短这些数字（如 1.38E+10），且与表格中的号码不同，因此不会采用：请将文件中的该列设为文本格式并重新填写，或在“问题”页面更正。"
            )
        case .formulaError:
            frame.say(
                "The file has the error of a formula there, such as #REF!, or signs in place of a value. They are not taken: "
                    + "correct them in the file, or on the page of problems.",
                "文件中该处为公式错误（如 #REF!）或占位符号，不会采用：请在文件中或在“问题”页面更正。"
            )
        }
    }

    /// How many corrections go where the changes of a kind are taken; `nil` where none does.
    private func dropped(_ kind: ReturnedChange.Kind) -> String? {
        guard let count = returned.replaced[kind], count > 0 else { return nil }
        return frame.say(
            "\(count, "earlier correction") of these cells, which \(count == 1 ? "does" : "do") not fit the sheet any more, "
                + "\(count == 1 ? "is" : "are") dropped; “Undo” brings \(count == 1 ? "it" : "them") back.",
            "这些单元格先前的 \(count) 处更正已与表格不符，将被删除；“撤销”可恢复。"
        )
    }

    func tick(_ kind: ReturnedChange.Kind) -> String? {
        let count = look.count(kind)
        return switch kind {
        case .edited, .lostDigits, .formulaError: nil
        case .correctedSince:
            frame.say(
                "Take \(these(count)) \(count, "cell") in place of \(count == 1 ? "its correction" : "their corrections")",
                "按文件采用这 \(count) 个单元格，取代此处的更正"
            )
        case .rewritten:
            frame.say(
                "Take \(these(count)) \(count, "cell") as the file has \(count == 1 ? "it" : "them")",
                "按文件采用这 \(count) 个单元格"
            )
        case .overtaken:
            frame.say(
                "Take back \(these(count)) \(count, "correction")",
                "撤回这 \(count) 处更正"
            )
        }
    }

    private func these(_ count: Int) -> String { count == 1 ? "this" : "these" }

    var elsewhere: String { frame.say("They are on another page.", "位于其他页。") }

    /// The button; `nil` where there is nothing to take.
    var take: String? {
        let edited = look.count(.edited)
        if edited > 0 {
            return frame.say("Take \(these(edited)) \(edited, "cell")", "采用这 \(edited) 个单元格")
        }
        if returned.changes.contains(where: \.kind.isValue) { return frame.say("Take what is ticked", "采用勾选的内容") }
        return returned.gone.isEmpty ? nil : frame.say("Do so with these rows", "按此处理这些行")
    }

    func refusal(_ problem: ReturnedForm.Problem) -> RefusedForm {
        let nothing = frame.say("Nothing was taken: ", "未采用任何内容：")
        switch problem {
        case .changed:
            return RefusedForm(
                problem: nothing
                    + frame.say(
                        "the sheet, its corrections or its reading have changed since this page was made.",
                        "在此页面打开之后，表格的更正或读取方式已有变化。"
                    ),
                remedies: [
                    frame.say("Below stands what is different by now. Look at it again.", "下方为现在的差异，请重新查看。")
                ]
            )
        case .rowsUnchosen, .noRowTicked, .rowsTickedAndKept, .nothingTicked:
            return RefusedForm(problem: nothing + (choiceError(problem) ?? ""), remedies: [])
        }
    }

    func choiceError(_ problem: ReturnedForm.Problem) -> String? {
        switch problem {
        case .changed: nil
        case .rowsUnchosen:
            frame.say(
                "choose what becomes of the rows that the file does not have.",
                "请选择如何处理文件中没有的行。"
            )
        case .noRowTicked:
            frame.say(
                "tick the rows that are to be left out, or choose another way.",
                "请勾选要跳过的行，或选择其他方式。"
            )
        case .rowsTickedAndKept:
            frame.say(
                "rows are ticked, and “Keep” is chosen. Take the ticks away, or choose “Leave out the ticked rows”.",
                "已勾选若干行，却选择了“全部保留”：请取消勾选，或选择“跳过勾选的行”。"
            )
        case .nothingTicked:
            frame.say("tick a box, or press “Take nothing”.", "请勾选，或点击“全部放弃”。")
        }
    }

    var new: ReturnedPage.New {
        let rows = returned.new
        let hidden = rows.count - min(rows.count, Self.rowsShown)
        let more = hidden > 0 ? [frame.say("and \(hidden) more", "另有 \(hidden) 行")] : []
        return ReturnedPage.New(
            title: frame.say("Rows of the file that are not taken: \(rows.count)", "文件中不采用的行：\(rows.count) 行"),
            rows: rows.prefix(Self.rowsShown).map(sentence) + more,
            remedy: frame.say(
                "To have rows that this sheet does not have, drop a file with them as a sheet. Other rows are corrected on the page of problems.",
                "如需添加此表格中没有的行，请将其另存为文件并作为表格上传；其他行请在“问题”页面更正。"
            ),
            drop: frame.say("Drop a sheet", "上传表格")
        )
    }

    private func sentence(_ row: ReturnedRow) -> String {
        let cells = row.cells.prefix(Self.cellsShown).map { ReturnedTable.excerpt($0) }
        let who =
            cells.isEmpty ? "" : frame.say(" (\(cells.joined(separator: ", ")))", "（\(cells.joined(separator: "，"))）")
        let reason =
            switch row.reason {
            case .unknown: frame.say("it is no row of \(sheet)", "不是 \(sheet) 中的行")
            case .copied(let number):
                frame.say(
                    "it has the number of row \(number), which stands elsewhere in the file",
                    "与第 \(number) 行编号相同，而该行在文件的其他位置"
                )
            case .keyed(let number):
                frame.say(
                    "it has the key of row \(number), which stands elsewhere in the file",
                    "与第 \(number) 行的匹配列相同，而该行在文件的其他位置"
                )
            case .doubtful(let rows): doubt(rows)
            case .damaged(let number): damage(row.damage, number)
            }
        return frame.say("Row \(row.fileRow)\(who): \(reason).", "第 \(row.fileRow) 行\(who)：\(reason)。")
    }

    /// That a row is damaged, which one it is, and how: the first columns, each in a sentence.
    private func damage(_ findings: [Finding], _ row: Int?) -> String {
        let there =
            row.map { row in
                frame.say("the file is damaged there; it is row \(row)", "文件在此处损坏；对应第 \(row) 行")
            } ?? frame.say("the file is damaged there", "文件在此处损坏")
        let causes = findings.prefix(Self.cellsShown).map { finding in
            ReturnedTable.excerpt(frame.sentence(of: finding, review.report.subject), 200)
        }
        return ([there] + causes).joined(separator: frame.say(". ", "。"))
    }

    private func doubt(_ rows: [Int]) -> String {
        let shown = rows.prefix(Self.cellsShown).map { String($0) }
        if rows.count == 1 {
            return frame.say("it may be row \(shown[0]), but that is not certain", "可能是第 \(shown[0]) 行，但无法确定")
        }
        return frame.say(
            "it may be row \(shown.joined(separator: " or row ")), and which one is not certain",
            "可能是第 \(shown.joined(separator: "、")) 行，无法确定"
        )
    }

    func table(_ changes: [ReturnedChange], _ kind: ReturnedChange.Kind) -> ListTable {
        table.list(
            changes,
            label: title(kind),
            column: name(ofColumn:)
        )
    }

    var table: ReturnedTable {
        ReturnedTable(review: review, step: look.version.step, leftOut: returned.leftOut, frame: frame)
    }

    private func isUnnamed(_ place: Int) -> Bool {
        guard review.header.indices.contains(place), !review.header[place].isEmpty else { return true }
        return frame.unheaded(review.header[place]) != nil
    }

    /// A column as the pages name it.
    private func name(ofColumn place: Int) -> String {
        let header = review.header.indices.contains(place) ? review.header[place] : ""
        guard !header.isEmpty else { return frame.unheaded(place) }
        return CellExcerpt.of(frame.name(of: header, review.report.subject), 60)
    }

    private static let (columnsNamed, rowsShown, cellsShown) = (5, 10, 3)
}
