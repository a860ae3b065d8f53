import JobEngine
import JobModel
import Wording

/// What the form before a page has done with the corrections of a sheet, as the page's address says it.
struct DoneCorrections: Sendable {
    enum Kind: String, Sendable, CaseIterable {
        case saved, returned, leftOut, takenBack, undone, dropped, aside, restored
    }

    private let kind: Kind
    private let count: Int
    /// Of what was undone.
    private let rows: [Int]
    private let column: SheetColumnName?
    /// Rows that the same form has left out or taken back, besides the cells that it has corrected.
    private var ofRows: (kind: Kind, count: Int)?
    /// What the reader calls the file whose cells were taken.
    private var file = ""
    /// Rows of these cells that were left out before, and stay so.
    private var staying = 0
    /// What brings back those that were dropped.
    private var mark = ""

    init(_ kind: Kind, _ count: Int) { (self.kind, self.count, rows, column) = (kind, count, [], nil) }

    /// Those that were dropped, and what brings them back.
    init(dropped count: Int, _ mark: String) {
        self.init(.dropped, count)
        self.mark = mark
    }

    init(undone last: LastCorrections) {
        (kind, count, rows, column) = (.undone, last.all.count, last.rows, last.column)
    }

    /// `nil` where an address says nothing.
    init?(_ query: FormQuery) {
        for kind in Kind.allCases {
            guard let count = query[kind.rawValue].flatMap({ Int($0) }) else { continue }
            (self.kind, self.count) = (kind, count)
            rows = (query["rows"] ?? "").split(separator: ",").prefix(Self.rowLimit).compactMap { Int($0) }
            column = query["in"].map(SheetColumnName.init)
            ofRows = kind == .saved || kind == .returned ? Self.ofRows(query) : nil
            staying = kind == .returned ? query[Self.stayingField].flatMap { Int($0) } ?? 0 : 0
            mark = kind == .dropped ? query[Self.markField] ?? "" : ""
            file = kind == .returned ? CellExcerpt.of(query[Self.fileField] ?? "", 120) : ""
            return
        }
        return nil
    }

    private static func ofRows(_ query: FormQuery) -> (kind: Kind, count: Int)? {
        for kind in Self.kindsOfRows {
            if let count = query[kind.rawValue].flatMap({ Int($0) }) { return (kind, count) }
        }
        return nil
    }

    /// What an edit has done: cells that it has corrected, and rows that it has left out or taken back.
    init(_ outcome: EditOutcome, of edit: CellEdit) {
        let kind: Kind = edit.leaving.isEmpty ? .takenBack : .leftOut
        guard outcome.cells > 0 || outcome.rows == 0 else {
            self.init(kind, outcome.rows)
            return
        }
        self.init(.saved, outcome.cells)
        if outcome.rows > 0 { ofRows = (kind, outcome.rows) }
    }

    /// What was taken of a file that came back.
    ///
    /// - Parameters:
    ///   - cells: How many are corrected.
    ///   - rows: How many are left out by it.
    ///   - staying: How many rows of these cells were left out before.
    ///   - file: What came back.
    init(cells: Int, rows: Int, staying: Int = 0, of file: ReturnedUpload) {
        self.init(.returned, cells)
        (self.file, self.staying) = (file.shown, staying)
        if rows > 0 { ofRows = (.leftOut, rows) }
    }

    /// Whether something was corrected.
    var hasSaved: Bool { (kind == .saved || Self.kindsOfRows.contains(kind)) && count > 0 }

    /// As an address says it.
    var query: String {
        var query = "\(kind.rawValue)=\(count)"
        if let ofRows { query += "&\(ofRows.kind.rawValue)=\(ofRows.count)" }
        if staying > 0 { query += "&\(Self.stayingField)=\(staying)" }
        if !mark.isEmpty { query += "&\(Self.markField)=\(QueryValue.of(mark))" }
        if !file.isEmpty { query += "&\(Self.fileField)=\(QueryValue.of(file))" }
        let rows = rows.prefix(Self.rowLimit).map(String.init).joined(separator: ",")
        if !rows.isEmpty { query += "&rows=\(rows)&kept=\(rows)" }
        return query + (column.map { "&in=\(QueryValue.of($0.text))" } ?? "")
    }

    /// What was done, in a sentence; of columns that the sheet does not have an address can say nothing.
    func words(_ header: [String], _ subject: Subject, _ frame: PageFrame) -> String {
        switch kind {
        case .saved:
            let rows = ofRows.map { Self.words($0.kind, $0.count, frame) } ?? ""
            return frame.say("Corrected: \(count). ", "已更正 \(count) 处。") + rows
        case .returned: return returned(frame) + stays(frame)
        case .leftOut, .takenBack: return Self.words(kind, count, frame)
        case .dropped: return frame.say("Dropped: \(count, "correction"). ", "已删除 \(count) 处更正。")
        case .aside: return frame.say("Kept aside: \(count, "correction"). ", "已另存 \(count) 处更正。")
        case .restored: return frame.say("Put back: \(count, "correction"). ", "已恢复 \(count) 处更正。")
        case .undone:
            // Of many rows an address has not all.
            let rows = count > Self.rowLimit ? [] : rows
            let place = Self.place(rows, column, header, subject, frame)
            return frame.say(
                "Undone: \(count, "correction")\(place). ",
                "已撤销 \(count) 处更正\(place)。"
            )
        }
    }

    /// Brings back what was dropped; `nil` where nothing was.
    func undrop(_ frame: PageFrame) -> Undrop? {
        guard !mark.isEmpty else { return nil }
        return Undrop(
            mark: mark,
            action: UnmetCorrections.Action.undrop.rawValue,
            words: frame.say("Undo: put \(count == 1 ? "it" : "them") back", "撤销：恢复这些更正")
        )
    }

    /// The form that does so.
    struct Undrop: Sendable {
        let mark: String
        let action: String
        let words: String
    }

    /// What was taken of a file that came back, in one sentence.
    private func returned(_ frame: PageFrame) -> String {
        let rows = ofRows?.count ?? 0
        guard count > 0 || rows > 0 else {
            return frame.say("Nothing was taken of \(file). ", "未采用 \(file) 的任何内容。")
        }
        let out = frame.say(
            "\(rows, "row is", "rows are") left out that \(file) does not have. ",
            "已跳过 \(file) 中没有的 \(rows) 行。"
        )
        guard count > 0 else { return out }
        guard rows > 0 else {
            return frame.say(
                "\(count, "cell was", "cells were") corrected as \(file) has \(count == 1 ? "it" : "them"). ",
                "已按 \(file) 更正 \(count) 个单元格。"
            )
        }
        return frame.say(
            "\(count, "cell was", "cells were") corrected as \(file) has \(count == 1 ? "it" : "them"); "
                + "\(rows, "row is", "rows are") left out. ",
            "已按 \(file) 更正 \(count) 个单元格，并跳过 \(rows) 行。"
        )
    }

    /// Empty where no row of the cells was left out before.
    private func stays(_ frame: PageFrame) -> String {
        guard staying > 0 else { return "" }
        return frame.say(
            "\(staying) of these rows \(staying == 1 ? "is left out and stays so" : "are left out and stay so"). ",
            "其中 \(staying) 行已跳过，仍会跳过。"
        )
    }

    /// What was done with rows.
    private static func words(_ kind: Kind, _ count: Int, _ frame: PageFrame) -> String {
        kind == .leftOut
            ? frame.say("Left out: \(count, "row"). ", "已跳过 \(count) 行。")
            : frame.say("Taken back: \(count, "row"). ", "已恢复 \(count) 行。")
    }

    /// The button that takes the last corrections back, with where they were made.
    static func undoing(_ last: LastCorrections, _ header: [String], _ subject: Subject, _ frame: PageFrame) -> String {
        let count = last.all.count
        let number = count > 1 ? frame.say(": \(count)", "：\(count) 处") : ""
        if last.areLeftOut {
            // Rows that were taken back since are not among them.
            let place = Self.place(last.rows, nil, header, subject, frame)
            return frame.say(
                "Take back \(count, "row") that \(count == 1 ? "was" : "were") left out last",
                "恢复上一次跳过的 \(count) 行"
            ) + place
        }
        return frame.say("Undo the last correction", "撤销上一次更正") + number
            + place(last.rows, last.column, header, subject, frame)
    }

    /// In brackets; empty where nothing is known.
    private static func place(
        _ rows: [Int],
        _ column: SheetColumnName?,
        _ header: [String],
        _ subject: Subject,
        _ frame: PageFrame
    ) -> String {
        let name = column?.place(in: header).map { place in
            header[place].isEmpty
                ? frame.unheaded(place) : CellExcerpt.of(frame.name(of: header[place], subject), 60)
        }
        let named = Excerpt(shown: Array(rows.prefix(Excerpt<Int>.rowsNamed)), of: rows.count)
        let places = [name, rows.isEmpty ? nil : frame.words(named.rows)].compactMap(\.self)
        guard !places.isEmpty else { return "" }
        return frame.say(" (\(places.joined(separator: ", ")))", "（\(places.joined(separator: "，"))）")
    }

    private static let fileField = "file"
    private static let markField = "mark"
    private static let stayingField = "staying"
    private static let kindsOfRows: [Kind] = [.leftOut, .takenBack]
    /// As many as a page shows.
    private static let rowLimit = RowsGrid.rowLimit
}
