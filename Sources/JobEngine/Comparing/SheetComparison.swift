import JobModel

/// Compares an older sheet with a newer one of the same subject, row by row, in memory that grows by some dozen bytes a row.
///
/// A row is named by one column of both. Columns that only one sheet has are not compared, and are said; nor are
/// `member_count` and `primary_member_count`, which follow from the people, nor a department's path, which follows from the
/// names of those above.
package struct SheetComparison: Sendable {
    package let old: ComparedSheet
    package let new: ComparedSheet
    /// The column by whose value a row is called.
    package let key: String
    /// The column by which rows are matched: the key, or the open id where it means the same in both sheets.
    package var match: String { identity.column }
    /// Columns that only one of them has.
    package let onlyOld: [String]
    package let onlyNew: [String]

    private let oldKey: Int
    private let newKey: Int
    /// What tells rows apart: the key, or the open id where it means the same in both sheets.
    private let identity: Identity
    /// The columns of both, by their places.
    let shared: [SharedColumn]
    private let departments: DepartmentIdentities?

    /// - Parameters:
    ///   - old: The older sheet.
    ///   - new: The newer sheet, of the same subject.
    ///   - match: The field or heading that names a row; without it the id that both have.
    ///   - departments: Which department a cell means; without it departments are compared by what they are called.
    ///   - haveSameOpenIDs: Whether an open id means the same in both. Without `match` rows are matched by it then: a person
    ///     whose user_id was changed is the same person, and another one who has the id now is not.
    /// - Throws: `ComparisonError` where there is no such column.
    package init(
        old: ComparedSheet,
        new: ComparedSheet,
        match: String? = nil,
        departments: DepartmentIdentities? = nil,
        haveSameOpenIDs: Bool = false
    ) throws(ComparisonError) {
        (self.old, self.new, self.departments) = (old, new, departments)
        let oldPlaces = Self.places(old)
        let newPlaces = Self.places(new)
        let usual = Self.usualKeys(new.subject)
        // A heading of either sheet may name the field that the other one calls otherwise.
        let named = match.map { new.column($0) ?? old.column($0) ?? $0 }
        if let match, let named {
            for (sheet, places) in [(old, oldPlaces), (new, newPlaces)] where places[named] == nil {
                throw .keyMissing(path: sheet.path, column: match)
            }
        }
        guard let key = named ?? usual.first(where: { oldPlaces[$0] != nil && newPlaces[$0] != nil }),
            let oldKey = oldPlaces[key], let newKey = newPlaces[key]
        else { throw .noKey(subject: new.subject, keys: usual) }
        (self.key, self.oldKey, self.newKey) = (key, oldKey, newKey)
        let openID = Self.openID(of: new.subject)
        if match == nil, haveSameOpenIDs, let oldID = oldPlaces[openID], let newID = newPlaces[openID] {
            identity = Identity(column: openID, old: oldID, new: newID)
        } else {
            identity = Identity(column: key, old: oldKey, new: newKey)
        }
        let following = Self.following(Set(oldPlaces.keys).intersection(newPlaces.keys), of: new.subject)
        let subject = new.subject
        shared = new.columns.compactMap { column -> SharedColumn? in
            guard !following.contains(column), let old = oldPlaces[column],
                let new = newPlaces[column]
            else { return nil }
            return SharedColumn(field: column, old: old, new: new, content: Self.content(of: column, subject))
        }
        onlyOld = old.columns.filter { !$0.isEmpty && newPlaces[$0] == nil }
        onlyNew = new.columns.filter { !$0.isEmpty && oldPlaces[$0] == nil }
    }

    /// Hands over every row that is not the same in both: those of the newer sheet in its order, then those that have left.
    ///
    /// - Parameters:
    ///   - isRead: Called once both have been read to their ends, before any row is handed over.
    ///   - each: Takes a row.
    /// - Returns: How many rows of each kind there are.
    /// - Throws: What reading or the closures throw; `ComparisonError` where a key is empty or stands twice, before any row
    ///   is handed over.
    package func run(isRead: () throws -> Void = {}, _ each: (RowChange) throws -> Void) throws -> ChangeCounts {
        let (formerly, now) = (departments?.ofOld, departments?.ofNew)
        var table = try self.table(of: old, key: identity.old, columns: shared.map(\.ofOld), formerly)
        _ = try self.table(of: new, key: identity.new, columns: [], nil)
        try isRead()
        var counts = ChangeCounts()
        var waiting: [Waiting] = []
        let columns = shared.map(\.ofNew)
        try new.forEachRow { _, record in
            let meeting = table.meet(
                key: digest(record, [ComparedColumn(identity.new)], nil),
                content: digest(record, columns, now)
            )
            switch meeting {
            case .same: counts.unchanged += 1
            case .absent: waiting.append(Waiting(record: record, ordinal: nil))
            case .other(let ordinal): waiting.append(Waiting(record: record, ordinal: ordinal))
            }
            if waiting.count == Self.most { try flush(&waiting, &counts, each) }
        }
        try flush(&waiting, &counts, each)
        try handOver(left: table.unmet, &counts, each)
        return counts
    }

    /// A row of the newer sheet that is not the same in the older, and where it stands there.
    private struct Waiting {
        var record: InputRecord
        var ordinal: Int?
    }

    /// Reads what the older sheet has of the rows that wait, and hands them over.
    private func flush(
        _ waiting: inout [Waiting],
        _ counts: inout ChangeCounts,
        _ each: (RowChange) throws -> Void
    ) throws {
        let wanted = Set(waiting.compactMap(\.ordinal))
        var former: [Int: InputRecord] = [:]
        if !wanted.isEmpty {
            try old.forEachRow { ordinal, record in
                if wanted.contains(ordinal) { former[ordinal] = record }
            }
        }
        for row in waiting {
            let change = change(of: row.record, from: row.ordinal.flatMap { former[$0] })
            counts.note(change.kind)
            try each(change)
        }
        waiting.removeAll(keepingCapacity: true)
    }

    private func handOver(
        left ordinals: [Int],
        _ counts: inout ChangeCounts,
        _ each: (RowChange) throws -> Void
    ) throws {
        guard !ordinals.isEmpty else { return }
        var rest = ordinals[...]
        try old.forEachRow { ordinal, record in
            guard rest.first == ordinal else { return }
            rest = rest.dropFirst()
            counts.note(.left)
            try each(change(.left, record, in: old, key: oldKey, []))
        }
    }

    private func change(of record: InputRecord, from former: InputRecord?) -> RowChange {
        guard let former else { return change(.joined, record, in: new, key: newKey, []) }
        let cells = shared.compactMap { column -> RowChange.Cell? in
            let (before, after) = (Self.text(former, column.old), Self.text(record, column.new))
            return isSame(before, after, as: column.content)
                ? nil : RowChange.Cell(field: column.field, old: before, new: after)
        }
        let isMoved = cells.contains { place.contains($0.field) }
        return change(isMoved ? .moved : .changed, record, in: new, key: newKey, cells)
    }

    private func change(
        _ kind: RowChange.Kind,
        _ record: InputRecord,
        in sheet: ComparedSheet,
        key: Int,
        _ cells: [RowChange.Cell]
    ) -> RowChange {
        let name = sheet.columns.firstIndex(of: "name").map { Self.text(record, $0) } ?? ""
        let text = Self.text(record, key)
        let own = sheet.columns.firstIndex(of: identity.column).map { Self.text(record, $0) } ?? ""
        return RowChange(
            kind: kind,
            key: text.isEmpty ? own : text,
            name: name,
            row: record.row,
            cells: cells,
            record: sheet.header.indices.map(record.string)
        )
    }

    private func table(
        of sheet: ComparedSheet,
        key: Int,
        columns: [ComparedColumn],
        _ departments: DepartmentCells?
    ) throws -> RowTable {
        var table = RowTable()
        try sheet.forEachRow { _, record in
            if record[key]?.isEmpty ?? true {
                throw ComparisonError.emptyKey(path: sheet.path, column: identity.column, row: record.row)
            }
            table.append(key: digest(record, [ComparedColumn(key)], nil), content: digest(record, columns, departments))
        }
        try refuseDoubles(table.close(), of: sheet, key: key)
        return table
    }

    private func refuseDoubles(_ groups: [[Int]], of sheet: ComparedSheet, key: Int) throws {
        guard let first = groups.min(by: { $0[0] < $1[0] }) else { return }
        let wanted = Set(first)
        var rows: [Int] = []
        var text = ""
        try sheet.forEachRow { ordinal, record in
            guard wanted.contains(ordinal) else { return }
            text = Self.text(record, key)
            rows.append(record.row)
        }
        throw ComparisonError.keyTwice(
            path: sheet.path,
            column: identity.column,
            key: text,
            rows: Array(rows.prefix(Self.said))
        )
    }

    private func digest(
        _ record: InputRecord,
        _ columns: [ComparedColumn],
        _ departments: DepartmentCells?
    ) -> RowTable.Digest {
        var (high, low) = (Hasher(), Hasher())
        // Two hashers that begin alike would end alike.
        low.combine(1)
        for column in columns {
            var cell = record[column.place].map(SpreadsheetApostrophe.removing) ?? []
            switch column.content {
            case .value: break
            case .departments: if let departments { cell = departments.comparable(Array(cell))[...] }
            case .orders: if let departments { cell = departments.comparable(orders: Array(cell))[...] }
            }
            high.combine(cell.count)
            low.combine(cell.count)
            cell.withUnsafeBytes { bytes in
                high.combine(bytes: bytes)
                low.combine(bytes: bytes)
            }
        }
        return RowTable.Digest(
            high: UInt64(bitPattern: Int64(high.finalize())),
            low: UInt64(bitPattern: Int64(low.finalize()))
        )
    }

    private static func text(_ record: InputRecord, _ place: Int) -> String {
        SpreadsheetApostrophe.removing(from: record.string(at: place))
    }

    /// Whether two cells say the same.
    private func isSame(_ old: String, _ new: String, as content: ComparedContent) -> Bool {
        let (before, after) = (Array(old.utf8), Array(new.utf8))
        switch content {
        case .departments:
            guard let departments else { return before == after }
            return departments.ofOld.comparable(before) == departments.ofNew.comparable(after)
        case .orders:
            guard let departments else { return before == after }
            return departments.ofOld.comparable(orders: before) == departments.ofNew.comparable(orders: after)
        case .value: return before == after
        }
    }

    private static func content(of column: String, _ subject: Subject) -> ComparedContent {
        switch subject {
        case .people where column == PersonField.departmentIDs.rawValue: .departments
        case .people where column == "orders": .orders
        case .departments where column == DepartmentField.parentDepartmentID.rawValue: .departments
        case .people, .departments: .value
        }
    }

    /// Columns that follow from others, by the fields that both sheets have.
    private static func following(_ fields: Set<String>, of subject: Subject) -> Set<String> {
        guard subject == .departments else { return [] }
        let counts: Set<String> = [DepartmentField.memberCount.rawValue, "primary_member_count"]
        let place: [DepartmentField] = [.name, .parentDepartmentID]
        guard fields.isSuperset(of: place.map(\.rawValue)) else { return counts }
        return counts.union([DepartmentField.path.rawValue, DepartmentField.parentName.rawValue])
    }

    private static func places(_ sheet: ComparedSheet) -> [String: Int] {
        Dictionary(sheet.columns.enumerated().filter { !$1.isEmpty }.map { ($1, $0) }) { first, _ in first }
    }

    /// The column that tells rows apart, as each sheet has it.
    private struct Identity {
        var column: String
        var old: Int
        var new: Int
    }

    private static func openID(of subject: Subject) -> String {
        switch subject {
        case .people: PersonField.openID.rawValue
        case .departments: DepartmentField.openDepartmentID.rawValue
        }
    }

    private static func usualKeys(_ subject: Subject) -> [String] {
        switch subject {
        case .people: ["user_id", "open_id", "employee_no"]
        case .departments: ["department_id", "open_department_id"]
        }
    }

    /// The fields that say where somebody or something stands.
    ///
    /// A department's path has its own name and those of all above it, which change without a move: where both sheets have
    /// the parent's id, that alone says it.
    private var place: Set<String> {
        switch new.subject {
        case .people: ["department_ids"]
        case .departments:
            shared.contains { $0.field == "parent_department_id" } ? ["parent_department_id"] : ["parent_name", "path"]
        }
    }

    /// As many rows as are kept to be looked up in the older sheet at once.
    private static let most = 50_000
    private static let said = 10
}
