/// How a file is to be read; what is `nil` is recognised by looking.
package struct CSVReadOptions: Sendable {
    /// An iconv name.
    package var encoding: String?
    package var delimiter: UInt8?
    /// Whether a text is the name of a column; among the first records the one with most of them is the header.
    package var isColumnName: (@Sendable (String) -> Bool)?

    package init(
        encoding: String? = nil,
        delimiter: UInt8? = nil,
        isColumnName: (@Sendable (String) -> Bool)? = nil
    ) {
        self.encoding = encoding
        self.delimiter = delimiter
        self.isColumnName = isColumnName
    }
}

/// Limits of what is read; each a guard against a damaged file, far above any real sheet.
enum ReadingLimits {
    /// Octets of one block read from the disk.
    static let block = 128 * 1024
    /// Octets that one record may take before it is called damaged.
    static let record = 1 << 20
    /// Octets looked at to tell encoding, delimiter and header.
    static let sample = 256 * 1024
    /// Records above the header that may be a preamble.
    static let preamble = 10
}
