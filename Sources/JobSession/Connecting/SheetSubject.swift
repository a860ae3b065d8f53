import JobEngine
package import JobModel

/// What a sheet is about where nobody has said it.
package enum SheetSubject {
    /// The subject that has more of the sheet's columns; people where they have as many.
    ///
    /// - Throws: What reading the sheet's header throws.
    package static func of(_ sheet: SheetJob) throws -> Subject {
        let counts = try Subject.allCases.map { subject in
            let fields = try Inspection.fields(
                of: sheet.file,
                encoding: sheet.encoding,
                delimiter: sheet.delimiter,
                headerRow: sheet.headerRow,
                tab: sheet.sheet,
                subject: subject
            )
            return (subject, fields.count)
        }
        return counts.reduce(counts[0]) { $1.1 > $0.1 ? $1 : $0 }.0
    }
}
