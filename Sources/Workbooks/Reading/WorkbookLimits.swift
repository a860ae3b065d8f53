/// How much of a workbook is read before it is refused; a workbook of people is far below all of them.
package struct WorkbookLimits: Sendable {
    /// Bytes that one part of the archive may unpack to.
    package var unpackedBytes = 4 << 30
    /// How many times its packed size a part may unpack to; looked at beyond `harmlessBytes`.
    ///
    /// A million empty rows with formats come to about 100; what only zeros or spaces pack to, to 1,030.
    package var ratio = 500
    /// Bytes that a part may unpack to at any ratio.
    package var harmlessBytes = 32 << 20
    /// Parts of the archive.
    package var entries = 10_000
    /// Bytes of all shared strings together.
    package var sharedStringBytes = 4 << 30
    /// Bytes of shared strings, with 8 for each, that are kept in memory; more are kept on the disk.
    package var sharedStringMemory = 32 << 20
    /// How many shared strings there may be.
    package var sharedStrings = 100_000_000
    /// Bytes that the cells of one row may take; a row above it is a finding.
    package var rowBytes = 1 << 20
    /// Elements within elements.
    package var depth = 64
    /// Bytes of one start tag, comment or instruction.
    package var tagBytes = 1 << 20
    /// Relationships, tabs, number formats and cell formats, each.
    package var definitions = 100_000

    /// Cells or ranges of a tab that lead somewhere, which are looked for where a column wants their addresses.
    package var links = 200_000

    package init() {}

    /// The last row and column of a spreadsheet.
    static let rows = 1_048_576
    static let columns = 16_384
    /// Bytes unpacked at a time.
    static let block = 64 * 1024
}
