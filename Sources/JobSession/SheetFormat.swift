/// As what a new sheet is written.
package enum SheetFormat: Sendable {
    case csv, xlsx

    /// The format that a new file's name asks for: a workbook by `.xlsx`, else CSV.
    ///
    /// - Throws: `UsageError.unknownFormat` for the endings of spreadsheets in other formats.
    package init(ofName path: String) throws(UsageError) {
        let name = path.lowercased()
        guard !Self.others.contains(where: name.hasSuffix) else { throw .unknownFormat(path: path) }
        self = name.hasSuffix(".xlsx") ? .xlsx : .csv
    }

    private static let others = [".xls", ".xlsm", ".xlsb", ".xltx", ".ods", ".numbers", ".et"]
}
