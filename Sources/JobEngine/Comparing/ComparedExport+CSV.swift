import CSVStream
import JobModel

extension ComparedExport {
    /// Writes the tables of lines of JSON or of a database as the CSV files that the same export would have.
    ///
    /// - Parameter folder: Where `people.csv` and `departments.csv` are made.
    /// - Throws: `CSVStreamError` where they cannot be written; `ComparedExportError.changed` where the tables are not as the
    ///   manifest says; what reading them throws.
    package func writeTables(in folder: String) throws {
        for (subject, sheet) in sheets {
            var writer = try CSVWriter(path: "\(folder)/\(subject.rawValue).csv")
            try writer.write(asItStands: sheet.header, [])
            try sheet.forEachRow { _, record in
                let cells = sheet.header.indices.map { record.string(at: $0) }
                try writer.write(asItStands: cells, [])
            }
            try writer.close()
            try prove(sheet)
        }
    }
}
