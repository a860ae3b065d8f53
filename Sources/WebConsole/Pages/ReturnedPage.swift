import JobEngine
import JobModel
import JobSession
import Wording

/// What a file that came back has otherwise than its sheet, cell by cell, before any of it is taken.
struct ReturnedPage: ConsolePage {
    static let template = "returned"

    let frame: PageFrame
    let title: String
    let id: String
    /// Of the file.
    let file: String
    let steps: WaveSteps
    let error: RefusedForm?
    /// With all numbers, in a sentence.
    let status: String
    /// Columns that were not compared, and those of which many cells become empty.
    let warnings: [String]
    let facts: [String]
    let mark: String
    let sections: [Section]
    let pager: Pager?
    let gone: Gone?
    let new: New?
    /// Said at the field that was not filled in.
    let choiceError: String?
    /// The button that takes it; `nil` where there is nothing to take.
    let take: String?
    let nothing: String

    /// Changes of one kind.
    struct Section: Sendable {
        let kind: String
        let title: String
        let hint: String?
        /// The words of the box without which they are not taken; `nil` where they are.
        let tick: String?
        let isTicked: Bool
        let isMissed: Bool
        let table: ListTable?
        /// Said where none of them is on this page.
        let elsewhere: String?
    }

    struct Pager: Sendable {
        let found: String
        let earlier: Link?
        let later: Link?
    }

    struct Link: Sendable {
        let address: String
        let words: String
    }

    /// Rows that the file does not have.
    struct Gone: Sendable {
        let title: String
        let which: String?
        let isUnchosen: Bool
        /// The ids of what is said of the choice.
        let describedBy: String?
        let choices: [Choice]
        let label: String
        /// Over the boxes; `nil` where one row needs none.
        let out: String?
        let number: String
        let name: String
        let rows: [GoneRow]
        /// The ticked ones of other pages.
        let others: String
        let found: String?
        let pages: [RowsButton]
    }

    struct GoneRow: Sendable {
        let row: Int
        let name: String
        let label: String
        let isBox: Bool
        let isTicked: Bool
        let isMissed: Bool
    }

    /// Shows others of them, and keeps what is ticked.
    struct RowsButton: Sendable {
        let from: Int
        let words: String
    }

    struct Choice: Sendable {
        let value: String
        let words: String
        let isChosen: Bool
    }

    /// Rows that the sheet does not have.
    struct New: Sendable {
        let title: String
        let rows: [String]
        let remedy: String
        let drop: String
    }

    /// How many changes a page shows.
    static let limit = 50

    /// - Parameters:
    ///   - upload: The file.
    ///   - sheet: To which it came back.
    ///   - look: What it has otherwise.
    ///   - review: The sheet, with the rows that are shown.
    ///   - from: The first change that is shown.
    ///   - form: What the reader has chosen.
    ///   - problem: Why that was not done; `nil` for a page that answers no form.
    ///   - frame: Around the page.
    init(
        _ upload: ReturnedUpload,
        of sheet: StoredSheet,
        _ look: ReturnedLook,
        in review: SheetReview,
        from: Int,
        form: ReturnedForm,
        problem: ReturnedForm.Problem?,
        frame: PageFrame
    ) {
        let frame = frame.knowing(review)
        self.frame = frame
        let words = ReturnedPageWords(file: upload.shown, sheet: sheet.name, look: look, review: review, frame: frame)
        title = frame.say("\(upload.shown) beside \(sheet.name)", "\(upload.shown) 与 \(sheet.name) 的比对")
        (id, file, mark) = (sheet.id, upload.id, look.mark)
        steps = WaveSteps(sheet.id, at: .problems, frame)
        error = problem.map(words.refusal)
        status = words.status
        warnings = [words.otherTabs, words.notCompared].compactMap(\.self) + words.moved + words.emptied
        facts = words.facts
        let all = look.file.changes.count
        let start = from > 0 && from < all ? from / Self.limit * Self.limit : 0
        let shown = look.changes(from: start, limit: Self.limit)
        sections = ReturnedLook.kinds.filter { look.count($0) > 0 }.map { kind in
            let here = shown.filter { $0.kind == kind }
            return Section(
                kind: kind.rawValue,
                title: words.title(kind),
                hint: words.hint(kind),
                tick: words.tick(kind),
                isTicked: form.ticked.contains(kind),
                isMissed: problem == .nothingTicked,
                table: here.isEmpty ? nil : words.table(here, kind),
                elsewhere: here.isEmpty ? words.elsewhere : nil
            )
        }
        let path = "/sheets/\(sheet.id)/\(ReturnedUpload.folder)/\(upload.id)"
        pager = all > Self.limit ? Self.pager(start, shown.count, of: all, path, frame) : nil
        gone = look.file.gone.isEmpty ? nil : ReturnedGoneWords(words: words).gone(form, problem)
        new = look.file.new.isEmpty ? nil : words.new
        choiceError = problem.flatMap(words.choiceError)
        take = words.take
        nothing = take == nil ? frame.say("Back to the problems", "返回“问题”页面") : frame.say("Take nothing", "全部放弃")
    }

    private static func pager(
        _ start: Int,
        _ count: Int,
        of all: Int,
        _ path: String,
        _ frame: PageFrame
    ) -> Pager {
        let end = start + count
        return Pager(
            found: frame.say(
                "Cells \(start + 1) to \(end) of \(all). The choices and buttons are for all of them: choose on the last page that you look at.",
                "第 \(start + 1) 至 \(end) 个单元格，共 \(all) 个。选项和按钮对全部单元格有效：请看完各页后再选择。"
            ),
            earlier: start == 0
                ? nil
                : Link(address: "\(path)?from=\(max(0, start - limit))", words: frame.say("Earlier cells", "前面的单元格")),
            later: end >= all ? nil : Link(address: "\(path)?from=\(end)", words: frame.say("Next cells", "后面的单元格"))
        )
    }
}
