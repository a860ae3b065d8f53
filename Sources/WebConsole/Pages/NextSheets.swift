import JobEngine
import JobModel
import Wording

/// What comes after a sheet of departments: the people in them.
struct NextSheets: Sendable {
    let title: String
    let sentence: String
    /// The sheets of people that wait.
    let sheets: [Waiting]
    /// Where one is dropped; `nil` where one is here.
    let drop: PageFrame.Link?

    struct Waiting: Sendable {
        let address: String
        let words: String
        let standing: String
    }

    /// - Parameters:
    ///   - run: Has written departments.
    ///   - waiting: The sheets of people that are not released, with how far they are.
    ///   - frame: Around the page.
    init(after run: RunStatus, _ waiting: [(sheet: StoredSheet, standing: SheetStanding)], _ frame: PageFrame) {
        title = frame.say("Next: the people", "下一步：人员")
        // Other runs of the lineage may have written what this one has not, or not have written what it has nothing of.
        let open =
            run.lineage.map { lineage in
                lineage.rows - lineage.steps.reduce(0) { $0 + $1.endedWell }
            } ?? run.notWell
        sentence =
            open == 0
            ? frame.say(
                "The departments are in the directory, so the sheet of people can name them now.",
                "部门已在目录中，人员表格现在可以引用它们。"
            )
            : frame.say(
                "\(open, "department") did not succeed: people in one that is missing would be refused. The others can be named now.",
                "有 \(open) 个部门未成功；目录中缺少的部门，其人员会被拒绝。其余部门现在可以引用。"
            )
        sheets = waiting.map { sheet, standing in
            let name = CellExcerpt.of(sheet.name, 60)
            return Waiting(
                address: standing.address,
                words: frame.say("Go on with \(name)", "继续 \(name)"),
                standing: standing.words
            )
        }
        drop =
            waiting.isEmpty
            ? PageFrame.Link(
                address: "/sheets/new",
                words: frame.say("Drop the sheet of people now", "现在上传人员表格"),
                isHere: false
            ) : nil
    }
}
