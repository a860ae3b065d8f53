import Workbooks

/// An old workbook as the tests write it, record by record: whatever is not said is as Excel has it.
struct XLSFile {
    /// Records of each sheet, without its beginning and end.
    var sheets: [[UInt8]]
    var names = ["Sheet1", "Sheet2", "Sheet3"]
    var states: [UInt8] = [0, 0, 0]
    var types: [UInt8] = [0, 0, 0]
    /// Formats of numbers, which have numbers from 164 on.
    var formats: [String] = []
    /// The format of numbers of each format of cells.
    var cellFormats = [0]
    /// The content of the record of texts, and of those that continue it.
    var strings: [[UInt8]] = []
    var is1904 = false
    /// Records behind the beginning.
    var first: [UInt8] = []
    var version = 0x0600
    var streamName = "Workbook"

    init(_ sheets: [UInt8]...) { self.sheets = sheets }

    static func short(_ number: Int) -> [UInt8] { [UInt8(number & 0xFF), UInt8(number >> 8 & 0xFF)] }
    static func long(_ number: Int) -> [UInt8] { short(number & 0xFFFF) + short(number >> 16 & 0xFFFF) }

    static func double(_ number: Double) -> [UInt8] {
        let bits = number.bitPattern
        return (0..<8).map { UInt8(truncatingIfNeeded: bits >> (8 * $0)) }
    }

    static func record(_ kind: Int, _ content: [UInt8]) -> [UInt8] { short(kind) + short(content.count) + content }

    static func wide(_ text: String) -> [UInt8] { text.utf16.flatMap { short(Int($0)) } }

    /// A cell: row and column, 0-based, the format of the cell, and what its kind holds.
    static func cell(_ kind: Int, _ row: Int, _ column: Int, _ format: Int = 0, _ content: [UInt8]) -> [UInt8] {
        record(kind, short(row) + short(column) + short(format) + content)
    }

    static func number(_ value: Double, _ row: Int, _ column: Int, _ format: Int = 0) -> [UInt8] {
        cell(0x0203, row, column, format, double(value))
    }

    static func text(_ text: String, _ row: Int, _ column: Int) -> [UInt8] {
        cell(0x0204, row, column, 0, short(text.utf16.count) + [1] + wide(text))
    }

    static func shared(_ number: Int, _ row: Int, _ column: Int) -> [UInt8] {
        cell(0x00FD, row, column, 0, long(number))
    }

    static func formula(_ value: [UInt8], _ row: Int, _ column: Int, flags: Int = 0) -> [UInt8] {
        cell(0x0006, row, column, 0, value + short(flags) + long(0) + short(0))
    }

    /// Rows of texts from a row on.
    static func rows(_ rows: [[String]], from first: Int = 0) -> [UInt8] {
        rows.enumerated().flatMap { row, cells in
            cells.enumerated().flatMap { $1.isEmpty ? [] : text($1, row + first, $0) }
        }
    }

    var stream: [UInt8] {
        var globals =
            Self.record(0x0809, Self.short(version) + Self.short(5) + [UInt8](repeating: 0, count: 12)) + first
        globals += Self.record(0x0022, Self.short(is1904 ? 1 : 0))
        for (place, format) in formats.enumerated() {
            let text = Self.short(format.utf16.count) + [1] + Self.wide(format)
            globals += Self.record(0x041E, Self.short(164 + place) + text)
        }
        for format in cellFormats {
            globals += Self.record(0x00E0, Self.short(0) + Self.short(format) + [UInt8](repeating: 0, count: 16))
        }
        for (place, piece) in strings.enumerated() { globals += Self.record(place == 0 ? 0x00FC : 0x003C, piece) }
        let end = Self.record(0x000A, [])
        let beginning = Self.record(0x0809, Self.short(0x0600) + Self.short(0x10) + [UInt8](repeating: 0, count: 12))
        let bodies = sheets.map { beginning + $0 + end }
        let listed = sheets.indices.map { 4 + 6 + 2 + names[$0].utf16.count * 2 }.reduce(0, +)
        var place = globals.count + listed + end.count
        for sheet in sheets.indices {
            let name = [UInt8(names[sheet].utf16.count), 1] + Self.wide(names[sheet])
            globals += Self.record(0x0085, Self.long(place) + [states[sheet], types[sheet]] + name)
            place += bodies[sheet].count
        }
        return globals + end + bodies.joined()
    }

    /// Packed as a file; small streams lie in the mini stream.
    var bytes: [UInt8] { CompoundBytes.pack(streamName, stream) }

    func written() throws -> PackedFile { try PackedFile(bytes: bytes, name: "book.xls") }
}
