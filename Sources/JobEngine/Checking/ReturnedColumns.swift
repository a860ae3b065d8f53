import JobModel
import RowValidation
import Workbooks

/// Which columns of a returned file are those of its sheet.
struct ReturnedColumns {
    /// Places of a column in the header of the sheet, and in that of the file.
    typealias Pair = (there: Int, here: Int)

    private(set) var pairs: [Pair] = []
    /// Columns that the job reads and the file does not have.
    private(set) var missing: [String] = []
    /// Of these, those that the file has in another number than the sheet.
    private(set) var repeated: [String] = []
    /// Columns that the sheet does not have.
    private(set) var added: [String] = []
    /// Columns of the sheet that the job does not read and that are not compared, because the file does not have them, or
    /// has another number of that name, or other cells there; one without a heading by its letters.
    private(set) var notCompared: [String] = []
    /// Where the file has the numbers of the sheet's rows.
    ///
    /// `nil` where the sheet has such a column itself: its numbers are those of another sheet.
    let number: Int?
    /// Which of the pairs are the match key.
    private(set) var key: [Int] = []
    /// Places of columns of the sheet that hold dates.
    let dates: Set<Int>
    /// As findings of the file name the columns.
    private var names: Set<String> = []

    /// - Parameters:
    ///   - file: The file.
    ///   - sheet: The sheet.
    ///   - step: Reads it.
    ///   - unsure: Headings of which nobody can tell which column of the file is which one of the sheet.
    /// - Throws: What reading the rows throws.
    init(_ file: ReturnedSide, of sheet: ReturnedSide, by step: StepDefinition, unsure: Set<String> = []) throws {
        let columns = SheetColumns(header: sheet.header, step: step, attributes: []).columns
        let used = Set(columns.filter(\.isRead).flatMap(\.places))
        dates = Set(columns.filter { $0.meaning == .person(.joinTime) }.flatMap(\.places))
        number = Self.number(in: file.header, of: sheet.header)
        let (theirs, ours) = (Self.named(file.header), Self.named(sheet.header))
        for (name, places) in ours {
            let found = theirs[name] ?? []
            // Where one of several was taken away, nobody can tell which one.
            if found.count == places.count, !unsure.contains(name) {
                pairs += zip(places, found).map { ($0, $1) }
            } else if let place = places.first(where: used.contains) {
                missing.append(sheet.header[place])
                if found.count > places.count || unsure.contains(name) { repeated.append(sheet.header[place]) }
            } else {
                notCompared.append(sheet.header[places[0]])
            }
        }
        try pairUnnamed(file, sheet)
        pairs.sort { $0.there < $1.there }
        let order = Dictionary(sheet.header.enumerated().map { ($1, $0) }) { first, _ in first }
        missing.sort { (order[$0] ?? 0) < (order[$1] ?? 0) }
        repeated.sort { (order[$0] ?? 0) < (order[$1] ?? 0) }
        notCompared.sort { (order[$0] ?? .max, $0) < (order[$1] ?? .max, $1) }
        added = theirs.filter { ours[$0.key] == nil }.sorted { $0.value[0] < $1.value[0] }.map(\.key) + added
        let keys = columns.first { $0.meaning.fieldName == step.match }?.places ?? []
        let found = keys.compactMap { place in pairs.firstIndex { $0.there == place } }
        key = found.count == keys.count ? found : []
        names = Set(
            pairs.map { pair in
                pair.here < file.header.count && !file.header[pair.here].isEmpty
                    ? file.header[pair.here] : WorkbookPlace.letters(of: pair.here)
            }
        )
    }

    /// Where a file has the numbers of the sheet's rows.
    static func number(in header: [String], of sheet: [String]) -> Int? {
        let isNumber = { (name: String) in name.lowercased() == FailedColumns.row }
        return sheet.contains(where: isNumber) ? nil : header.firstIndex(where: isNumber)
    }

    /// Finds the columns without a heading by those with one, and by their cells.
    private mutating func pairUnnamed(_ file: ReturnedSide, _ sheet: ReturnedSide) throws {
        let (there, here) = (try sheet.unnamed(), try file.unnamed())
        var unnamed = UnnamedPairs(there, here, named: pairs, in: file.header)
        try unnamed.dropUnlike(sheet, file, number: number, named: pairs)
        let found = unnamed.found
        for place in there {
            // A column behind the header has no name for a correction.
            if let other = found[place], place < sheet.header.count {
                pairs.append((place, other))
            } else {
                notCompared.append(WorkbookPlace.letters(of: place))
            }
        }
        added = here.filter { !found.values.contains($0) }.map(WorkbookPlace.letters(of:))
    }

    /// What is damaged of a row of the file, in the compared columns or of the whole row.
    func damage(_ read: ReadRecord) -> [Finding] {
        read.findings.filter { finding in finding.column.map(names.contains) ?? true }
    }

    /// The places of columns by their names, those aside that Roster adds.
    static func named(_ header: [String]) -> [String: [Int]] {
        let own = Set(AnnotatedSheet.columns).union(FailedColumns.all)
        let places = header.indices.filter { !header[$0].isEmpty && !own.contains(header[$0].lowercased()) }
        return Dictionary(grouping: places) { ComparedText.heading(header[$0]) }
    }
}

extension SheetColumns {
    /// The names of the columns of which something is made.
    func read(in header: [String]) -> Set<String> {
        Set(columns.filter(\.isRead).flatMap(\.places).map { ComparedText.heading(header[$0]) }.filter { !$0.isEmpty })
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

    /// Of all cells that it is made of.
    fileprivate var places: [Int] {
        switch source {
        case .whole, .piece: [place]
        case .joined(_, let places): places
        }
    }
}
