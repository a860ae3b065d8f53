import JobEngine
import JobModel

/// What a reader has chosen of a file that came back.
struct ReturnedForm: Sendable {
    enum Rows: String, Sendable { case leave, keep }

    /// Nothing is taken, and the file goes.
    var isNothing = false
    /// Of what the page has shown.
    var mark = ""
    /// Besides what was edited.
    var ticked: Set<ReturnedChange.Kind> = []
    /// What becomes of rows that the file does not have.
    var gone: Rows?

    init() {}

    init(_ body: FormBody) {
        isNothing = body["do"] == "nothing"
        mark = body["mark"] ?? ""
        ticked = Set(body.all("take").compactMap(ReturnedChange.Kind.init(rawValue:)))
        gone = body["gone"].flatMap(Rows.init(rawValue:))
    }

    var kinds: Set<ReturnedChange.Kind> { ticked.union([.edited]) }

    /// What keeps it from being done; `nil` where nothing does.
    func problem(by look: ReturnedLook) -> Problem? {
        if mark != look.mark { return .changed }
        if !look.file.gone.isEmpty, gone == nil { return .rowsUnchosen }
        let isAnything = kinds.contains { look.count($0) > 0 } || !look.file.gone.isEmpty
        return isAnything ? nil : .nothingTicked
    }

    enum Problem: Sendable, Equatable {
        /// The sheet, its corrections or its reading are others than the page has shown.
        case changed
        case rowsUnchosen
        case nothingTicked
    }
}
