package import JobModel
import Synchronization

/// A tab of a workbook as a sheet: what its header says, and its rows.
///
/// Field `n` of a record is column `n` of the spreadsheet, hidden and empty ones counted.
package struct WorkbookSheet: Sheet {
    package private(set) var header: [String]
    package private(set) var numberedPlaces: Set<Int> = []
    package private(set) var repeatedHeadings: [Int: String] = [:]
    package let headerRow: Int
    package let preamble: [PreambleRow]
    package private(set) var problems: [Finding]
    package let refusal: Finding?
    let source: TabSource
    let knowledge: TabKnowledge

    package var path: String { source.file.path }
    package var tab: Tab { source.tab }
    /// Rows are the lines of a workbook.
    package var headerLine: Int { headerRow }
    package var fingerprint: FileFingerprint? { source.file.fingerprint }

    /// What is not shown, or merged; of a large tab known once it has been read to its end.
    package var notes: [Finding] { knowledge.facts.map { $0.notes(header: header, headerRow: headerRow) } ?? [] }

    init(_ source: TabSource, options: WorkbookReadOptions) throws {
        self.source = source
        let choice = HeaderChoice(isColumnName: options.isColumnName)
        let rows = try source.rows()
        let found = try choice.header(atRow: options.headerRow) {
            try rows.next().map { HeaderCandidate($0, choice) }
        }
        guard let found else {
            if let row = options.headerRow {
                throw WorkbookError.noHeaderRow(path: source.file.path, tab: source.tab.name, row: row)
            }
            throw WorkbookError.emptyTab(path: source.file.path, tab: source.tab.name)
        }
        header = found.found.fields
        headerRow = found.found.row
        preamble = found.above
        problems = found.found.problems
        refusal = choice.refusal(ofCells: found.found)
        knowledge = TabKnowledge()
        try knowledge.look(at: rows)
    }

    /// Calls columns without a heading as a step does; some may stand behind the last heading.
    package mutating func name(_ header: [String], numbered places: Set<Int>) {
        (repeatedHeadings, problems) = (repeatedHeadings(at: places), problems(under: header))
        (self.header, numberedPlaces) = (header, places)
    }

    /// The name that the spreadsheet gives a cell, `B17`.
    package func cell(_ fieldIndex: Int, row: Int) -> String { CellReference.name(column: fieldIndex, row: row) }

    package func require(_ earlier: FileFingerprint) throws {
        if source.file.fingerprint != earlier { throw WorkbookError.changed(path: path) }
    }

    package func records() throws -> any SheetRecords { try WorkbookRecords(self) }

    /// The data records, with the addresses to which the cells of some columns lead.
    ///
    /// A `.xlsx` that has hyperlinks is read once more for them.
    ///
    /// - Parameter columns: 0-based.
    /// - Returns: One reading.
    /// - Throws: `WorkbookError`.
    package func records(linkedColumns columns: Set<Int>) throws -> WorkbookRecords {
        try WorkbookRecords(self, linkedColumns: columns)
    }

    package func countRecords() throws -> Int {
        var records = try WorkbookRecords(self)
        var count = 0
        while try records.skip() { count += 1 }
        return count
    }
}

extension HeaderCandidate {
    /// A row of a tab.
    fileprivate init(_ row: TabRow, _ choice: HeaderChoice) {
        let fields = Self.trimmingEmptyEnd(row.strings)
        self.init(
            fields: fields,
            width: fields.count,
            line: row.number,
            row: row.number,
            problems: row.doubts.map { $0.finding.at(line: row.number, row: row.number) },
            names: choice.names(among: fields)
        )
    }
}
