import CLibCSV

/// libcsv, fed one framed record at a time; fields go into one growing block.
final class FieldParser {
    private var parser = csv_parser()
    private var block: [UInt8] = []
    private var ends: [Int32] = [0]

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
        block = []
        block.reserveCapacity(record.count)
        ends = [0]
        let context = Unmanaged.passUnretained(self).toOpaque()
        record.withUnsafeBytes { bytes in
            _ = csv_parse(&parser, bytes.baseAddress, bytes.count, Self.field, nil, context)
        }
        _ = csv_fini(&parser, Self.field, nil, context)
        return (block, ends)
    }

    private func append(_ bytes: UnsafeRawBufferPointer) {
        block.append(contentsOf: bytes)
        ends.append(Int32(block.count))
    }

    private static let field: @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void = {
        bytes,
        count,
        context in
        guard let context else { return }
        let parser = Unmanaged<FieldParser>.fromOpaque(context).takeUnretainedValue()
        parser.append(UnsafeRawBufferPointer(start: bytes, count: bytes == nil ? 0 : count))
    }
}
