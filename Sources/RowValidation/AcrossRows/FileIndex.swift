package import ContactAPI
package import JobModel

/// What must be remembered of a sheet across its rows: hashes of unique keys, and the row that each depends on.
///
/// A few dozen bytes a row; no text is kept.
package struct FileIndex: Sendable {
    private let subject: Subject
    private let match: String
    private let hashing: KeyHashing
    /// The line that first had a key.
    private var firstLine: [KeyHash: Int32] = [:]
    private var shared = SharedKeys()
    /// Where the difference of line and row changes: by blank lines, and by cells of several lines.
    private var rows: [(line: Int32, row: Int32)] = []
    /// Hash of the leader's or parent's key, by line.
    private var dependencyKeys: [Int32: KeyHash] = [:]
    /// Hashes of the keys of dotted-line leaders, by line.
    private var dotted: [Int32: [KeyHash]] = [:]
    /// The lines of dotted-line leaders for whom a row cannot wait, by its line.
    private var afterwards: [Int32: Set<Int32>] = [:]
    /// The line each row depends on, where the directory has the word on that.
    private var above: [Int32: Int32]?
    private var levels: [Int32: Int32] = [:]
    private var cycles: [Int32: [Int32]] = [:]
    /// The ways up that have been walked.
    let walks = LeaderWalks()
    /// What spreadsheets make of the keys of the directory's people.
    let resaved = ResavedKeys()
    /// The lines of rows with a value that another row has as well.
    package private(set) var duplicateLines: Set<Int> = []
    private var padding: [UniqueField: NumberPadding] = [:]
    /// What the dates of the rows tell of their order.
    package private(set) var dates = DateOrderSigns()
    private(set) var crowd = DepartmentCrowd()

    package init(subject: Subject, match: String) { self.init(subject: subject, match: match, hashing: .process) }

    init(subject: Subject, match: String, hashing: KeyHashing) {
        self.subject = subject
        self.match = match
        self.hashing = hashing
    }

    /// Remembers rows of the first pass, in the order of the sheet; rows that are left out are not to be given.
    package mutating func note(_ block: some Collection<RowKeys>) { for keys in block { note(keys) } }

    /// Remembers a row of the first pass, in the order of the sheet; rows that are left out are not to be given.
    package mutating func note(_ keys: RowKeys) {
        let line = keys.line
        let (lastLine, lastRow) = rows.last ?? (0, 0)
        if line - keys.row != lastLine - lastRow { rows.append((line, keys.row)) }
        for column in 0..<UniqueField.columns where !keys.unique[column].isNone {
            note(keys.unique[column], line: line)
        }
        if !keys.dependencyKey.isNone { dependencyKeys[line] = keys.dependencyKey }
        if !keys.dotted.isEmpty { dotted[line] = keys.dotted }
        if let look = keys.numbers.employeeNo { padding[.employeeNo, default: NumberPadding()].note(look) }
        if let look = keys.numbers.userID { padding[.userID, default: NumberPadding()].note(look) }
        if !keys.department.isNone { crowd.note(keys.department, line: line) }
        if let date = keys.date { dates.note(date, row: Int(keys.row)) }
    }

    /// Whether a sheet pads its numbers with zeros and some lack them, so that the rows are worth a second look.
    package var hasLostZeros: Bool { padding.values.contains(where: \.hasShorter) }

    /// How many digits the numbers of a field have in this sheet, if this one seems to have lost its zeros.
    func lostZeros(_ field: UniqueField, _ text: String) -> Int? {
        guard NumberPadding.isNumber(text), let width = padding[field]?.width, text.utf8.count < width else {
            return nil
        }
        return width
    }

    /// Remembers a checked row.
    package mutating func note(_ row: CheckedRow) {
        if let keys = Self.keys(of: row, by: hashing) { note(keys) }
    }

    private mutating func note(_ hash: KeyHash, line: Int32) {
        guard let first = firstLine[hash] else {
            firstLine[hash] = line
            return
        }
        shared.note(hash, first: first, line: line)
        duplicateLines.insert(Int(first))
        duplicateLines.insert(Int(line))
    }

    /// Works out dependency levels and cycles, once every row has been noted.
    package mutating func close() {
        shared.close()
        for line in dependencyKeys.keys where levels[line] == nil { follow(line) }
        waitForDottedLeaders()
    }

    /// Rows come after those of their dotted-line leaders, where these do not come after them.
    private mutating func waitForDottedLeaders() {
        let wished = dotted.mapValues { $0.compactMap { firstLine[$0] } }.filter { !$0.value.isEmpty }
        guard !wished.isEmpty else { return }
        let order = WritingOrder(levels: levels, fixed: Set(cycles.keys), above: lineAbove, wished: wished)
        levels = order.levels
        afterwards = order.after
    }

    /// Whether a row's dotted-line leader can only be given to it once both are there.
    package func comesAfter(_ leader: Int, line: Int) -> Bool {
        afterwards[Int32(line)]?.contains(Int32(leader)) == true
    }

    /// Sets the dependencies by line, as the directory has them instead of as the cells say; rows that have no place
    /// there keep what their cells say.
    package mutating func setDependencies(_ lines: [Int: Int], unplaced: [Int] = []) {
        var above = Dictionary(uniqueKeysWithValues: lines.map { (Int32($0), Int32($1)) })
        for line in unplaced.map(Int32.init) { above[line] = dependencyKeys[line].flatMap { firstLine[$0] } }
        self.above = above
        levels = [:]
        cycles = [:]
        for line in above.keys where levels[line] == nil { follow(line) }
    }

    private func lineAbove(_ line: Int32) -> Int32? {
        if let above { return above[line] }
        return dependencyKeys[line].flatMap { firstLine[$0] }
    }

    /// Walks up from a row to where the level is known, the row depends on none, or the walk meets itself.
    private mutating func follow(_ line: Int32) {
        // Most depend on nobody in the sheet, or on a row whose level is known.
        guard let first = lineAbove(line) else {
            levels[line] = 0
            return
        }
        if let known = levels[first] {
            levels[line] = known + 1
            return
        }
        var walk: [Int32] = []
        var places: [Int32: Int] = [:]
        var here = line
        while levels[here] == nil {
            if let start = places[here] {
                let members = walk[start...]
                // From its first row on, wherever the walk came in.
                let first = members.indices.min { members[$0] < members[$1] } ?? start
                let cycle = Array(members[first...] + members[..<first])
                for member in cycle {
                    cycles[member] = cycle
                    levels[member] = 0
                }
                break
            }
            places[here] = walk.count
            walk.append(here)
            guard let above = lineAbove(here) else {
                levels[here] = 0
                break
            }
            here = above
        }
        for member in walk.reversed() where levels[member] == nil {
            levels[member] = (lineAbove(member).flatMap { levels[$0] } ?? -1) + 1
        }
    }

    /// What is to be read again before anything is said across rows, only after `close`; `nil` where that is nothing.
    package func secondLook(with checker: SheetChecker) -> SecondLook? {
        var lines = duplicateLines
        for place in crowd.full { lines.insert(Int(place.line)) }
        return lines.isEmpty ? nil : SecondLook(at: lines, with: checker)
    }

    /// Remembers what a second look has shown of a row.
    package mutating func note(_ row: SecondLook.Row) {
        shared.compare(row.cells, line: Int32(row.line))
        if let department = row.department { crowd.note(cell: department, line: Int32(row.line)) }
    }

    /// The places at which the rows that share a value differ; `nil` where their cells have not been compared.
    func differences(sharing field: UniqueField, value: String, line: Int) -> [Int]? {
        shared.differences(of: KeyHash(field, value, by: hashing))
    }

    /// Whether a row shares a value, is in a cycle, or has a number that seems to have lost its zeros: of no other row
    /// there is anything to say across rows.
    package func concerns(line: Int) -> Bool { hasLostZeros || duplicateLines.contains(line) || isInCycle(line) }

    /// Whether `concerns` holds for any line.
    package var concernsLines: Bool { hasDuplicates || hasCycles || hasLostZeros }

    package var hasDuplicates: Bool { !duplicateLines.isEmpty }
    package var hasCycles: Bool { !cycles.isEmpty }

    /// The rows, as the spreadsheet numbers them, of the first others that share a value, and how many more do.
    package func others(sharing field: String, value: String, line: Int) -> Excerpt<Int> {
        guard let field = UniqueField(fieldName: field) else { return Excerpt(shown: [], of: 0) }
        return others(sharing: field, value: value, line: line)
    }

    func others(sharing field: UniqueField, value: String, line: Int) -> Excerpt<Int> {
        shared.others(of: KeyHash(field, value, by: hashing), than: Int32(line)).map(rowNumber)
    }

    /// How many people the walks up from leaders have passed; for tests, as above.
    package var stepsWalked: Int { walks.steps }

    /// How many partners of rows are remembered by name; for tests of what a sheet of equal keys costs.
    package var partnersKept: Int { shared.linesKept }

    /// The line of the row that is matched to somebody who is there already.
    package func line(matching person: User) -> Int? {
        PeopleIndex.keys(of: person).first { $0.field?.rawValue == match }.flatMap(line(of:))
    }

    /// The line of the row in this sheet that a reference names.
    package func line(of reference: PersonReference) -> Int? {
        firstLine[Self.hash(reference, by: hashing)].map(Int.init)
    }

    /// The line of the row in this sheet that a row depends on: its leader's or its parent department's.
    package func dependency(of line: Int) -> Int? {
        lineAbove(Int32(line)).map(Int.init)
    }

    /// How many rows of this sheet stand above a row; 0 for one that depends on nobody in it.
    package func dependencyLevel(of line: Int) -> Int { Int(levels[Int32(line)] ?? 0) }

    package func isInCycle(_ line: Int) -> Bool { cycles[Int32(line)] != nil }

    /// The first rows of the cycle that a row is in, and how many more it has.
    package func cycle(of line: Int) -> Excerpt<Int> {
        let limit = Excerpt<Int>.linksNamed
        return Excerpt(cycles[Int32(line), default: []], showing: limit).map(rowNumber)
    }

    func rowNumber(_ line: Int32) -> Int {
        var (low, high) = (0, rows.count)
        while low < high {
            let middle = (low + high) / 2
            if rows[middle].line <= line { low = middle + 1 } else { high = middle }
        }
        let known = low > 0 ? rows[low - 1] : (line: 0, row: 0)
        return Int(line - known.line + known.row)
    }
}
