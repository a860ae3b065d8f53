import JobEngine
import JobModel
import Wording

/// On which page of a sheet what is to be chosen, so that rows which its plan refuses are taken.
struct PlanWays {
    private let sheet: String
    private let run: RunRecord
    private let frame: PageFrame

    init(_ sheet: String, _ run: RunRecord, _ frame: PageFrame) {
        (self.sheet, self.run, self.frame) = (sheet, run, frame)
    }

    /// What settles the problem of a row.
    private enum Kind {
        /// Rows that are there already, while only new ones are created.
        case there
        /// Rows that are not there, while only those that are there are updated.
        case notThere
        /// Rows with a key of another person, who may be the same one.
        case ofAnother
        case value
        case cell

        init(_ code: String?) {
            self =
                switch code {
                case Finding.Code.existsAlready?: .there
                case Finding.Code.matchNotFound?, Finding.Code.matchResigned?: .notThere
                case let code? where Finding.Code.ofAnotherPerson.contains(code): .ofAnother
                case let code? where Finding.Code.settledByValues.contains(code): .value
                default: .cell
                }
        }
    }

    /// All of them, by why rows are not sent; `nil` where somebody still looks at the rows.
    func all(_ reasons: [RunReason]?) -> [PlanAdvice.Way] {
        guard let reasons else { return [unknown] }
        var counts: [Kind: Int] = [:]
        var codes: [Kind: Set<String?>] = [:]
        for reason in reasons where reason.outcome == Outcome.invalid.rawValue {
            counts[Kind(reason.code), default: 0] += reason.rows
            codes[Kind(reason.code), default: []].insert(reason.code)
        }
        let isMixed = counts.count > 1
        return [Kind.there, .notThere, .ofAnother, .value, .cell].compactMap { kind in
            counts[kind].map { way(kind, $0, codes[kind] ?? [], isMixed: isMixed) }
        }
    }

    private func way(_ kind: Kind, _ rows: Int, _ codes: Set<String?>, isMixed: Bool) -> PlanAdvice.Way {
        let cells = isMixed ? self.cells(of: kind, rows, codes) : self.cells
        let upsert = ColumnsPage.words(.upsert, frame)
        return switch kind {
        case .there:
            PlanAdvice.Way(
                sentence: frame.say(
                    "\(rows, "row is", "rows are") in the directory already, and only new ones are created. On the page Columns choose “\(upsert)”.",
                    "\(rows) 行在目录中已存在，而当前只新建。请在“列”页面选择“\(upsert)”。"
                ),
                links: [mode]
            )
        case .notThere:
            PlanAdvice.Way(
                sentence: frame.say(
                    "\(rows, "row is", "rows are") not in the directory, and only those that are there are updated. On the page Columns choose “\(upsert)”, or another column by which rows are matched (now \(match)).",
                    "\(rows) 行不在目录中，而当前只更新已有的。请在“列”页面选择“\(upsert)”，或换用其他匹配字段（当前为 \(match)）。"
                ),
                links: [mode]
            )
        case .ofAnother:
            PlanAdvice.Way(
                sentence: frame.say(
                    "\(rows, "row has", "rows have") a mobile, an email or an id of another person, as rows are matched by \(match). Where it is the same person, choose on the page Columns that rows are matched by that column and “\(upsert)”; else correct the cell.",
                    "\(rows) 行的手机号、邮箱或 ID 属于其他人（当前按 \(match) 匹配）。若为同一人，请在“列”页面改按该列匹配，并选择“\(upsert)”；否则请更正单元格。"
                ),
                links: [matching, cells]
            )
        case .value:
            PlanAdvice.Way(
                sentence: frame.say(
                    "\(rows, "row names", "rows name") something that the directory does not have. On the page Values say what it is there, or allow that it is made.",
                    "\(rows) 行引用了目录中没有的内容。请在“取值”页面指定对应的名称，或允许新建。"
                ),
                links: [values]
            )
        case .cell:
            PlanAdvice.Way(
                sentence: isMixed
                    ? frame.say(
                        "\(rows, "row has", "rows have") another problem: correct the cells, or leave the rows out.",
                        "另有 \(rows) 行存在其他问题：请更正单元格，或跳过这些行。"
                    )
                    : frame.say(
                        "Correct the cells of \(rows, "row"), or leave \(rows == 1 ? "it" : "them") out.",
                        "请更正这 \(rows) 行的单元格，或跳过这些行。"
                    ),
                links: [cells]
            )
        }
    }

    /// While it is not known which of them it is.
    private var unknown: PlanAdvice.Way {
        PlanAdvice.Way(
            sentence: frame.say("Below each row stands what to do, and on which page.", "每行下方写明做法及所在页面。"),
            links: [mode, values, cells]
        )
    }

    private var match: String {
        guard let step = run.definition.steps.first else { return "" }
        return frame.title(of: step.match, step.subject)
    }

    private var mode: PageFrame.Link {
        link("columns#mode", frame.say("Columns: what becomes of the rows", "列：处理方式"))
    }

    private var matching: PageFrame.Link {
        link("columns#match", frame.say("Columns: by what rows are matched", "列：匹配字段"))
    }

    private var values: PageFrame.Link { link("values", frame.say("Values", "取值")) }

    private var cells: PageFrame.Link {
        PageFrame.Link(
            address: GroupAddress(run: run.id).path(of: sheet),
            words: frame.say("Problems: the rows", "问题：这些行"),
            isHere: false
        )
    }

    /// The rows of one kind among others.
    private func cells(of kind: Kind, _ rows: Int, _ codes: Set<String?>) -> PageFrame.Link {
        let known = codes.compactMap(\.self).sorted()
        // Rows without a code no address tells from the others.
        guard known.count == codes.count else { return self.cells }
        let words =
            kind == .ofAnother
            ? frame.say("Problems: rows with a key of another person (\(rows))", "问题：标识属于他人的行（\(rows)）")
            : frame.say("Problems: rows with another problem (\(rows))", "问题：存在其他问题的行（\(rows)）")
        return PageFrame.Link(
            address: GroupAddress(run: run.id, .causes(known)).path(of: sheet),
            words: words,
            isHere: false
        )
    }

    private func link(_ page: String, _ words: String) -> PageFrame.Link {
        PageFrame.Link(address: "/sheets/\(sheet)/\(page)", words: words, isHere: false)
    }
}
