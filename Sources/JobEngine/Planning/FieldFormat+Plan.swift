import JobModel
import Wording

extension FieldFormat {
    /// As a plan shows values: departments by path, people who are not there yet by their line.
    static func plan(tree: DepartmentTree, dates: DateCell) -> FieldFormat {
        FieldFormat(
            department: { tree.nodes[$0]?.cell ?? $0 },
            person: { Placeholder($0)?.words ?? $0 },
            date: { dates.text($0) }
        )
    }
}
