package import JobModel

extension SheetChecker {
    /// The columns by which two rows about the same person or department are compared: all that are written.
    static func compared(_ columns: SheetColumns) -> [SheetColumns.Column] {
        columns.columns.filter { column in
            switch column.meaning {
            case .person, .department, .attribute: column.speaksForItsCells
            case .condition, .part, .ignored, .own, .unknown: false
            }
        }
    }

    /// Hashes of a row's cells, in the order of `comparedColumns`, with the damage that is certain taken off.
    package func comparedCells(of record: InputRecord) -> [UInt64] {
        comparedColumns.map { column in
            var hasher = Hasher()
            hasher.combine(column.plainText(in: record))
            return UInt64(bitPattern: Int64(hasher.finalize()))
        }
    }
}
