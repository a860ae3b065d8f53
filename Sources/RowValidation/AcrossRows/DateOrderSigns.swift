package import JobModel
import Wording

/// How the dates of a sheet are read whose year stands last.
package enum DateColumn: Sendable, Equatable {
    /// Nobody has said, and no date tells.
    case untold
    case order(DateOrder)
    /// The column has dates of both orders, first in these rows of the spreadsheet.
    case mixed(dayFirst: Int, monthFirst: Int)
}

/// What the dates of a sheet tell of the order of day and month: 25/12/2026 in one row makes 03/04/2026 in another the
/// third of April.
package struct DateOrderSigns: Sendable {
    private var firstRow: [DateOrder: Int] = [:]
    private var either = 0

    mutating func note(_ sign: DateOrderSign, row: Int) {
        switch sign {
        case .only(let order): firstRow[order] = firstRow[order] ?? row
        case .either: either += 1
        }
    }

    /// How the column is to be read.
    package var column: DateColumn {
        switch (firstRow[.dayFirst], firstRow[.monthFirst]) {
        case (nil, nil): .untold
        case (_?, nil): .order(.dayFirst)
        case (nil, _?): .order(.monthFirst)
        case (let dayFirst?, let monthFirst?): .mixed(dayFirst: dayFirst, monthFirst: monthFirst)
        }
    }

    /// Whether a first reading, which did not know the column, has read some of its dates otherwise than they are.
    package var changesReading: Bool {
        switch column {
        case .untold: false
        case .order: either > 0
        case .mixed: true
        }
    }

    /// Says how many dates were read in an order that others showed; `nil` where none was.
    package func note(header: String) -> Finding? {
        guard case .order(let order) = column, either > 0, let row = firstRow[order] else { return nil }
        return .inferredDates(either, order, row: row, column: header)
    }
}

extension Finding {
    fileprivate static func inferredDates(_ count: Int, _ order: DateOrder, row: Int, column: String) -> Finding {
        let (en, zh) = order == .dayFirst ? ("day", "日") : ("month", "月")
        let dates = (count == 1 ? "1 date that could be" : "\(count) dates that could be") + " read either way"
        let other = order == .dayFirst ? DateOrder.monthFirst : .dayFirst
        return Finding(
            code: "date.orderInferred",
            column: column,
            value: String(count),
            problem: LocalizedText(
                en: "\(dates): \(en) first, as row \(row) shows",
                zh: "\(count) 个日期日月顺序不明，按第 \(row) 行的写法以\(zh)在前读取"
            ),
            remedy: LocalizedText(
                en: "If that is wrong, say `dates: \(other.rawValue)` in the job, or write the year first.",
                zh: "如有误，请在任务中写 dates: \(other.rawValue)，或以年份开头书写日期。"
            ),
            pageRemedy: LocalizedText(
                en: "If that is wrong, correct the dates with the year first, as 2026-12-01.",
                zh: "如有误，请更正日期并以年份开头，如 2026-12-01。"
            )
        )
    }
}
