package import JobModel
package import Workbooks

/// A workbook's tab as the sheet of a step, with what is to be said of how it was found.
package struct TabSheet: Sheet {
    package private(set) var sheet: WorkbookSheet
    /// By which name or number it is found again.
    package let name: String
    let kind: WorkbookKind
    /// All of the workbook's.
    let tabs: TabList
    /// Of which columns the cells' hyperlinks count; `nil` for none.
    var links: TabLinks?
    /// How it was found, and what of the step's words does not concern a workbook.
    private let findingNotes: [Finding]
    /// The places of columns by their headers, those alone that stand once.
    private var places: [String: Int]

    init(_ sheet: WorkbookSheet, name: String, in kind: WorkbookKind, of tabs: TabList, notes: [Finding]) {
        self.sheet = sheet
        self.tabs = tabs
        self.kind = kind
        self.name = name
        findingNotes = notes
        places = Self.places(in: sheet.header)
    }

    private static func places(in header: [String]) -> [String: Int] {
        Dictionary(grouping: header.indices) { header[$0] }.compactMapValues { $0.count == 1 ? $0.first : nil }
    }

    /// Calls columns without a heading as a step does; some may stand behind the last heading.
    mutating func name(_ header: [String], numbered places: Set<Int>) {
        sheet.name(header, numbered: places)
        self.places = Self.places(in: header)
    }

    package var path: String { sheet.path }
    package var header: [String] { sheet.header }
    package var numberedPlaces: Set<Int> { sheet.numberedPlaces }
    package var repeatedHeadings: [Int: String] { sheet.repeatedHeadings }
    package var headerLine: Int { sheet.headerLine }
    package var headerRow: Int { sheet.headerRow }
    package var preamble: [PreambleRow] { sheet.preamble }
    package var problems: [Finding] { sheet.problems }
    package var refusal: Finding? { sheet.refusal }
    package var notes: [Finding] { findingNotes + sheet.notes }
    package var fingerprint: FileFingerprint? { sheet.fingerprint }

    package func require(_ earlier: FileFingerprint) throws { try sheet.require(earlier) }
    package func records() throws -> any SheetRecords {
        guard let links else { return try sheet.records() }
        return LinkedRecords(try sheet.records(linkedColumns: links.places), links)
    }

    package func countRecords() throws -> Int { try sheet.countRecords() }

    /// Names the cell that a finding is about; what is about several columns, or none, stays as it is.
    ///
    /// A finding on a column itself is about the header's cell.
    func named(_ finding: Finding) -> Finding {
        guard finding.cell == nil, let column = finding.column, let place = places[column] else { return finding }
        guard let row = finding.row ?? (finding.isAbout(.header) ? headerRow : nil) else { return finding }
        var named = finding
        named.cell = sheet.cell(place, row: row)
        return named
    }
}

extension Sheet {
    /// The same findings, each with its cell where the sheet is a workbook's.
    func named(_ findings: [Finding]) -> [Finding] {
        guard let tab = uncorrected as? TabSheet else { return findings }
        return findings.map(tab.named)
    }
}
