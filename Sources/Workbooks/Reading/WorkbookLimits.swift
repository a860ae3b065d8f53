/// How much of a workbook is read before it is refused; a workbook of people is far below all of them.
package struct WorkbookLimits: Sendable {
    /// Bytes that one part of the archive may unpack to.
    package var unpackedBytes = 4 << 30
    /// How many times its packed size a part may unpack to.
    package var ratio = 1000

    package init() {}
}
