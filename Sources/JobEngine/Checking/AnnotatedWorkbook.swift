import CSVStream
import Foundation
import JobModel
import LocalFiles
import Wording
import Workbooks

/// A workbook with what was found in the sheets of a job: first a tab with the problems, grouped and with links to their cells,
/// then a tab for each step with the sheet as it was read, every row and column in its place.
///
/// Cells with a problem are red and bold, repaired ones green and italic, doubtful ones yellow and underlined; each has a
/// comment with the words, and the row has them in `roster_problem`, `roster_remedy` and `roster_notes`. Rows that the
/// corrections leave out are grey and struck through, and have `correction.leftOut` as their code.
struct AnnotatedWorkbook {
    let words: @Sendable (LocalizedText) -> String
    private let writer: WorkbookWriter
    private let first: WorkbookTab
    private var groups = FindingGroups()
    private var summaries: [[WorkbookCell]] = []
    private var commentsLeftOut = 0

    /// - Parameters:
    ///   - path: The new file.
    ///   - registry: Where it is recorded that the file is not finished.
    ///   - words: Chooses one of a sentence's languages.
    /// - Throws: `WorkbookWriteError`.
    init(path: String, registry: ScratchRegistry?, words: @escaping @Sendable (LocalizedText) -> String) throws {
        self.words = words
        writer = try WorkbookWriter(path: path, registry: registry)
        first = try writer.addTab(words(LocalizedText(en: "problems", zh: "问题")))
    }

    /// Adds the tab of a step.
    mutating func add(_ sheet: any Sheet, _ report: CheckReport, tabName: String) throws {
        let tab = try writer.addTab(tabName)
        let annotations = SheetAnnotations(report, of: sheet, words)
        // One that was annotated before gets the columns again.
        let kept = sheet.header.indices.filter { !AnnotatedSheet.columns.contains(sheet.header[$0].lowercased()) }
        let layout = AnnotatedColumns(kept: kept, width: try Self.width(of: sheet))
        try writeHeader(of: sheet, annotations, layout, to: tab)
        var places = RowPlaces(header: tab.rows - 1)
        let leftOut = report.linesLeftOut
        var records = try sheet.records()
        while let record = try records.next()?.record {
            try tab.skip(toRow: record.row - 1)
            if annotations.isSaid(ofLine: record.line) { places.note(record.line, tab.rows) }
            let row = row(record, of: sheet, annotations, layout)
            try tab.write(leftOut.contains(record.line) ? layout.leftOut(row) : row)
        }
        tab.freeze(rows: places.header + 1, filter: true)
        for (column, width) in layout.widths { tab.setWidth(width, ofColumn: column) }
        commentsLeftOut += tab.commentsLeftOut
        groups.note(
            report,
            of: tab.name,
            annotations,
            places,
            firstColumn: layout.kept.first { !sheet.header[$0].isEmpty } ?? 0
        )
        summaries.append([WorkbookCell(tab.name), WorkbookCell(summary(of: report))])
    }

    /// Writes the first tab and puts the file in its place.
    func close() throws {
        try ProblemsTab(words: words).write(
            groups.all,
            summaries: summaries,
            commentsLeftOut: commentsLeftOut,
            to: first
        )
        writer.activate(first)
        try writer.close()
    }

    /// What stands above the header, and the header in its row.
    private func writeHeader(
        of sheet: any Sheet,
        _ annotations: SheetAnnotations,
        _ layout: AnnotatedColumns,
        to tab: WorkbookTab
    ) throws {
        for above in sheet.preamble {
            try tab.skip(toRow: above.row - 1)
            try tab.write(above.fields.map { WorkbookCell(AnnotatedCell.text(Self.text($0, of: sheet))) })
        }
        try tab.skip(toRow: sheet.headerRow - 1)
        var row: [WorkbookCell?] = Array(repeating: nil, count: layout.count)
        for place in layout.kept {
            let said = annotations.ofHeader(place, sheet.header[place])
            row[place] = WorkbookCell(
                AnnotatedCell.text(sheet.header[place]),
                style: said.style ?? .header,
                comment: said.comment
            )
        }
        for (place, name) in zip(layout.own, AnnotatedSheet.columns) {
            row[place] = WorkbookCell(name, style: .addedHeader)
        }
        try tab.write(row)
    }

    private func row(
        _ record: InputRecord,
        of sheet: any Sheet,
        _ annotations: SheetAnnotations,
        _ layout: AnnotatedColumns
    ) -> [WorkbookCell?] {
        var row: [WorkbookCell?] = Array(repeating: nil, count: layout.count)
        func cell(_ place: Int) -> String {
            Self.text(place < record.count ? record.string(at: place) : "", of: sheet)
        }
        for place in layout.kept {
            let said = annotations.of(record.line, column: place)
            let text = cell(place)
            if text.isEmpty, said.style == nil { continue }
            row[place] = AnnotatedCell.cell(text, said, words)
        }
        for (place, cell) in zip(layout.own, annotations.own(ofLine: record.line, row: record.row)) {
            row[place] = cell
        }
        for place in sheet.header.count..<max(record.count, sheet.header.count) {
            let text = cell(place)
            if !text.isEmpty { row[place] = AnnotatedCell.cell(text, .none, words) }
        }
        return row
    }

    /// How many columns have a cell with something in it, those beyond the header too.
    private static func width(of sheet: any Sheet) throws -> Int {
        var width = 0
        var records = try sheet.records()
        while let record = try records.next()?.record {
            guard record.count > max(width, sheet.header.count) else { continue }
            let filled = (0..<record.count).last { record[$0]?.isEmpty == false }.map { $0 + 1 } ?? 0
            if filled > sheet.header.count { width = max(width, filled) }
        }
        return width
    }

    private static func text(_ written: String, of sheet: any Sheet) -> String {
        sheet.uncorrected is CSVFile ? SpreadsheetApostrophe.cellOfText(written) : written
    }

    private func summary(of report: CheckReport) -> String {
        let file = URL(fileURLWithPath: report.file).lastPathComponent
        return words(
            LocalizedText(
                en:
                    "\(file): \(report.rows, "row"), \(report.leftOut) left out, \(report.valid) valid, \(report.invalid) invalid",
                zh: "\(file)：\(report.rows) 行，跳过 \(report.leftOut)，通过 \(report.valid)，有误 \(report.invalid)"
            )
        )
    }
}

/// Where the columns of an annotated tab stand: those of the sheet in their places, Roster's own behind them.
struct AnnotatedColumns {
    /// Of the sheet.
    let kept: [Int]
    /// Of `AnnotatedSheet.columns`.
    let own: Range<Int>

    /// - Parameters:
    ///   - kept: Of the sheet.
    ///   - width: Columns that cells beyond the header reach to; 0 where there are none.
    init(kept: [Int], width: Int) {
        self.kept = kept
        let end = max((kept.last ?? -1) + 1, width)
        own = end..<end + AnnotatedSheet.columns.count
    }

    var count: Int { own.upperBound }

    /// A row that says that it is left out.
    func leftOut(_ row: [WorkbookCell?]) -> [WorkbookCell?] {
        var row = row.map { cell in
            var cell = cell
            cell?.style = .leftOut
            return cell
        }
        row[own.lowerBound + 1] = WorkbookCell(Finding.Code.leftOutByCorrection, style: .leftOut)
        return row
    }

    /// Of the columns with sentences.
    var widths: [(column: Int, width: Double)] {
        zip(own, [10.0, 24, 60, 60, 40]).map { ($0, $1) }
    }
}

/// In which rows of an annotated tab the lines stand of which something is said.
struct RowPlaces {
    /// Counted from 0.
    let header: Int
    private var rows: [Int: Int] = [:]

    init(header: Int) { self.header = header }

    mutating func note(_ line: Int, _ row: Int) { rows[line] = row }

    /// The row of a line, or the header's.
    func row(ofLine line: Int?) -> Int { line.flatMap { rows[$0] } ?? header }
}
