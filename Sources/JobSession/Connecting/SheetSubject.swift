import JobEngine
package import JobModel

/// What a sheet is about where nobody has said it.
package enum SheetSubject {
    /// What was taken, and how many of the sheet's columns are fields of each.
    package struct Found: Sendable, Equatable {
        package let subject: Subject
        package let columnsOfPeople: Int
        package let columnsOfDepartments: Int
    }

    /// The subject that has more of the sheet's columns; where they have as many, people if a column can tell one person
    /// from another.
    ///
    /// - Throws: What reading the sheet's header throws.
    package static func of(_ sheet: SheetJob) throws -> Subject { try found(in: sheet).subject }

    /// The same with what it was decided by.
    ///
    /// - Throws: What reading the sheet's header throws.
    package static func found(in sheet: SheetJob) throws -> Found {
        var sheet = sheet
        // One tab is looked at for both: which it is does not depend on what it is about.
        if sheet.sheet == nil { sheet.sheet = try Inspection.tab(of: sheet.file, headerRow: sheet.headerRow) }
        let (people, departments) = (try fields(of: sheet, as: .people), try fields(of: sheet, as: .departments))
        let isOfPeople =
            people.count == departments.count
            ? departments.isEmpty || !people.isDisjoint(with: Self.keys) : people.count > departments.count
        return Found(
            subject: isOfPeople ? .people : .departments,
            columnsOfPeople: people.count,
            columnsOfDepartments: departments.count
        )
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
