package import JobModel
import Wording

/// How many rows of a sheet put their person into which department.
struct DepartmentCrowd: Sendable {
    private var counts = HashCounts()
    /// What the cells of departments with too many people say, by the first row.
    private var cells: [Int32: String] = [:]

    /// The hash of a row's primary department.
    static func hash(of draft: Draft, by hashing: KeyHashing) -> KeyHash {
        guard case .person(let person) = draft, let cell = person.departments.first else { return .none }
        return KeyHash(.departmentID, cell, by: hashing)
    }

    mutating func note(_ department: KeyHash, row: Int32) { counts.note(department, at: row) }

    mutating func note(cell: String, row: Int32) { cells[row] = cell }

    /// The first rows of departments with more people than one holds, the fullest first.
    var full: [(first: Int32, count: Int)] {
        counts.above(Self.limit).sorted { ($1.count, $0.first) < ($0.count, $1.first) }
    }

    /// Departments with more people than one holds, as far as their cells have been read again.
    var named: [(cell: String, count: Int)] {
        full.compactMap { place in cells[place.first].map { ($0, place.count) } }
    }

    /// Direct members of a department.
    ///
    /// Source: contact API, 4.2 and 41016; its pages contradict each other (C2: 10,000 or 500), hence a warning.
    static let limit = 10_000
}

extension FileIndex {
    /// Departments into which the sheet puts more people than one holds.
    package func crowdedDepartments(header: String) -> [Finding] {
        crowd.named.map { .crowdedDepartment($0.cell, $0.count, column: header) }
    }
}

extension Finding {
    fileprivate static func crowdedDepartment(_ cell: String, _ count: Int, column: String) -> Finding {
        Finding(
            code: "department.crowded",
            column: column,
            value: cell,
            problem: LocalizedText(
                en:
                    "\(count, "row puts", "rows put") people into '\(cell)'; a department holds \(DepartmentCrowd.limit) (41016)",
                zh: "有 \(count) 行的人员属于部门“\(cell)”，而一个部门最多 \(DepartmentCrowd.limit) 人（41016）"
            ),
            remedy: LocalizedText(
                en: "Spread them over departments below it, or see whether the directory allows more.",
                zh: "请将人员分配到下级部门，或确认目录是否允许更多人。"
            )
        )
    }
}
