import Foundation
import JobEngine
import JobModel
import JobSession
import Wording

/// What was done to a sheet since a plan of it was made: the plan has none of it.
struct PlanChanges: Sendable, Equatable {
    /// Cells that have been corrected, each once.
    var cells = 0
    var rowsLeftOut = 0
    /// Whether corrections were taken back.
    var areTakenBack = false
    var valuesDiffer = false
    var columnsDiffer = false
    /// Whether the sheet is read in another way.
    var isReadOtherwise = false
    /// Files of a job that have changed, by their names, and whether each is still there.
    var files: [File] = []

    struct File: Sendable, Equatable {
        let name: String
        let isThere: Bool
    }

    var isEmpty: Bool { self == PlanChanges() }

    /// Tells changes of other kinds or another number from these: a form that goes on without them carries it.
    var mark: String { CellEdit.mark(of: "\(self)") }

    /// Adds the corrections that were made after a time.
    ///
    /// - Parameters:
    ///   - corrections: All of the sheet.
    ///   - time: When the plan was whole.
    mutating func note(_ corrections: [SheetCorrection], after time: Date) {
        let form = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
        let last = time.formatted(form)
        var changed: [String: Set<Int>] = [:]
        for correction in corrections where correction.time > last {
            switch correction.change {
            case .cell(let column, _, _): changed[column.text, default: []].insert(correction.row)
            case .leaveOut: rowsLeftOut += 1
            }
        }
        cells = changed.values.reduce(0) { $0 + $1.count }
        // The list is another one than that of the plan, and has nothing new.
        areTakenBack = cells + rowsLeftOut == 0
    }

    /// Adds what was chosen since.
    mutating func note(_ then: StepDefinition, _ now: StepDefinition) {
        let values = { (step: StepDefinition) in step.columns.mapValues(\.values).filter { !$0.value.isEmpty } }
        valuesDiffer =
            values(then) != values(now) || then.accept ?? [:] != now.accept ?? [:] || then.allowNew != now.allowNew
        let fields = { (step: StepDefinition) in step.columns.mapValues { Self.withoutValues($0) } }
        columnsDiffer =
            fields(then) != fields(now) || then.ignore != now.ignore || then.match != now.match
            || then.mode != now.mode || then.defaults != now.defaults
    }

    private static func withoutValues(_ column: ColumnDefinition) -> ColumnDefinition {
        ColumnDefinition(field: column.field, others: column.others)
    }

    /// A sentence for each kind of change.
    func sentences(_ frame: PageFrame) -> [String] {
        let all: [String?] = [
            cells > 0
                ? frame.say("\(cells, "cell was", "cells were") corrected.", "更正了 \(cells) 个单元格。") : nil,
            rowsLeftOut > 0
                ? frame.say("\(rowsLeftOut, "row was", "rows were") left out.", "跳过了 \(rowsLeftOut) 行。") : nil,
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
}
