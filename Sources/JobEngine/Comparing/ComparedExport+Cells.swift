import JobModel
import Wording

extension ComparedExport {
    /// Refuses two exports that write the cells of a column in different ways, by which every row would seem to have changed.
    ///
    /// - Parameters:
    ///   - older: The older export.
    ///   - comparison: Of a sheet of both.
    ///   - knowsDepartments: Whether a department is the same however a cell calls it.
    /// - Throws: `ComparedExportError.writtenOtherwise`; `ExportChoiceError`, for no choice that is made here.
    func requireCellsAlike(
        as older: ComparedExport,
        in comparison: SheetComparison,
        knowsDepartments: Bool
    ) throws {
        // Of earlier versions it is not known.
        guard let own = describing?.cells, let theirs = older.describing?.cells else { return }
        let (old, new) = (comparison.old, comparison.new)
        let different = Set(CellAspect.allCases.filter { $0.way(theirs, in: old.path) != $0.way(own, in: new.path) })
        guard !different.isEmpty else { return }
        let known = try ExportedColumns(of: new.subject)
        func aspects(of column: SharedColumn) -> Set<CellAspect> {
            let all = known.aspects[known.fields[column.field] ?? column.field] ?? CellAspect.ofOtherColumns
            return knowsDepartments ? all.subtracting(Self.excused(column.content)) : all
        }
        let columns = comparison.shared.filter { !different.isDisjoint(with: aspects(of: $0)) }
        guard !columns.isEmpty else { return }
        let met = columns.reduce(into: Set<CellAspect>()) { $0.formUnion(aspects(of: $1)) }
        let said = CellAspect.allCases.filter { met.contains($0) && different.contains($0) }
        throw ComparedExportError.writtenOtherwise(
            columns: columns.map(\.field),
            older.path,
            Self.words(said.map { $0.words($0.way(theirs, in: old.path)) }),
            path,
            Self.words(said.map { $0.words($0.way(own, in: new.path)) })
        )
    }

    /// What may differ where it is known which department a cell means.
    private static func excused(_ content: ComparedContent) -> Set<CellAspect> {
        switch content {
        case .value: []
        case .departments: [.departments, .lists]
        case .orders: [.departments]
        }
    }

    private static func words(_ words: [LocalizedText]) -> LocalizedText {
        let each = words.reduce(into: [LocalizedText]()) { if !$0.contains($1) { $0.append($1) } }
        return LocalizedText(
            en: each.map(\.en).joined(separator: ", "),
            zh: each.map(\.zh).joined(separator: "，")
        )
    }
}
