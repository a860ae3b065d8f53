import JobEngine
import JobModel
import JobSession

/// What a form says of values that look like damage, or like a word for nothing: that they are right as they stand.
struct AcceptedForm: Sendable {
    private let group: GroupAddress
    private let which: String
    private let shown: String?

    init(_ body: FormBody, _ group: GroupAddress) {
        self.group = group
        which = body["right"] ?? "all"
        shown = body["shown"]
    }

    /// Whether a cause goes away where its values are right.
    static func isFor(_ group: GroupAddress) -> Bool {
        group.column != nil && Finding.Code.acceptable.contains(group.code)
    }

    /// The values that the job is to take as they are; `nil` where the rows are others by now.
    func values(in checked: SheetReviews.Checked) -> Set<String>? {
        guard let column = group.column, let place = checked.review.header.firstIndex(of: column),
            shown == checked.mark(of: group, place: place)
        else { return nil }
        let chosen = which == "all" ? nil : CellEdit.lines(String(which.dropFirst()))
        let findings = checked.problems.group(group.kind, code: group.code, column: column)?.findings ?? []
        return Set(
            findings.compactMap { finding -> String? in
                let cells = finding.row.flatMap { checked.review.rows[$0]?.cells } ?? []
                let cell = place < cells.count ? cells[place] : finding.value ?? ""
                guard chosen.map({ CellEdit.lines(cell) == $0 }) ?? true else { return nil }
                return finding.value ?? cell
            }
        )
    }

    /// Writes them into a step.
    func apply(_ values: Set<String>, to step: inout StepDefinition) {
        guard let column = group.column else { return }
        let known = step.accept?[column] ?? []
        step.accept = (step.accept ?? [:]).merging([column: known + values.subtracting(known).sorted()]) { $1 }
    }

    static func refusal(_ frame: PageFrame) -> RefusedForm {
        RefusedForm(
            problem: frame.say(
                "Nothing was kept: the rows with this problem are others by now, or have other cells.",
                "没有保存任何内容：存在此问题的行或其单元格已有变化。"
            ),
            remedies: [frame.say("Look at the rows below, and say it again.", "请查看下面的行，再次确认。")]
        )
    }
}
