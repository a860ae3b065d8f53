import CSVStream
package import JobModel
import Workbooks

extension TabSheet {
    /// How many columns the header and the first rows have up to the last cell with a value.
    ///
    /// A merged cell at the end of the header leaves columns behind its last name.
    ///
    /// - Throws: What reading the rows throws.
    package func widthOfFirstRows() throws -> Int {
        var width = header.count
        var records = try records()
        var read = 0
        while read < Self.rowsLookedAt, let record = try records.next()?.record {
            read += 1
            guard record.count > width else { continue }
            width = (width..<record.count).last { !record.string(at: $0).isEmpty }.map { $0 + 1 } ?? width
        }
        return width
    }

    /// As many as a page of columns takes its samples from.
    package static let rowsLookedAt = 200
}

extension Sheet {
    /// How many columns a record may have that is not damaged: in a text those that the header's line has separators for.
    package var mostColumns: Int {
        if let file = self as? CSVFile { return max(file.width, file.header.count) }
        return self is TabSheet || self is WorkbookSheet ? .max : header.count
    }
}
