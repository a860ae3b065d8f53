package import JobModel
import Wording

/// How many rows of a sheet put their person into which department.
struct DepartmentCrowd: Sendable {
    /// The primary department of a row.
    struct Place: Sendable {
        let hash: UInt64
        let cell: String

        init?(_ draft: Draft) {
            guard case .person(let person) = draft, let cell = person.departments.first else { return nil }
            hash = KeyHash("department", cell.lowercased()).value
            self.cell = cell
        }
    }

    private var counts: [UInt64: (count: Int, cell: String)] = [:]

    mutating func note(_ place: Place) { counts[place.hash, default: (0, place.cell)].count += 1 }

    /// Those with more people than one department holds, the fullest first.
    var full: [(cell: String, count: Int)] {
        counts.values.filter { $0.count > Self.limit }.map { ($0.cell, $0.count) }.sorted { $0.count > $1.count }
    }

    /// Direct members of a department.
    ///
    /// Source: contact API, 4.2 and 41016; its pages contradict each other (C2: 10,000 or 500), hence a warning.
    static let limit = 10_000
}

extension FileIndex {
    /// Departments into which the sheet puts more people than one holds.
    package func crowdedDepartments(header: String) -> [Finding] {
        crowd.full.map { .crowdedDepartment($0.cell, $0.count, column: header) }
    }
}

extension Finding {
    fileprivate static func crowdedDepartment(_ cell: String, _ count: Int, column: String) -> Finding {
        Finding(
            code: "department.crowded",
            column: column,
            value: cell,
            problem: LocalizedText(
                en: "\(count) rows put people into '\(cell)'; a department holds \(DepartmentCrowd.limit) (41016)",
                zh: "有 \(count) 行的人员属于部门“\(cell)”，而一个部门最多 \(DepartmentCrowd.limit) 人（41016）"
            ),
            remedy: LocalizedText(
                en: "Spread them over departments below it, or see whether the directory allows more.",
                zh: "请将人员分配到下级部门，或确认目录是否允许更多人。"
            )
        )
    }
}
