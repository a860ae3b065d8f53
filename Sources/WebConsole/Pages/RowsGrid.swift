import Foundation
import JobEngine
import JobModel
import JobSession
import Wording

/// Rows of a sheet as a table: what is wrong with each, the cells concerned to be corrected, and others to know it by.
struct RowsGrid: Sendable {
    static let rowLimit = 50

    let caption: String
    let rowTitle: String
    let headings: [String]
    let rows: [Row]
    /// The place of the cause's own column.
    let ownPlace: Int?
    /// How many rows of the cause stand on this page and on earlier ones.
    let end: Int

    struct Row: Sendable {
        let number: Int
        /// What the run says whose rows they are; `nil` for the rows of any other cause.
        let tried: RunRowNote?
        /// What the check of the sheet says.
        let problems: [String]
        let cells: [Cell]
        let others: [Other]
        let action: String
        let actionName: String
        let actionValue: String
        let actionLabel: String
    }

    struct Cell: Sendable {
        let name: String
        /// The heading of its column, which stands above it on a narrow screen.
        let column: String
        let label: String
        let value: String
        let isBad: Bool
        let isLong: Bool
        let isOfLines: Bool
        /// The width of the value in columns of text, in which it is seen whole where that is not too wide.
        let size: Int
        /// The whole value where it is wider.
        let whole: String?
    }

    /// A cell that is only shown.
    struct Other: Sendable {
        let column: String
        let text: String
        /// The whole value where a part of it is shown.
        let whole: String?
    }

    /// - Parameters:
    ///   - review: The sheet.
    ///   - keys: The columns that tell its rows apart.
    ///   - group: The cause.
    ///   - all: The rows of the cause.
    ///   - from: How many of them stand on earlier pages.
    ///   - kept: Rows that were corrected on the page before this one, which may have the problem no more.
    ///   - tried: What a run has made of the rows, by their numbers; none for the rows of any other cause.
    ///   - error: What the last form was not taken for.
    ///   - frame: Around the page.
    init(
        _ review: SheetReview,
        _ keys: KeyColumns,
        _ group: GroupAddress,
        rows all: [Int],
        from: Int,
        kept: [Int],
        tried: [Int: TriedRow],
        error: RefusedForm? = nil,
        _ frame: PageFrame
    ) {
        caption = frame.say("Rows of the sheet", "表格中的行")
        let page = all.dropFirst(from).prefix(Self.rowLimit)
        let numbers = Self.numbers(all, from: from, kept: kept)
        let report = review.report
        let isLeftOut = group.code == Finding.Code.leftOutByCorrection
        let isShown = { (finding: Finding) in finding.row.map(numbers.contains) ?? false }
        let warnings = report.warnings.filter(isShown)
        let out = Set(warnings.filter { $0.code == Finding.Code.leftOutByCorrection }.compactMap(\.row))
        // A row that was corrected here may have been left out elsewhere.
        let here = Set(kept)
        let found =
            report.findings.filter(isShown)
            + warnings.filter { finding in
                finding.code != Finding.Code.leftOutByCorrection || isLeftOut || finding.row.map(here.contains) ?? false
            }
        let said = Dictionary(grouping: found) { $0.row ?? 0 }
        let notes = tried.filter { numbers.contains($0.key) }.mapValues { RunRowNote($0, report.subject, frame) }
        let own = group.column.map { Self.places(of: $0, in: review.header) } ?? []
        ownPlace = own.first
        let reasons = notes.values.map(\.columns)
        let places = Self.edited(own, said, reasons: reasons, review.header, isOfRun: group.run != nil)
        let others = keys.knownFirst(review.header).filter { !places.contains($0) && !review.header[$0].isEmpty }
            .prefix(Self.otherLimit)
        let title = { (place: Int) in CellExcerpt.of(frame.title(of: review.header[place], report.subject), 60) }
        rowTitle = frame.say("Row", "行")
        headings =
            [rowTitle, frame.say("Problem", "问题")] + (places + others).map(title) + [frame.say("Leaving out", "跳过")]
        var rows: [Row] = []
        var bytes = 0
        var last = from
        for number in numbers.sorted() {
            guard let row = review.rows[number] else { continue }
            let made = Self.row(
                row,
                said[number] ?? [],
                notes[number],
                places,
                Array(others),
                title,
                review.header,
                error: error,
                out.contains(number),
                report.subject,
                frame
            )
            bytes += made.bytes
            if !rows.isEmpty, bytes > Self.byteLimit { break }
            rows.append(made.row)
            if page.contains(number) { last += 1 }
        }
        self.rows = rows
        end = max(last, min(from + 1, all.count))
    }

    /// The rows of a page: those of the cause, and those that are kept there.
    static func numbers(_ all: [Int], from: Int, kept: [Int]) -> Set<Int> {
        Set(all.dropFirst(from).prefix(rowLimit)).union(kept)
    }

    private static func row(
        _ row: SheetReview.Row,
        _ said: [Finding],
        _ note: RunRowNote?,
        _ places: [Int],
        _ others: [Int],
        _ title: (Int) -> String,
        _ header: [String],
        error: RefusedForm?,
        _ isLeftOut: Bool,
        _ subject: Subject,
        _ frame: PageFrame
    ) -> (row: Row, bytes: Int) {
        let cell = { (place: Int) in place < row.cells.count ? row.cells[place] : "" }
        let name = { (place: Int) in frame.unheaded(header[place]) ?? header[place] }
        // What was corrected since is wrong no more where the check has nothing to say of it.
        let ofRun = note.flatMap { $0.corrected == nil ? $0.columns : nil } ?? []
        let bad = Set((said.compactMap(\.column) + ofRun).flatMap { Self.places(of: $0, in: header) })
        let cells = places.map { place in
            let at = RefusedForm.Place(row: row.row, column: place)
            let typed = error?.unsaved[at]
            let value = typed?.text ?? cell(place)
            return Cell(
                name: typed?.name ?? CellEdit.name(row: row.row, place: place, value: value),
                column: title(place),
                label: frame.say("row \(row.row), \(name(place))", "第 \(row.row) 行，\(name(place))"),
                value: value.utf8.count > longest ? CellExcerpt.of(value, 60) : CellEdit.lines(value),
                isBad: bad.contains(place) || error?.cells.contains(at) ?? false,
                isLong: value.utf8.count > longest,
                isOfLines: value.contains { $0.isNewline },
                size: min(max(DisplayWidth.of(value) + 2, narrowest), widest),
                whole: DisplayWidth.of(value) + 2 > widest ? CellExcerpt.of(value, longest) : nil
            )
        }
        var problems: [String] = []
        for finding in said where problems.count < 4 {
            let text = RunRowNote.words(finding, subject, frame)
            // What the run has said already, and is still so, is said once.
            let isSaid = note?.problems.contains { $0.problem == text } ?? false
            if !isSaid, !problems.contains(text) { problems.append(text) }
        }
        let made = Row(
            number: row.row,
            tried: note,
            problems: problems,
            cells: cells,
            others: others.map { place in
                let text = CellExcerpt.of(cell(place), otherLength)
                let whole = text == cell(place) ? nil : CellExcerpt.of(cell(place), longest)
                return Other(column: title(place), text: text, whole: whole)
            },
            action: isLeftOut ? frame.say("Take back", "恢复") : frame.say("Leave out", "跳过"),
            actionName: isLeftOut ? "take" : "leave",
            actionValue: CellEdit.value(row: row.row, cells: row.cells),
            actionLabel: frame.say("row \(row.row)", "第 \(row.row) 行")
        )
        let texts = problems + made.others.flatMap { [$0.column, $0.text, $0.whole ?? ""] } + (note?.texts ?? [])
        let written = texts + cells.flatMap { [$0.column, $0.value, $0.label, $0.whole ?? ""] }
        return (made, written.reduce(400 + cells.count * 150) { $0 + WrittenText.bytes($1) })
    }

    /// The columns whose cells can be corrected: that of the cause, all that a run gives as reasons, then others of which
    /// something is said.
    private static func edited(
        _ own: [Int],
        _ said: [Int: [Finding]],
        reasons: [[String]],
        _ header: [String],
        isOfRun: Bool
    ) -> [Int] {
        var places = own
        var given: [Int: Int] = [:]
        for place in reasons.joined().flatMap({ Self.places(of: $0, in: header) }) { given[place, default: 0] += 1 }
        for (place, _) in given.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) })
        where !places.contains(place) { places.append(place) }
        var counts: [Int: Int] = [:]
        for finding in said.values.joined() {
            for place in finding.column.map({ Self.places(of: $0, in: header) }) ?? [] {
                counts[place, default: 0] += 1
            }
        }
        for (place, _) in counts.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) })
        where !places.contains(place) && places.count < editLimit { places.append(place) }
        // What is said of the row as a whole, or by the directory, may be put right in any cell.
        guard places.isEmpty || isOfRun else { return places }
        let others = header.indices.filter { !places.contains($0) }
        return places + others.prefix(max(0, wholeRowLimit - places.count))
    }

    /// A value that several cells make up is named by all of their columns.
    private static func places(of column: String, in header: [String]) -> [Int] {
        if let place = header.firstIndex(of: column) { return [place] }
        return column.components(separatedBy: " + ").compactMap { header.firstIndex(of: $0) }
    }

    private static let otherLimit = 4
    private static let editLimit = 4
    private static let wholeRowLimit = 6
    private static let longest = 1000
    private static let (narrowest, widest, otherLength) = (8, 40, 160)
    private static let byteLimit = 70_000
}
