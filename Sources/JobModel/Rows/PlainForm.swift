/// Lays out a record that was read with care as a plain one lies, where it could stand as one.
package struct PlainForm {
    private var bytes: [UInt8] = []
    private var bounds: [Int32] = []

    package init() {}

    /// Hands over the record's plain form; nothing of it may be kept.
    ///
    /// - Returns: `nil` for a record of which reading says something, that has another number of fields, or in which a quote or
    ///   a line end stands: no plain record has one.
    package mutating func withPlain<Value>(
        _ read: ReadRecord,
        columns: Int,
        _ body: (PlainRecord) -> Value?
    ) -> Value? {
        let record = read.record
        guard columns > 0, record.count == columns, read.findings.isEmpty, read.repairs.isEmpty,
            !record.block.contains(where: Self.isMark)
        else { return nil }
        bytes.removeAll(keepingCapacity: true)
        bounds.removeAll(keepingCapacity: true)
        bounds.append(0)
        for field in 0..<columns {
            if let text = record[field] { bytes += text }
            bounds.append(Int32(bytes.count))
            bytes.append(Self.separator)
        }
        return bytes.withUnsafeBufferPointer { bytes in
            bounds.withUnsafeBufferPointer { bounds in
                body(PlainRecord(line: record.line, row: record.row, bytes: bytes, bounds: bounds))
            }
        }
    }

    private static func isMark(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") || byte == 0
    }

    private static let separator = UInt8(ascii: ",")
}
