import CSVStream
import JobModel
import RowValidation
import Workbooks

/// Opens a file that was made of a sheet and corrected elsewhere: its encoding, delimiter, tab and header are found out.
struct ReturnedSource {
    let path: String
    /// Reads the sheet.
    let step: StepDefinition
    /// The sheet that the file was made of, with what was corrected beside it.
    private let side: ReturnedSide
    private let names: Set<String>
    /// Of the columns of which something is made.
    private let read: Set<String>
    private let isColumnName: @Sendable (String) -> Bool

    /// A file, and what else is in it.
    struct Found {
        var sheet: any Sheet
        /// Visible tabs that have all columns of which something is made, and are not it.
        var otherTabs: [String] = []
        /// Headings that several columns of the sheet have, and another number of the file's.
        var unsure: Set<String> = []
    }

    init(_ path: String, of side: ReturnedSide, by step: StepDefinition) {
        (self.path, self.step, self.side) = (path, step, side)
        let original = side.sheet
        let names = Set(original.header.map(ComparedText.heading).filter { !$0.isEmpty })
        let isKnown = SheetColumns.columnNames(of: step)
        self.names = names
        read = SheetColumns(header: original.header, step: step, attributes: []).read(in: original.header)
        isColumnName = { text in isKnown(text) || names.contains(ComparedText.heading(text)) }
    }

    private var original: any Sheet { side.sheet }

    /// - Throws: `CSVStreamError` or `WorkbookError` where it cannot be read; `TabError` where it is not known which tab is meant.
    func open() throws -> Found {
        var found = try found()
        found.unsure = unsure(found.sheet.header)
        found.sheet = try named(found.sheet)
        return found
    }

    /// Gives columns without a heading the names that they have in the sheet: the file may be older than these names.
    private func named(_ found: any Sheet) throws -> any Sheet {
        let numbered = original.numberedPlaces.filter { !found.header.contains(original.header[$0]) }.sorted()
        guard !numbered.isEmpty else { return found }
        let theirs = ReturnedColumns.named(found.header)
        let pairs = ReturnedColumns.named(original.header).compactMap { name, places -> ReturnedColumns.Pair? in
            guard places.count == 1, theirs[name]?.count == 1, let here = theirs[name]?.first else { return nil }
            return (places[0], here)
        }
        let repeated = Set(numbered.filter { original.repeatedHeadings[$0] != nil })
        let unnamed = Set(try side.unnamed()).union(numbered).subtracting(repeated).sorted()
        let file = ReturnedSide(found)
        let number = ReturnedColumns.number(in: found.header, of: original.header)
        var unnamedPairs = UnnamedPairs(unnamed, try file.unnamed(), named: pairs, in: found.header)
        try unnamedPairs.dropUnlike(side, file, number: number, named: pairs)
        let places = unnamedPairs.found
            .merging(self.places(of: repeated, in: found.header)) { unnamed, _ in unnamed }
        var header = found.header
        var given: Set<Int> = []
        for place in numbered {
            guard let here = places[place], here < found.mostColumns else { continue }
            header += Array(repeating: "", count: max(0, here + 1 - header.count))
            header[here] = original.header[place]
            given.insert(here)
        }
        if var file = found as? CSVFile {
            file.name(header, numbered: given)
            return file
        }
        guard var tab = found as? WorkbookSheet else { return found }
        tab.name(header, numbered: given)
        return tab
    }

    /// Where a column of several with one heading was put in or taken away, nobody can tell which one.
    private func unsure(_ header: [String]) -> Set<String> {
        let numbered = original.repeatedHeadings.filter { !header.contains(original.header[$0.key]) }
        return Set(numbered.values.map(ComparedText.heading)).filter { name in
            let plain = original.header.count { ComparedText.heading($0) == name }
            let there = plain + numbered.values.count { ComparedText.heading($0) == name }
            return header.count { ComparedText.heading($0) == name } != there
        }
    }

    /// Where columns stand whose heading others have too: in their order, where the file has as many of them as the sheet.
    private func places(of repeated: Set<Int>, in header: [String]) -> [Int: Int] {
        func heading(of place: Int) -> String {
            ComparedText.heading(original.repeatedHeadings[place] ?? original.header[place])
        }
        var found: [Int: Int] = [:]
        for name in Set(repeated.map(heading)) {
            let there = original.header.indices.filter { place in
                heading(of: place) == name && (repeated.contains(place) || original.repeatedHeadings[place] == nil)
            }
            let here = header.indices.filter { ComparedText.heading(header[$0]) == name }
            guard there.count == here.count else { continue }
            for (place, other) in zip(there, here) where repeated.contains(place) { found[place] = other }
        }
        return found
    }

    private func found() throws -> Found {
        let isWorkbook = WorkbookKind.of(path: path) != nil
        let found = try isWorkbook ? openTab(headerRow: nil) : openText(headerRow: nil)
        // Somebody has said where the sheet's header is, because it was not found there; a text file of ours begins with it.
        guard let row = step.headerRow, count(found.sheet) < names.count else { return found }
        let others = [row, 1].map { row in
            Result { try isWorkbook ? openTab(headerRow: row) : openText(headerRow: row) }
        }
        return others.reduce(found) { best, other in
            // A file without that row is read as it was found.
            guard case .success(let found) = other, count(found.sheet) > count(best.sheet) else { return best }
            return found
        }
    }

    /// How many of the sheet's columns are there.
    private func count(_ sheet: any Sheet) -> Int { names.intersection(sheet.header.map(ComparedText.heading)).count }

    private func openText(headerRow: Int?) throws -> Found {
        let earlier = (original.uncorrected as? CSVFile)?.encoding
        let options = CSVReadOptions(earlierEncoding: earlier, headerRow: headerRow, isColumnName: isColumnName)
        return Found(sheet: try CSVFile.open(path, options: options))
    }

    /// The tab that is called as the sheet's own, where it has all columns of which something is made; else the one with
    /// the most columns of the sheet.
    private func openTab(headerRow: Int?) throws -> Found {
        let workbook = try Workbook.open(path)
        let options = WorkbookReadOptions(headerRow: headerRow, isColumnName: isColumnName)
        let visible = workbook.tabs.filter { $0.kind == .cells && $0.visibility == .visible }
        let tabs = TabList(workbook.tabs)
        guard let first = visible.first else { throw TabError.noneVisible(path: path, tabs: tabs) }
        let filled = try visible.compactMap { try Self.sheet(of: $0, in: workbook, options) }
        let whole = filled.filter { !read.isEmpty && read.isSubset(of: Set($0.header.map(ComparedText.heading))) }
        let own = (original.uncorrected as? TabSheet)?.sheet.tab.name
        let most = filled.map(count).max() ?? 0
        var best = filled.filter { count($0) == most }
        if let named = (whole + best).first(where: { $0.tab.name == own }) { best = [named] }
        if best.count > 1, most > 0 { throw TabError.tie(path: path, tied: best.map(\.tab.name), tabs: tabs) }
        guard let found = best.first else { return Found(sheet: try workbook.sheet(first, options: options)) }
        return Found(sheet: found, otherTabs: whole.map(\.tab.name).filter { $0 != found.tab.name })
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
