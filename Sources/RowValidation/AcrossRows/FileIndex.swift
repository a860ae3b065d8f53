package import ContactAPI
import Dispatch
package import JobModel
import Synchronization

/// What must be remembered of a sheet across its rows: hashes of unique keys, and the row that each depends on.
///
/// A few dozen bytes a row; no text is kept. Rows are counted from 0 inside, as they were noted.
package struct FileIndex: Sendable {
    private let match: String
    /// Whether any reference may be looked up, and not those of the rows alone.
    private let keepsAllKeys: Bool
    let hashing: KeyHashing
    private var places = RowPlaces()
    /// The unique keys of all rows until `close`, then the tables made of them.
    private var columns = [HashColumn](repeating: HashColumn(), count: UniqueField.columns)
    private var tables = [KeyTable](repeating: KeyTable(), count: UniqueField.columns)
    private var shared: SharedKeys
    /// The keys of the leaders or parents, until `close`.
    private var dependencyKeys = HashColumn()
    /// The columns of which leaders or parents are.
    private var columnsReferred: UInt8 = 0
    /// The keys of dotted-line leaders, until `close`, by row.
    private var dotted: [(row: Int32, key: KeyHash)] = []
    /// The dotted-line leaders that a row cannot wait for.
    private var afterwards: [Int32: Set<Int32>] = [:]
    /// The row that each row depends on as its cells say; negative where there is none.
    private var namedAbove: [Int32] = []
    /// The same, where the directory has the word on that.
    private var above: [Int32] = []
    private var tree = RowLevels(above: [])
    /// The ways up that have been walked.
    let walks = LeaderWalks()
    /// What spreadsheets make of the keys of the directory's people.
    let resaved = ResavedKeys()
    /// The lines of rows that seem to share a value with another row.
    package private(set) var duplicateLines = LineSet()
    /// The lines of rows of which there may be something to say across rows.
    private var concernedLines = LineSet()
    private(set) var employeeNumbers = NumberLengths()
    private(set) var userIDs = NumberLengths()
    /// What the dates of the rows tell of their order.
    package private(set) var dates = DateOrderSigns()
    private(set) var crowd = DepartmentCrowd()

    /// - Parameters:
    ///   - subject: What the sheet is about.
    ///   - match: The field by which rows are matched.
    ///   - keepsAllKeys: Whether any reference may be looked up; else those alone that rows name as leader or parent, and the
    ///     keys of other fields are forgotten once they have been compared.
    package init(subject: Subject, match: String, keepsAllKeys: Bool = true) {
        self.init(subject: subject, match: match, keepsAllKeys: keepsAllKeys, hashing: .process)
    }

    init(subject: Subject, match: String, keepsAllKeys: Bool = true, hashing: KeyHashing) {
        self.match = match
        self.keepsAllKeys = keepsAllKeys
        self.hashing = hashing
        shared = SharedKeys(match: UniqueField(fieldName: match))
    }

    /// Remembers rows of the first pass, in the order of the sheet; rows that are left out are not to be given.
    package mutating func note(_ block: some Collection<RowKeys>) {
        let isNoted: Void? = block.withContiguousStorageIfAvailable { note(rows: $0) }
        if isNoted == nil { Array(block).withUnsafeBufferPointer { note(rows: $0) } }
    }

    /// Remembers a row of the first pass, in the order of the sheet; rows that are left out are not to be given.
    package mutating func note(_ keys: RowKeys) { note(CollectionOfOne(keys)) }

    private mutating func note(rows: UnsafeBufferPointer<RowKeys>) {
        for column in 0..<UniqueField.columns { columns[column].append(of: rows) { $0.unique[column] } }
        dependencyKeys.append(of: rows, \.dependencyKey)
        for keys in rows {
            employeeNumbers.append(keys.numbers.employeeNo)
            userIDs.append(keys.numbers.userID)
            if !keys.department.isNone { crowd.note(keys.department, row: places.count) }
            if let date = keys.date { dates.note(date, row: Int(keys.row)) }
            if !keys.dependencyKey.isNone { columnsReferred |= 1 << UInt8(keys.dependencyKey.column) }
            for key in keys.hasDotted ? keys.dotted : [] {
                columnsReferred |= 1 << UInt8(key.column)
                dotted.append((places.count, key))
            }
            places.append(line: keys.line, row: keys.row)
        }
    }

    /// Remembers a checked row.
    package mutating func note(_ row: CheckedRow) {
        if let keys = Self.keys(of: row, by: hashing) { note(keys) }
    }

    /// Works out which keys are shared, dependency levels and cycles, once every row has been noted.
    package mutating func close() {
        makeTables()
        findAbove()
        depend(on: namedAbove)
        waitForDottedLeaders()
        findConcernedLines()
    }

    /// Makes the tables of the columns, side by side.
    private mutating func makeTables() {
        let waiting = Mutex(columns)
        columns = columns.map { _ in HashColumn() }
        let made = Mutex([Int: (table: KeyTable, shared: RowGroups)]())
        let kept = keepsAllKeys ? .max : columnsReferred
        DispatchQueue.concurrentPerform(iterations: UniqueField.columns) { column in
            var shared = RowGroups()
            // Taken out, so that its memory is free once the table's has been filled.
            let hashes = waiting.withLock { waiting in
                defer { waiting[column] = HashColumn() }
                return waiting[column]
            }
            var table = KeyTable()
            if kept >> column & 1 == 1 {
                table = KeyTable(of: hashes) { shared.append($0) }
            } else {
                KeyTable.findShared(in: hashes) { shared.append($0) }
            }
            made.withLock { [table, shared] in $0[column] = (table, shared) }
        }
        made.withLock { made in
            for column in 0..<UniqueField.columns {
                if let made = made[column] {
                    tables[column] = made.table
                    made.shared.forEachGroup { shared.note($0) }
                }
                shared.closeColumn()
            }
        }
        shared.close()
    }

    /// Finds the rows of leaders and parents.
    private mutating func findAbove() {
        let made = Mutex([[Int32]](repeating: [], count: dependencyKeys.blocks.count))
        DispatchQueue.concurrentPerform(iterations: dependencyKeys.blocks.count) { [dependencyKeys, tables] place in
            let keys = dependencyKeys.blocks[place]
            let found = [Int32](unsafeUninitializedCapacity: keys.count) { found, count in
                found.initialize(repeating: -1)
                for column in 0..<UniqueField.columns {
                    keys.withUnsafeBufferPointer { tables[column].setFirstRows($0, column: column) { found[$0] = $1 } }
                }
                count = keys.count
            }
            made.withLock { $0[place] = found }
        }
        var found = [Int32](repeating: -1, count: dependencyKeys.emptyRows)
        found.reserveCapacity(Int(places.count))
        made.withLock { for block in $0 { found += block } }
        dependencyKeys = HashColumn()
        namedAbove = found
    }

    private mutating func depend(on above: [Int32]) {
        self.above = above
        tree = RowLevels(above: above)
    }

    /// Rows come after those of their dotted-line leaders, where these do not come after them.
    private mutating func waitForDottedLeaders() {
        let pairs = dotted.compactMap { row, key in
            let other = tables[key.column].firstRow(key)
            return other >= 0 ? (row: row, other: other) : nil
        }
        dotted = []
        guard !pairs.isEmpty else { return }
        let wished = WritingOrder.Wishes(pairs, count: above.count)
        let order = WritingOrder(above: above, isFixed: { tree.cycle(of: $0) != nil }, wished: wished)
        tree.set(levels: order.levels)
        afterwards = order.after
    }

    private mutating func findConcernedLines() {
        for row in shared.members { duplicateLines.insert(Int(places.line(of: row))) }
        concernedLines = duplicateLines
        for row in tree.cycles.joined() { concernedLines.insert(Int(places.line(of: row))) }
        for lengths in [employeeNumbers, userIDs] {
            lengths.forEachShorter { concernedLines.insert(Int(places.line(of: $0))) }
        }
    }

    /// Sets the dependencies by line, as the directory has them instead of as the cells say; rows that have no place
    /// there keep what their cells say, but for a row whose department is there already: that one does not make it.
    package mutating func setDependencies(
        _ lines: [Int: Int],
        unplaced: [Int] = [],
        existing: Set<Int> = []
    ) {
        var above = [Int32](repeating: -1, count: Int(places.count))
        for (line, other) in lines {
            guard let row = places.index(ofLine: line), let other = places.index(ofLine: other) else { continue }
            above[Int(row)] = other
        }
        for line in unplaced {
            guard let row = places.index(ofLine: line) else { continue }
            let other = namedAbove[Int(row)]
            guard other >= 0, !existing.contains(Int(places.line(of: other))) else { continue }
            above[Int(row)] = other
        }
        depend(on: above)
        findConcernedLines()
    }
}

extension FileIndex {
    /// Whether a row's dotted-line leader can only be given to it once both are there.
    package func comesAfter(_ leader: Int, line: Int) -> Bool {
        guard !afterwards.isEmpty, let row = places.index(ofLine: line), let other = places.index(ofLine: leader) else {
            return false
        }
        return afterwards[row]?.contains(other) == true
    }

    /// The line of the row that is matched to somebody who is there already.
    package func line(matching person: User) -> Int? {
        PeopleIndex.keys(of: person).first { $0.field?.rawValue == match }.flatMap(line(of:))
    }

    /// The line of the row in this sheet that a reference names.
    package func line(of reference: PersonReference) -> Int? {
        let key = Self.hash(reference, by: hashing)
        let row = tables[key.column].firstRow(key)
        return row >= 0 ? Int(places.line(of: row)) : nil
    }

    /// The line of the row in this sheet that a row depends on: its leader's or its parent department's.
    package func dependency(of line: Int) -> Int? {
        guard let row = places.index(ofLine: line), above[Int(row)] >= 0 else { return nil }
        return Int(places.line(of: above[Int(row)]))
    }

    /// How many rows of this sheet stand above a row; 0 for one that depends on nobody in it.
    package func dependencyLevel(of line: Int) -> Int {
        places.index(ofLine: line).map { Int(tree.levels[Int($0)]) } ?? 0
    }

    package var hasCycles: Bool { !tree.cycles.isEmpty }

    package func isInCycle(_ line: Int) -> Bool { cycleRows(of: line) != nil }

    /// The first rows of the cycle that a row is in, and how many more it has.
    package func cycle(of line: Int) -> Excerpt<Int> {
        Excerpt(cycleRows(of: line) ?? [], showing: Excerpt<Int>.linksNamed).map(rowNumber)
    }

    private func cycleRows(of line: Int) -> [Int32]? {
        hasCycles ? places.index(ofLine: line).flatMap { tree.cycle(of: $0) } : nil
    }

    /// How many people the walks up from leaders have passed; for tests, as above.
    package var stepsWalked: Int { walks.steps }

    /// The number that the spreadsheet shows of the row on a line.
    func rowNumber(_ line: Int) -> Int { places.rowNumber(ofLine: line) }

    private func rowNumber(_ row: Int32) -> Int { places.rowNumber(of: row) }
}

extension FileIndex {
    package var hasDuplicates: Bool { !shared.isEmpty }

    /// Whether a row shares a value, is in a cycle, or has a number that seems to have lost its zeros: of no other row
    /// there is anything to say across rows.
    package func concerns(line: Int) -> Bool { concernedLines.contains(line) }

    /// Whether `concerns` holds for any line.
    package var concernsLines: Bool { !concernedLines.isEmpty }

    /// What is to be read again before anything is said across rows, only after `close`; `nil` where that is nothing.
    ///
    /// `acceptor` is the checker's, or `nil` where every cell is left to the rules.
    package func secondLook(with checker: SheetChecker, _ acceptor: RowAcceptor? = nil) -> SecondLook? {
        var lines = duplicateLines
        for place in crowd.full { lines.insert(Int(places.line(of: place.first))) }
        guard !lines.isEmpty else { return nil }
        var compared = LineSet()
        for row in shared.matchMembers { compared.insert(Int(places.line(of: row))) }
        return SecondLook(at: lines, comparing: compared, with: checker, acceptor)
    }

    /// Remembers what a second look has shown of a row.
    package mutating func note(_ row: SecondLook.Row) {
        guard let index = places.index(ofLine: row.line) else { return }
        shared.note(index, values: row.values, cells: row.cells)
        if let department = row.department { crowd.note(cell: department, row: index) }
    }

    /// The places at which the rows that share a value differ; `nil` where their cells have not been compared.
    func differences(sharing field: UniqueField, value: String, line: Int) -> [Int]? {
        guard let row = places.index(ofLine: line) else { return nil }
        return shared.differences(of: field, value, row: row)
    }

    /// The rows, as the spreadsheet numbers them, of the first others that share a value, and how many more do.
    package func others(sharing field: String, value: String, line: Int) -> Excerpt<Int> {
        UniqueField(fieldName: field).map { others(sharing: $0, value: value, line: line) } ?? Excerpt(shown: [], of: 0)
    }

    func others(sharing field: UniqueField, value: String, line: Int) -> Excerpt<Int> {
        guard let row = places.index(ofLine: line) else { return Excerpt(shown: [], of: 0) }
        let others = shared.others(field, value, row: row)
        // Only of the places, because a closure that had all of this would copy it.
        return others.isEmpty ? Excerpt(shown: [], of: 0) : others.map { [places] in places.rowNumber(of: $0) }
    }

    /// How many values and rows of cells are kept as they are; for tests of what a sheet of equal keys costs.
    package var valuesKept: Int { shared.valuesKept }
}
