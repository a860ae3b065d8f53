import JobEngine
package import JobModel

/// What a sheet is about where nobody has said it.
package enum SheetSubject {
    /// The subject that has more of the sheet's columns; where they have as many, people if a column can tell one person
    /// from another.
    ///
    /// - Throws: What reading the sheet's header throws.
    package static func of(_ sheet: SheetJob) throws -> Subject {
        let (people, departments) = (try fields(of: sheet, as: .people), try fields(of: sheet, as: .departments))
        if people.count != departments.count { return people.count > departments.count ? .people : .departments }
        return departments.isEmpty || !people.isDisjoint(with: Self.keys) ? .people : .departments
    }

    /// Nobody is created without one of them, and nobody is found.
    private static let keys: Set<String> = Set(
        [PersonField.userID, .openID, .mobile, .email, .employeeNo].map(\.rawValue)
    )

    private static func fields(of sheet: SheetJob, as subject: Subject) throws -> Set<String> {
        try Inspection.fields(
            of: sheet.file,
            encoding: sheet.encoding,
            delimiter: sheet.delimiter,
            headerRow: sheet.headerRow,
            tab: sheet.sheet,
            subject: subject
        )
    }
}
