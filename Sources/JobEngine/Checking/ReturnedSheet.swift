import CSVStream
package import JobModel
import RowValidation

/// What a file that was corrected in a spreadsheet has of the sheet that went there.
package struct ReturnedSheet: Sendable, Equatable {
    /// Columns that the job reads and the file does not have.
    package var missing: [String] = []
    /// How many rows the file has.
    package var rows = 0
    /// How many of them the sheet does not have.
    package var new = 0
    /// How many have other cells than the sheet, and how many such cells there are.
    package var (changed, cells) = (0, 0)
    /// How many rows of the sheet the file does not have.
    package var gone = 0

    /// Whether it is that sheet: all columns are there, and at least half of its rows are rows of the sheet.
    package var isOfSheet: Bool { missing.isEmpty && rows > 0 && (rows - new) * 2 >= rows }

    package init() {}

    /// Compares both row by row: by the number in `roster_row` or the row's own, where the row there is the same person or
    /// department; else by all cells, or by the key.
    ///
    /// - Parameters:
    ///   - file: The step by which the file is read.
    ///   - fileFolder: What its path is relative to.
    ///   - sheet: The step of the sheet, with its corrections.
    ///   - folder: What its paths are relative to.
    /// - Throws: What keeps one of them from being read.
    package init(_ file: StepDefinition, in fileFolder: String, of sheet: StepDefinition, in folder: String) throws {
        let returned = try StepSource.open(file, folder: fileFolder)
        let original = try StepSource.open(sheet, folder: folder)
        let columns = SheetColumns(header: original.header, step: sheet, attributes: []).columns
        let used = Set(columns.filter(\.isRead).map(\.place))
        var places: [(there: Int, here: Int)] = []
        var taken: Set<Int> = []
        for (place, name) in original.header.enumerated() where !name.isEmpty {
            let found = returned.header.indices.first { returned.header[$0] == name && !taken.contains($0) }
            if let found {
                taken.insert(found)
                places.append((place, found))
            } else if used.contains(place) {
                missing.append(name)
            }
        }
        guard missing.isEmpty else { return }
        let key = columns.first { $0.meaning.fieldName == sheet.match }?.place
        var known = KnownRows(key: places.firstIndex { $0.there == key })
        var records = try original.records()
        while let read = try records.next() {
            if read.findings.contains(where: { $0.code == Finding.Code.leftOutByCorrection }) { continue }
            known.add(places.map { read.record.string(at: $0.there) }, row: read.record.row)
        }
        let number = returned.header.firstIndex { $0.lowercased() == FailedColumns.row }
        var others = try returned.records()
        while let record = try others.next()?.record {
            rows += 1
            let row = number.flatMap { Int(record.string(at: $0)) } ?? record.row
            guard let different = known.take(places.map { record.string(at: $0.here) }, row: row) else {
                new += 1
                continue
            }
            if different > 0 { changed += 1 }
            cells += different
        }
        gone = known.count
    }
}

extension SheetColumns.Column {
    /// Whether something is made of its cells.
    fileprivate var isRead: Bool {
        switch meaning {
        case .person, .department, .attribute, .condition, .part: true
        case .ignored, .own, .unknown: false
        }
    }
}
