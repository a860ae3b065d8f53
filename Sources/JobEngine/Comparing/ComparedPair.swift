package import JobModel

/// Two exports or sheets of which it is known that they can be compared.
package struct ComparedPair: Sendable {
    package let older: ComparedExport
    package let newer: ComparedExport
    /// What both have, in the order in which it is compared.
    package let subjects: [Subject]
    private let haveSameOpenIDs: Bool

    /// - Throws: `ComparedExportError.chosenOtherwise` where one was to hold people that the other was not to hold; what
    ///   reading the sheets throws.
    package init(_ older: ComparedExport, _ newer: ComparedExport) throws {
        (self.older, self.newer) = (older, newer)
        subjects = Subject.allCases.filter { newer.sheets[$0] != nil && older.sheets[$0] != nil }
        haveSameOpenIDs = try newer.hasSameOpenIDs(as: older)
        try newer.requireChosenAlike(as: older, haveSameOpenIDs: haveSameOpenIDs, of: subjects)
    }

    /// One comparison for each subject, with nothing compared yet.
    ///
    /// - Parameter match: The field or heading that names a row; of two subjects the one that does not have it goes by its id.
    /// - Returns: They, in the order of `subjects`.
    /// - Throws: `ComparisonError`; `ComparedExportError.writtenOtherwise` where cells are written in different ways; what
    ///   reading the sheets throws.
    package func comparisons(match: String? = nil) throws -> [(subject: Subject, comparison: SheetComparison)] {
        let departments = try departments()
        return try subjects.compactMap { subject in
            guard let old = older.sheets[subject], let new = newer.sheets[subject] else { return nil }
            let comparison = try SheetComparison(
                old: old,
                new: new,
                match: column(match, old, new),
                departments: departments,
                haveSameOpenIDs: haveSameOpenIDs
            )
            let knowsDepartments = departments != nil
            try newer.requireCellsAlike(as: older, in: comparison, knowsDepartments: knowsDepartments)
            return (subject, comparison)
        }
    }

    private func departments() throws -> DepartmentIdentities? {
        guard let old = older.sheets[.departments], let new = newer.sheets[.departments] else { return nil }
        let (former, own) = (older.describing?.cells, newer.describing?.cells)
        func signs(_ aspect: CellAspect) -> (old: String?, new: String?) {
            (former.map { aspect.way($0, in: old.path) }, own.map { aspect.way($0, in: new.path) })
        }
        return try DepartmentIdentities(old: old, new: new, haveSameOpenIDs: haveSameOpenIDs)?
            .separating(lists: signs(.lists), orders: signs(.partsOfText))
    }

    /// The column that names a row; of the two subjects of an export one may not have it, and goes by its own id.
    private func column(_ match: String?, _ old: ComparedSheet, _ new: ComparedSheet) -> String? {
        guard let match, subjects.count > 1, old.column(match) == nil, new.column(match) == nil else { return match }
        return nil
    }
}
