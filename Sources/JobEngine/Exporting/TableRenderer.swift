import CSVStream
import JobModel
import SQLiteTables

/// Makes records into blocks of a table; several threads may do so at once.
struct TableRenderer<Record: Sendable>: Sendable {
    let columns: [ExportColumn<Record>]
    let format: CellFormat
    let kind: ExportChoice.Format
    /// Whether dates are written as numbers where the format knows them.
    let hasNumberedDates: Bool
    /// Whether dates are written by a pattern, which may have a comma or a quote in it.
    private let hasPatternedDates: Bool
    private let writers: CellWriters

    init(_ columns: [ExportColumn<Record>], _ format: CellFormat, _ choice: ExportChoice) {
        self.columns = columns
        self.format = format
        kind = choice.format
        hasNumberedDates = choice.dates.map(\.isUnixSeconds) ?? true
        hasPatternedDates = choice.dates != nil
        writers = CellWriters(format)
    }

    /// The records that `keep` lets through.
    func render(
        _ records: UnsafeBufferPointer<Record>,
        keep: (UnsafePointer<Record>) throws -> Bool = { _ in true }
    ) throws -> TableBlock {
        var block = TableBlock(content: .bytes([]), records: 0, used: columns.map { _ in 0 })
        var writer = writers.take()
        defer { writers.give(writer) }
        guard let first = records.baseAddress else { return block }
        var bytes: [UInt8] = []
        var texts: [[String]] = []
        var values: [[SQLiteValue]] = []
        if kind == .csv || kind == .ndjson { bytes.reserveCapacity(records.count * 16 * columns.count) }
        for place in records.indices {
            let record = first + place
            guard try keep(record) else { continue }
            block.records += 1
            switch kind {
            case .csv: try appendLine(of: record, &writer, to: &bytes, &block.used)
            case .ndjson: try appendObject(of: record, &writer, to: &bytes, &block.used)
            case .xlsx: texts.append(try self.texts(of: record, &writer, &block.used))
            case .sqlite: values.append(try self.values(of: record, &writer, &block.used))
            }
        }
        block.content =
            switch kind {
            case .csv, .ndjson: .bytes(bytes)
            case .xlsx: .texts(texts)
            case .sqlite: .values(values)
            }
        return block
    }

    private func appendLine(
        of record: UnsafePointer<Record>,
        _ writer: inout CellWriter,
        to bytes: inout [UInt8],
        _ used: inout [Int]
    ) throws {
        let isAlone = columns.count == 1
        for place in columns.indices {
            if place > 0 { bytes.append(UInt8(ascii: ",")) }
            let start = bytes.count
            let isText = try writer.append(columns[place].shape, of: record, to: &bytes)
            if bytes.count > start { used[place] += 1 }
            guard isText || isAlone || hasPatternedDates else { continue }
            CSVField.finish(&bytes, from: start, isText: isText, isAlone: isAlone)
        }
        bytes.append(0x0D)
        bytes.append(0x0A)
    }

    private func texts(
        of record: UnsafePointer<Record>,
        _ writer: inout CellWriter,
        _ used: inout [Int]
    ) throws -> [String] {
        try columns.indices.map { place in
            let text = try writer.text(columns[place].shape, of: record)
            if !text.isEmpty { used[place] += 1 }
            return SpreadsheetApostrophe.protecting(text)
        }
    }

    private func values(
        of record: UnsafePointer<Record>,
        _ writer: inout CellWriter,
        _ used: inout [Int]
    ) throws -> [SQLiteValue] {
        try columns.indices.map { place in
            let value = try self.value(columns[place].shape, of: record, &writer)
            if value != .null { used[place] += 1 }
            return value
        }
    }

    private func value(
        _ shape: FieldShape<Record>,
        of record: UnsafePointer<Record>,
        _ writer: inout CellWriter
    ) throws -> SQLiteValue {
        switch shape {
        case .flag(let read): return read(record).map { .integer($0 ? 1 : 0) } ?? .null
        case .number(let read): return read(record).map(SQLiteValue.integer) ?? .null
        case .date(let read) where hasNumberedDates:
            return read(record).flatMap { $0 > 0 ? .integer($0) : nil } ?? .null
        case .text, .date, .person, .people, .texts, .department, .departments, .made:
            let text = try writer.text(shape, of: record)
            return text.isEmpty ? .null : .text(text)
        }
    }
}
