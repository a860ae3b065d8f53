import Foundation
import JobEngine
import JobModel
import JobSession
import LocalFiles
import Wording

/// What was done to a sheet since a plan of it was made: the plan has none of it.
struct PlanChanges: Sendable {
    /// Cells that have been corrected, each once.
    private(set) var cells: [Cell] = []
    /// By their numbers in the sheet.
    private(set) var rowsLeftOut: [Int] = []
    /// Whether corrections were taken back.
    var areTakenBack = false
    private(set) var valuesDiffer = false
    private(set) var columnsDiffer = false
    /// Whether the sheet is read in another way.
    var isReadOtherwise = false
    /// Files of a job that have changed.
    private(set) var files: [File] = []
    /// Whether the sheet of the plan was deleted, so that nothing can be corrected in it any more.
    private(set) var isSheetDeleted = false
    /// All that the changes are made of, to the letter.
    private var content = SHA256()

    /// A cell as the plan has it, and as it is by now.
    struct Cell: Sendable, Equatable {
        let row: Int
        let column: String
        let old: String
        var new: String
    }

    struct File: Sendable, Equatable {
        let name: String
        let isThere: Bool
    }

    var isEmpty: Bool {
        cells.isEmpty && rowsLeftOut.isEmpty && files.isEmpty
            && ![areTakenBack, valuesDiffer, columnsDiffer, isReadOtherwise, isSheetDeleted].contains(true)
    }

    /// Tells any other change from these: a form that goes on without them carries it.
    var mark: String { content.text }

    /// Adds the corrections that were made after a time.
    ///
    /// - Parameters:
    ///   - corrections: All of the sheet, or of the plan's rows.
    ///   - times: When the plan was whole; further ones count where nothing was corrected after that.
    mutating func note(_ corrections: [SheetCorrection], after times: [Double]) {
        for correction in corrections { keep(correction) }
        for time in times where cells.isEmpty && rowsLeftOut.isEmpty {
            note(Self.made(corrections, after: time))
        }
        // The list is another one than that of the plan, and has nothing new.
        areTakenBack = cells.isEmpty && rowsLeftOut.isEmpty
    }

    private mutating func note(_ corrections: [SheetCorrection]) {
        var places: [CellName: Int] = [:]
        for correction in corrections {
            switch correction.change {
            case .cell(let column, let old, let new):
                let name = CellName(row: correction.row, column: column.text)
                if let place = places[name] {
                    cells[place].new = new
                } else {
                    places[name] = cells.count
                    cells.append(Cell(row: name.row, column: name.column, old: old, new: new))
                }
            case .leaveOut: rowsLeftOut.append(correction.row)
            }
        }
    }

    /// Those that were made after a time, in seconds since 1970.
    static func made(_ corrections: [SheetCorrection], after time: Double) -> [SheetCorrection] {
        let form = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
        let last = Date(timeIntervalSince1970: time).formatted(form)
        return corrections.filter { $0.time > last }
    }

    private struct CellName: Hashable {
        let row: Int
        let column: String
    }

    /// Adds that the sheet was deleted: of its files nothing more is said.
    mutating func noteDeletedSheet() {
        isSheetDeleted = true
        keep(["deleted"])
    }

    /// Adds a file that is no longer what the plan was made of.
    ///
    /// - Parameters:
    ///   - path: Where it was.
    ///   - now: What is there by now; `nil` where nothing is.
    mutating func note(fileAt path: String, now: PlannedFile?) {
        files.append(File(name: URL(fileURLWithPath: path).lastPathComponent, isThere: now != nil))
        keep([path, now.map { "\($0.bytes)" } ?? "", now?.crc32 ?? ""])
    }

    /// Adds what was chosen since.
    mutating func note(_ then: StepDefinition, _ now: StepDefinition) throws {
        let values = { (step: StepDefinition) in step.columns.mapValues(\.values).filter { !$0.value.isEmpty } }
        valuesDiffer =
            values(then) != values(now) || then.accept ?? [:] != now.accept ?? [:] || then.allowNew != now.allowNew
        let fields = { (step: StepDefinition) in step.columns.mapValues { Self.withoutValues($0) } }
        columnsDiffer =
            fields(then) != fields(now) || then.ignore != now.ignore || then.match != now.match
            || then.mode != now.mode || then.defaults != now.defaults
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        // A set has no order of its own.
        var ordered = now
        ordered.allowNew = []
        keep([String(decoding: try encoder.encode(ordered), as: UTF8.self)] + now.allowNew.sorted())
    }

    private mutating func keep(_ correction: SheetCorrection) {
        let row = String(correction.row)
        switch correction.change {
        case .cell(let column, let old, let new): keep([correction.time, row, column.text, old, new])
        case .leaveOut: keep([correction.time, row])
        }
    }

    /// Each part with its length, so that no two lists are the same text.
    private mutating func keep(_ parts: [String]) {
        content.add(Data((parts.map { "\($0.utf8.count) \($0)" }.joined(separator: " ") + "\n").utf8))
    }

    private static func withoutValues(_ column: ColumnDefinition) -> ColumnDefinition {
        ColumnDefinition(field: column.field, others: column.others)
    }

    /// A sentence for each kind of change.
    func sentences(_ frame: PageFrame) -> [String] {
        if isSheetDeleted { return [frame.say("The sheet was deleted.", "表格已删除。")] }
        let all: [String?] = [
            cells.isEmpty
                ? nil
                : frame.say("\(cells.count, "cell was", "cells were") corrected.", "更正了 \(cells.count) 个单元格。"),
            rowsLeftOut.isEmpty
                ? nil
                : frame.say(
                    "\(rowsLeftOut.count, "row was", "rows were") left out: \(shownRows).",
                    "跳过了 \(rowsLeftOut.count) 行：\(shownRows)。"
                ),
            areTakenBack ? frame.say("Corrections were taken back.", "撤销了更正。") : nil,
            valuesDiffer ? frame.say("Values were matched in another way.", "更改了取值的匹配。") : nil,
            columnsDiffer
                ? frame.say(
                    "What a column is, or what becomes of the rows, was chosen in another way.",
                    "更改了列的对应或行的处理方式。"
                ) : nil,
            isReadOtherwise ? frame.say("The sheet is read in another way.", "更改了表格的读取方式。") : nil,
        ]
        return all.compactMap(\.self)
            + files.map { file in
                file.isThere
                    ? frame.say("The file \(file.name) has changed.", "文件 \(file.name) 有改动。")
                    : frame.say("The file \(file.name) is no longer there.", "文件 \(file.name) 已不存在。")
            }
    }

    private var shownRows: String {
        rowsLeftOut.prefix(Self.shown).map { String($0) }.joined(separator: ", ")
            + (rowsLeftOut.count > Self.shown ? " …" : "")
    }

    /// How many cells or rows a page names.
    static let shown = 10
}
