import CLibCSV

/// libcsv, fed one framed record at a time; fields go into one growing block.
final class FieldParser {
    private var parser = csv_parser()

    /// What libcsv's calls fill, by a pointer: a property of the class would be guarded again for every field.
    private struct Fields {
        var block: [UInt8] = []
        var ends: [Int32] = [0]
    }

    /// - Throws: `CSVStreamError.readFailed` where libcsv has no memory.
    init(delimiter: UInt8) throws(CSVStreamError) {
        guard csv_init(&parser, 0) == 0 else { throw .readFailed(path: "libcsv", reason: "out of memory") }
        csv_set_delim(&parser, delimiter)
        // Trimming off: spaces are the cell's own until a rule says otherwise.
        csv_set_space_func(&parser) { _ in 0 }
    }

    deinit { csv_free(&parser) }

    /// The record's fields, unescaped, one after the other, with their ends.
    func parse(_ record: ArraySlice<UInt8>) -> (block: [UInt8], ends: [Int32]) {
        var fields = Fields()
        fields.block.reserveCapacity(record.count)
        fields.ends.reserveCapacity(expected + 1)
        withUnsafeMutablePointer(to: &fields) { fields in
            record.withUnsafeBytes { bytes in
                _ = csv_parse(&parser, bytes.baseAddress, bytes.count, Self.field, nil, fields)
            }
            _ = csv_fini(&parser, Self.field, nil, fields)
        }
        expected = fields.ends.count
        return (fields.block, fields.ends)
    }

    /// Fields of the record before, which the next one has as well.
    private var expected = 0

    private static let field: @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void = {
        bytes,
        count,
        context in
        guard let context else { return }
        let fields = context.assumingMemoryBound(to: Fields.self)
        if let bytes { fields.pointee.block.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: count)) }
        fields.pointee.ends.append(Int32(fields.pointee.block.count))
    }
}
