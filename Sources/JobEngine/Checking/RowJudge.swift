import JobModel
import RowValidation

/// Judges a row of a sheet by itself, as a check of the whole sheet judges it.
struct RowJudge: Sendable {
    let checker: SheetChecker
    let way: OfflineWay

    func judge(_ read: ReadRecord) -> CheckedRow {
        let row = checker.check(read)
        return way.judge.map { $0(row) } ?? row
    }
}
