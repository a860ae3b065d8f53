import JobModel

/// What `failed.csv` repeats of a row, and what it adds.
struct FailedCells: Sendable {
    let header: [String]
    /// Places of the record's fields that are repeated: all but the columns that are added.
    private let kept: [Int]

    /// - Parameter sheet: The header of the step's sheet.
    init(of sheet: [String]) {
        let own = FailedColumns.all
        kept = sheet.indices.filter { !own.contains(sheet[$0].lowercased()) }
        header = kept.map { sheet[$0] } + FailedColumns.names
    }

    /// The cells as the file wrote them, and what is said of the row.
    func cells(of row: ResultRow) -> (record: [String], said: [String]) {
        (record(row.record), [String(row.originRow), row.code ?? "", row.problem ?? "", row.remedy ?? ""])
    }

    /// The fields of a record that are repeated.
    func record(_ fields: [String]) -> [String] { kept.map { $0 < fields.count ? fields[$0] : "" } }
}
