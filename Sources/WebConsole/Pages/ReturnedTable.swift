import Foundation
import JobEngine
import JobModel
import JobSession
import Wording

/// The cells of a file that came back beside those of its sheet, old and new.
struct ReturnedTable {
    let review: SheetReview
    let step: StepDefinition
    /// Rows of the sheet that are left out.
    let leftOut: Set<Int>
    let frame: PageFrame

    func list(_ changes: [ReturnedChange], label: String, column: (Int) -> String) -> ListTable {
        let names = RowNames(review.header, step: step)
        return ListTable(
            label: label,
            headings: [
                frame.head("Row", "行", isNumber: true), frame.head("Name", "姓名（名称）"), frame.head("Column", "列"),
                frame.head("In this sheet", "此表格中"), frame.head("In the file", "文件中"),
            ],
            rows: changes.map { change in
                let cells = review.rows[change.row]?.cells ?? []
                let (old, new) = shown(change)
                return ListTable.Row([
                    .head(String(change.row)), .text(name(of: change.row, names.name(of: cells))),
                    .text(column(change.place)), .text(old), .text(new),
                ])
            }
        )
    }

    /// Who a row of the sheet is.
    func name(of row: Int) -> String {
        name(of: row, RowNames(review.header, step: step).name(of: review.rows[row]?.cells ?? []))
    }

    /// Who a row is, and whether it stays out.
    private func name(of row: Int, _ name: String?) -> String {
        let name = name.map { Self.excerpt($0) } ?? ""
        guard leftOut.contains(row) else { return name }
        return name.isEmpty ? frame.say("(left out)", "（已跳过）") : name + frame.say(" (left out)", "（已跳过）")
    }

    /// Both cells so that one sees in what they differ.
    private func shown(_ change: ReturnedChange) -> (old: String, new: String) {
        let (old, new) = Self.sinceDifference(change.old, change.new)
        // What differs in spaces alone is seen between marks.
        let isOfSpaces = Self.plain(change.old) == Self.plain(change.new)
        func said(_ text: String) -> String {
            if text.isEmpty { return frame.say("(empty)", "（空）") }
            let excerpt = Self.excerpt(text)
            return isOfSpaces ? frame.say("'\(excerpt)'", "“\(excerpt)”") : excerpt
        }
        return (said(old), said(new))
    }

    private static func plain(_ text: String) -> String { text.filter { !$0.isWhitespace } }

    /// Long cells from a little before the place at which they differ.
    private static func sinceDifference(_ old: String, _ new: String) -> (String, String) {
        let same = zip(old, new).prefix { $0 == $1 }.count
        guard same > limit / 2 else { return (old, new) }
        let start = same - limit / 4
        return ("…" + old.dropFirst(start), "…" + new.dropFirst(start))
    }

    /// The beginning of a text, short in a page as well: a character may have very many bytes.
    static func excerpt(_ text: String, _ limit: Int = limit, bytes limitBytes: Int = limitBytes) -> String {
        var length = limit
        var shown = CellExcerpt.of(text, length)
        while WrittenText.bytes(shown) > limitBytes, length > 1 {
            length /= 2
            shown = CellExcerpt.of(text, length)
        }
        return WrittenText.bytes(shown) > limitBytes ? "…" : shown
    }

    /// In characters.
    private static let limit = 80
    private static let limitBytes = 400
}
