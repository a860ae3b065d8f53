import JobEngine
import JobModel

/// What a reader has chosen of a file that came back.
struct ReturnedForm: Sendable {
    enum Rows: String, Sendable {
        /// All of them, or those that are ticked, are left out.
        case leave, ticked
        case keep
    }

    /// Nothing is taken, and the file goes.
    var isNothing = false
    /// Of what the page has shown.
    var mark = ""
    /// Besides what was edited.
    var ticked: Set<ReturnedChange.Kind> = []
    /// What becomes of rows that the file does not have.
    var gone: Rows?
    /// Of these the ones that are ticked, by their numbers.
    var rows: Set<Int> = []
    /// From which of them on a page shows them; not `nil` where the reader wants to see others.
    var rowsFrom: Int?

    init() {}

    init(_ body: FormBody) {
        isNothing = body["do"] == "nothing"
        mark = body["mark"] ?? ""
        ticked = Set(body.all("take").compactMap(ReturnedChange.Kind.init(rawValue:)).filter(\.isValue))
        gone = body["gone"].flatMap(Rows.init(rawValue:))
        rows = Set(body.all("out").compactMap { Int($0) }).union(RowRanges.rows(body["others"] ?? ""))
        rowsFrom = body["rows"].flatMap { Int($0) }
    }

    var kinds: Set<ReturnedChange.Kind> { ticked.union([.edited]) }

    /// Which of the rows that the file does not have are left out.
    func leftOut(of gone: [Int]) -> Set<Int> {
        switch self.gone {
        case .leave: Set(gone)
        case .ticked: rows.intersection(gone)
        case .keep, nil: []
        }
    }

    /// What keeps it from being done; `nil` where nothing does.
    func problem(by look: ReturnedLook) -> Problem? {
        if mark != look.mark { return .changed }
        if !look.file.gone.isEmpty {
            guard let gone else { return .rowsUnchosen }
            let isTicked = !rows.isDisjoint(with: look.file.gone)
            if gone == .ticked, !isTicked { return .noRowTicked }
            if gone == .keep, isTicked { return .rowsTickedAndKept }
        }
        let isAnything = kinds.contains { look.count($0) > 0 } || !look.file.gone.isEmpty
        return isAnything ? nil : .nothingTicked
    }

    enum Problem: Sendable, Equatable {
        /// The sheet, its corrections or its reading are others than the page has shown.
        case changed
        case rowsUnchosen
        /// The ticked rows are to be left out, and none is.
        case noRowTicked
        /// All rows are to be kept, and some are ticked.
        case rowsTickedAndKept
        case nothingTicked
    }
}
