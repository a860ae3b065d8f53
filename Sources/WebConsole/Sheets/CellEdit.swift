import Foundation
import JobEngine
import JobModel
import JobSession
import LocalFiles

/// What a reader has changed in a grid of rows, or asks to be done with them.
struct CellEdit: Sendable {
    /// A cell as the reader's page has it now.
    struct Cell: Sendable, Equatable {
        var row: Int
        var place: Int
        /// The mark of the value that the page has shown.
        var shown: String
        var text: String

        /// Of its field.
        var name: String { "c\(row).\(place).\(shown)" }
    }

    /// A row that is to be left out, or taken back.
    struct Leaving: Sendable, Equatable {
        var row: Int
        /// The mark of the row as the page has shown it; `nil` for as it is now.
        var shown: String?
    }

    var cells: [Cell] = []
    var leaving: [Leaving] = []
    /// Rows that were left out, to be taken back.
    var taking: [Leaving] = []
    /// The mark of the reading whose rows the page has shown; `nil` for as the sheet is read now.
    var reading: String?

    /// All rows that it names.
    var rows: Set<Int> { Set(cells.map(\.row) + (leaving + taking).map(\.row)) }

    /// The name of a cell's field: where the cell is, and what it shows.
    static func name(row: Int, place: Int, value: String) -> String { "c\(row).\(place).\(mark(of: value))" }

    /// What a button says of a row: which one, and as what it is shown.
    static func value(row: Int, cells: [String]) -> String { "\(row).\(mark(of: cells))" }

    /// What tells a value from others, whatever line breaks a browser makes of its own.
    static func mark(of value: String) -> String {
        var sum = CRC32()
        sum.add(Array(lines(value).utf8))
        return sum.text
    }

    /// What tells a row from others; cells that are empty at its end count for nothing.
    static func mark(of cells: [String]) -> String {
        let end = cells.lastIndex { !$0.isEmpty } ?? -1
        return mark(of: cells.prefix(end + 1).joined(separator: "\u{1F}"))
    }

    /// Browsers send line breaks as CR LF, whatever they were.
    static func lines(_ text: String) -> String { text.replacing("\r\n", with: "\n").replacing("\r", with: "\n") }

    /// The cells alone that are others than the page has shown.
    var typed: CellEdit {
        var typed = CellEdit()
        typed.cells = cells.filter { Self.mark(of: $0.text) != $0.shown }
        typed.reading = reading
        return typed
    }

    /// Whether a field is one of a cell that stands as the page has shown it.
    static func isAsShown(_ name: String, _ value: String) -> Bool {
        cell(name, value).map { mark(of: $0.text) == $0.shown } ?? false
    }

    init() {}

    init(_ body: FormBody) {
        for (name, value) in body.fields {
            switch name {
            case "leave": if let row = Self.row(value) { leaving.append(row) }
            case "take": if let row = Self.row(value) { taking.append(row) }
            case "reading": reading = value
            default: if let cell = Self.cell(name, value) { cells.append(cell) }
            }
        }
    }

    private static func row(_ value: String) -> Leaving? {
        let parts = value.split(separator: ".", maxSplits: 1)
        guard let row = parts.first.flatMap({ Int($0) }), row > 0 else { return nil }
        return Leaving(row: row, shown: parts.count > 1 ? String(parts[1]) : nil)
    }

    private static func cell(_ name: String, _ value: String) -> Cell? {
        guard name.hasPrefix("c") else { return nil }
        let parts = name.dropFirst().split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let row = Int(parts[0]), let place = Int(parts[1]), row > 0, place >= 0 else {
            return nil
        }
        return Cell(row: row, place: place, shown: String(parts[2]), text: lines(value))
    }
}
