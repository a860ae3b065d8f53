/// How a file is to be read; what is `nil` is recognised by looking.
package struct CSVReadOptions: Sendable {
    /// An iconv name.
    package var encoding: String?
    /// The encoding that the file had before somebody worked on it; taken where looking does not tell for certain.
    package var earlierEncoding: String?
    package var delimiter: UInt8?
    /// The header's row, as the spreadsheet numbers it; looked for where nobody has named it.
    package var headerRow: Int?
    /// Whether a text is the name of a column; among the first records the one with most of them is the header.
    package var isColumnName: (@Sendable (String) -> Bool)?

    package init(
        encoding: String? = nil,
        earlierEncoding: String? = nil,
        delimiter: UInt8? = nil,
        headerRow: Int? = nil,
        isColumnName: (@Sendable (String) -> Bool)? = nil
    ) {
        self.encoding = encoding
        self.earlierEncoding = earlierEncoding
        self.delimiter = delimiter
        self.headerRow = headerRow
        self.isColumnName = isColumnName
    }
}

/// Limits of what is read; each a guard against a damaged file, far above any real sheet.
enum ReadingLimits {
    /// Bytes of one block read from the disk.
    static let block = 256 * 1024
    /// Bytes that one record may take before it is called damaged.
    static let record = 1 << 20
    /// Bytes looked at to tell encoding, delimiter and header.
    static let sample = 256 * 1024
}
