package import JobModel

/// The corrections of a sheet, by its rows.
package struct RowCorrections: Sendable {
    /// What is corrected of one row.
    package struct Row: Sendable {
        package fileprivate(set) var isLeftOut = false
        /// By the columns' places: each cell's changes in their order.
        var cells: [Int: [(old: String, new: String)]] = [:]

        /// The record with its corrected cells; those that do not agree with it stay as they are, and are findings.
        func applied(to read: ReadRecord, header: [String]) -> ReadRecord {
            var read = read
            var texts: [Int: String] = [:]
            for (place, changes) in cells.sorted(by: { $0.key < $1.key }) {
                let name = header[place]
                guard let new = Self.value(of: read.record.string(at: place), changes) else {
                    let finding = Finding.correctionDiffers(changes[0], now: read.record.string(at: place))
                    read.findings.append(finding.at(line: read.record.line, row: read.record.row, column: name))
                    continue
                }
                texts[place] = new
                // What was said of the cell as the file has it.
                read.findings.removeAll { $0.column == name }
                read.repairs.removeAll { $0.column == name }
            }
            let short = (texts.keys.max() ?? -1) + 1 - read.record.count
            if short > 0 {
                let fields = read.record.strings + Array(repeating: "", count: short)
                read.record = InputRecord(line: read.record.line, row: read.record.row, fields: fields)
            }
            if !texts.isEmpty { read.record = read.record.replacing(texts) }
            if isLeftOut {
                read.findings = [.leftOutByCorrection.at(line: read.record.line, row: read.record.row)]
            }
            return read
        }

        /// A cell of the record with its changes; as it stands where it has none, or where they do not agree with it.
        package func text(of record: InputRecord, at place: Int) -> String {
            let text = record.string(at: place)
            return cells[place].flatMap { Self.value(of: text, $0) } ?? text
        }

        /// What the changes make of a cell; `nil` where one of them was made of another value.
        static func value(of cell: String, _ changes: [(old: String, new: String)]) -> String? {
            var value = cell
            for (place, change) in changes.enumerated() {
                // A hyperlink's address is put behind the text of its cell once the directory is asked.
                guard change.old == value || place == 0 && value.hasPrefix(change.old + "|http") else { return nil }
                value = change.new
            }
            return value
        }
    }

    package private(set) var rows: [Int: Row] = [:]

    var cellCount: Int { rows.values.reduce(0) { $0 + $1.cells.count } }
    var leftOutCount: Int { rows.values.count(where: \.isLeftOut) }

    /// - Returns: The corrections by row, and the names of columns that the sheet does not have.
    package static func all(of list: [SheetCorrection], header: [String]) -> (RowCorrections, unplaced: [String]) {
        var corrections = RowCorrections()
        var unplaced: [String] = []
        for correction in list {
            switch correction.change {
            case .leaveOut: corrections.rows[correction.row, default: Row()].isLeftOut = true
            case .cell(let column, let old, let new):
                if let place = column.place(in: header) {
                    corrections.rows[correction.row, default: Row()].cells[place, default: []].append((old, new))
                } else if !unplaced.contains(column.text) {
                    unplaced.append(column.text)
                }
            }
        }
        return (corrections, unplaced)
    }
}
