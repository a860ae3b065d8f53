import JobModel

/// Writes values as cells, straight into the bytes of a file.
///
/// Departments and days come again and again; each writer remembers the cells it has made.
struct CellWriter: Sendable {
    private let format: CellFormat
    private let made: FieldFormat
    private let separator: [UInt8]
    private var departments: [String: [UInt8]] = [:]
    private var days: [Int: [UInt8]] = [:]
    /// More than a company has departments, or days on which people joined; a bound all the same.
    private static let mostCells = 65_536

    init(_ format: CellFormat) {
        self.format = format
        made = format.made
        separator = Array(format.listSeparator.utf8)
    }

    /// Adds the cell of a value; nothing where it is not set.
    ///
    /// - Returns: Whether the cell is a text, which may need quotes and may be taken for a formula.
    mutating func append<Record>(
        _ shape: FieldShape<Record>,
        of record: UnsafePointer<Record>,
        to bytes: inout [UInt8]
    ) throws -> Bool {
        switch shape {
        case .text(let read):
            if let text = read(record) { bytes.append(text: text) }
        case .flag(let read):
            if let flag = read(record) { bytes.append(text: flag ? "true" : "false") }
            return false
        case .number(let read):
            if let number = read(record) { bytes.append(number: number) }
            return false
        case .date(let read):
            if let seconds = read(record), seconds > 0 { bytes += day(seconds) }
            return false
        case .person(let read):
            if let id = read(record) { try append(person: id, to: &bytes) }
        case .people(let read):
            for (place, id) in (read(record) ?? []).enumerated() {
                if place > 0 { bytes += separator }
                try append(person: id, to: &bytes, separatedBy: format.listSeparator)
            }
        case .texts(let read):
            for (place, text) in (read(record) ?? []).enumerated() {
                if place > 0 { bytes += separator }
                bytes.append(text: text)
            }
        case .department(let read):
            if let id = read(record) { bytes += department(id) }
        case .departments(let read):
            for (place, id) in (read(record) ?? []).enumerated() {
                if place > 0 { bytes += separator }
                bytes += department(id)
            }
        case .made(let make):
            if let text = make(record, made) { bytes.append(text: text) }
        }
        return true
    }

    /// The same as a text by itself.
    mutating func text<Record>(_ shape: FieldShape<Record>, of record: UnsafePointer<Record>) throws -> String {
        var bytes: [UInt8] = []
        _ = try append(shape, of: record, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A department as a cell.
    mutating func department(_ id: String) -> [UInt8] {
        if let known = departments[id] { return known }
        let text = format.cells.department(id, as: format.departments, separatedBy: format.departmentSign)
        let cell = Array(text.utf8)
        if departments.count >= Self.mostCells { departments.removeAll(keepingCapacity: true) }
        departments[id] = cell
        return cell
    }

    private mutating func day(_ seconds: Int) -> [UInt8] {
        if let known = days[seconds] { return known }
        let cell = Array(format.dates.text(seconds).utf8)
        if days.count >= Self.mostCells { days.removeAll(keepingCapacity: true) }
        days[seconds] = cell
        return cell
    }

    /// A person as a cell; one that is not known, or whose name or number holds the sign of the list, is named by the id.
    func append(person id: String, to bytes: inout [UInt8], separatedBy sign: String = "") throws {
        switch format.leaders {
        case .userID: bytes.append(text: ExportCells.person(id))
        case .employeeNumber:
            guard let number = try format.person(id)?.employeeNumber, !number.isEmpty, !number.holds(sign) else {
                return bytes.append(text: ExportCells.person(id))
            }
            bytes.append(text: "employee_no:")
            bytes.append(text: number)
        case .name:
            guard let name = try format.person(id)?.name, !name.isEmpty, !name.holds(sign) else {
                return bytes.append(text: ExportCells.person(id))
            }
            bytes.append(text: "\(name) (\(id))")
        }
    }
}

extension [UInt8] {
    /// Adds a text as UTF-8.
    mutating func append(text: String) {
        let isDone: Void? = text.utf8.withContiguousStorageIfAvailable { append(contentsOf: $0) }
        if isDone == nil { append(contentsOf: text.utf8) }
    }

    /// Adds a number in decimal digits.
    mutating func append(number: Int) {
        guard number >= 0, number < 10 else { return append(text: String(number)) }
        append(UInt8(ascii: "0") + UInt8(number))
    }
}
