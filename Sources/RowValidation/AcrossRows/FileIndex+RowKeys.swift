package import JobModel

extension FileIndex {
    /// What is remembered of one row.
    package struct RowKeys: Sendable {
        let line: Int32
        let row: Int32
        var unique = KeyHashes()
        /// The key of the leader or of the parent department.
        var dependencyKey = KeyHash.none
        /// Of employee_no and user_id, where they are numbers.
        var numbers = NumberPadding.Looks()
        var date: DateOrderSign?
        /// The row's first department.
        var department = KeyHash.none
        /// What hardly a row has.
        private var rare: Rare?

        private final class Rare: Sendable {
            let dotted: [KeyHash]

            init(dotted: [KeyHash]) { self.dotted = dotted }
        }

        init(
            line: Int32,
            row: Int32,
            unique: KeyHashes = KeyHashes(),
            dependencyKey: KeyHash = .none,
            dotted: [KeyHash] = [],
            numbers: NumberPadding.Looks = NumberPadding.Looks(),
            date: DateOrderSign? = nil,
            department: KeyHash = .none
        ) {
            self.line = line
            self.row = row
            self.unique = unique
            self.dependencyKey = dependencyKey
            self.numbers = numbers
            self.date = date
            self.department = department
            rare = dotted.isEmpty ? nil : Rare(dotted: dotted)
        }

        var hasDotted: Bool { rare != nil }

        /// The keys of dotted-line leaders.
        var dotted: [KeyHash] { rare?.dotted ?? [] }
    }

    /// Hashes the keys of a row; `nil` for one of which nothing could be read.
    package static func keys(of row: CheckedRow) -> RowKeys? { keys(of: row, by: .process) }

    static func keys(of row: CheckedRow, by hashing: KeyHashing) -> RowKeys? {
        guard let draft = row.draft else { return nil }
        return RowKeys(
            line: Int32(row.line),
            row: Int32(row.row),
            unique: UniqueKeys.hashes(of: draft, by: hashing),
            dependencyKey: dependency(of: draft, by: hashing),
            dotted: dottedLeaders(of: draft, by: hashing),
            numbers: NumberPadding.looks(of: draft),
            date: row.dateOrder,
            department: DepartmentCrowd.hash(of: draft, by: hashing)
        )
    }

    private static func dependency(of draft: Draft, by hashing: KeyHashing) -> KeyHash {
        switch draft {
        case .person(let person): return person.leader.map { hash($0, by: hashing) } ?? .none
        case .department(let department):
            guard let path = department.path else {
                return department.parent.map { KeyHash(.departmentID, $0, by: hashing) } ?? .none
            }
            return path.count > 1 ? KeyHash(.path, path.dropLast().joined(separator: "/"), by: hashing) : .none
        }
    }

    private static func dottedLeaders(of draft: Draft, by hashing: KeyHashing) -> [KeyHash] {
        guard case .person(let person) = draft, !person.dottedLineLeaders.isEmpty else { return [] }
        return person.dottedLineLeaders.map { hash($0, by: hashing) }.filter { !$0.isNone }
    }

    static func hash(_ reference: PersonReference, by hashing: KeyHashing) -> KeyHash {
        switch reference {
        case .userID(let value): KeyHash(.userID, value, by: hashing)
        case .employeeNo(let value): KeyHash(.employeeNo, value, by: hashing)
        case .mobile(let value): KeyHash(.mobile, value, by: hashing)
        case .email(let value): KeyHash(.email, value, by: hashing)
        case .openID: .none
        }
    }
}

extension FileIndex.RowKeys: Equatable {
    package static func == (one: Self, other: Self) -> Bool {
        one.line == other.line && one.row == other.row && one.unique == other.unique
            && one.dependencyKey == other.dependencyKey && one.dotted == other.dotted && one.numbers == other.numbers
            && one.date == other.date && one.department == other.department
    }
}
