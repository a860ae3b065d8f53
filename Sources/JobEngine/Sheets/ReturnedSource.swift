import CSVStream
import JobModel
import RowValidation
import Workbooks

/// Opens a file that was made of a sheet and corrected elsewhere: its encoding, delimiter, tab and header are found out.
struct ReturnedSource {
    let path: String
    /// Reads the sheet.
    let step: StepDefinition
    /// The sheet that the file was made of.
    let original: any Sheet
    private let names: Set<String>
    private let isColumnName: @Sendable (String) -> Bool

    init(_ path: String, of original: any Sheet, by step: StepDefinition) {
        (self.path, self.step, self.original) = (path, step, original)
        let names = Set(original.header.map(ComparedText.heading).filter { !$0.isEmpty })
        let isKnown = SheetColumns.columnNames(of: step)
        self.names = names
        isColumnName = { text in isKnown(text) || names.contains(ComparedText.heading(text)) }
    }

    /// - Throws: `CSVStreamError` or `WorkbookError` where it cannot be read; `TabError` where it is not known which tab is meant.
    func open() throws -> any Sheet { try named(try found()) }

    /// Gives columns without a heading the names that they have in the sheet: the file may be older than these names.
    private func named(_ found: any Sheet) throws -> any Sheet {
        let numbered = original.numberedPlaces.filter { !found.header.contains(original.header[$0]) }
        guard !numbered.isEmpty else { return found }
        var header = found.header
        var places: Set<Int> = []
        for place in numbered {
            let here = self.place(of: place, in: found.header)
            guard let here, here < found.mostColumns else { continue }
            header += Array(repeating: "", count: max(0, here + 1 - header.count))
            let isSame =
                original.repeatedHeadings[place].map(ComparedText.heading) == ComparedText.heading(header[here])
            guard SheetColumnName.isNone(header[here]) || isSame, places.insert(here).inserted else { continue }
            header[here] = original.header[place]
        }
        if var file = found as? CSVFile {
            file.name(header, numbered: places)
            return file
        }
        guard var tab = found as? WorkbookSheet else { return found }
        tab.name(header, numbered: places)
        return tab
    }

    /// Where a column stands in another header, by the nearest heading that both have.
    private func place(of place: Int, in other: [String]) -> Int? {
        let near = original.header.indices.sorted { abs($0 - place) < abs($1 - place) }
        for known in near where names.contains(ComparedText.heading(original.header[known])) {
            let found = other.indices.filter {
                ComparedText.heading(other[$0]) == ComparedText.heading(original.header[known])
            }
            guard found.count == 1 else { continue }
            let here = found[0] + place - known
            return here < 0 ? nil : here
        }
        return nil
    }

    private func found() throws -> any Sheet {
        let isWorkbook = WorkbookKind.of(path: path) != nil
        let found = try isWorkbook ? openTab(headerRow: nil) : openText(headerRow: nil)
        // Somebody has said where the sheet's header is, because it was not found there; a text file of ours begins with it.
        guard let row = step.headerRow, count(found) < names.count else { return found }
        let others = [row, 1].map { row in
            Result { try isWorkbook ? openTab(headerRow: row) : openText(headerRow: row) }
        }
        return others.reduce(found) { best, other in
            // A file without that row is read as it was found.
            guard case .success(let sheet) = other, count(sheet) > count(best) else { return best }
            return sheet
        }
    }

    /// How many of the sheet's columns are there.
    private func count(_ sheet: any Sheet) -> Int { names.intersection(sheet.header.map(ComparedText.heading)).count }

    private func openText(headerRow: Int?) throws -> any Sheet {
        let earlier = (original.uncorrected as? CSVFile)?.encoding
        let options = CSVReadOptions(earlierEncoding: earlier, headerRow: headerRow, isColumnName: isColumnName)
        return try CSVFile.open(path, options: options)
    }

    /// The tab with the most columns of the sheet; of several the one that is called as the sheet's own.
    private func openTab(headerRow: Int?) throws -> any Sheet {
        let workbook = try Workbook.open(path)
        let options = WorkbookReadOptions(headerRow: headerRow, isColumnName: isColumnName)
        let visible = workbook.tabs.filter { $0.kind == .cells && $0.visibility == .visible }
        let tabs = TabList(workbook.tabs)
        guard let first = visible.first else { throw TabError.noneVisible(path: path, tabs: tabs) }
        let filled = try visible.compactMap { try Self.sheet(of: $0, in: workbook, options) }
        let most = filled.map(count).max() ?? 0
        var best = filled.filter { count($0) == most }
        if best.count > 1, let own = (original.uncorrected as? TabSheet)?.sheet.tab.name {
            let named = best.filter { $0.tab.name == own }
            if !named.isEmpty { best = named }
        }
        if best.count > 1, most > 0 { throw TabError.tie(path: path, tied: best.map(\.tab.name), tabs: tabs) }
        return try best.first ?? workbook.sheet(first, options: options)
    }

    /// `nil` for a tab without anything in it, or in the row that is to be the header.
    private static func sheet(
        of tab: Tab,
        in workbook: Workbook,
        _ options: WorkbookReadOptions
    ) throws -> WorkbookSheet? {
        do {
            return try workbook.sheet(tab, options: options)
        } catch WorkbookError.emptyTab, WorkbookError.noHeaderRow {
            return nil
        }
    }
}
