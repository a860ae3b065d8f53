import CLibCSV
import Foundation

/// A file parsed by libcsv and nothing made of it: what reading a sheet costs at least.
struct PlainScan {
    let records: Int
    let fields: Int

    private struct Counts {
        var records = 0
        var fields = 0
    }

    init(path: String) throws {
        let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        var parser = csv_parser()
        guard csv_init(&parser, 0) == 0 else { throw BenchmarkError.wrongResult("libcsv has no memory") }
        defer { csv_free(&parser) }
        var counted = Counts()
        try withUnsafeMutablePointer(to: &counted) { counted in
            while let block = try file.read(upToCount: 1 << 20), !block.isEmpty {
                let read = block.withUnsafeBytes {
                    csv_parse(&parser, $0.baseAddress, $0.count, Self.field, Self.record, counted)
                }
                guard read == block.count else { throw BenchmarkError.wrongResult("libcsv stopped at \(read)") }
            }
            _ = csv_fini(&parser, Self.field, Self.record, counted)
        }
        try file.close()
        records = counted.records
        fields = counted.fields
    }

    private static let field: @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void = {
        _,
        _,
        counted in
        counted?.assumingMemoryBound(to: Counts.self).pointee.fields += 1
    }

    private static let record: @convention(c) (Int32, UnsafeMutableRawPointer?) -> Void = { _, counted in
        counted?.assumingMemoryBound(to: Counts.self).pointee.records += 1
    }
}
