import CExpat
import CZip

/// A part of a workbook unpacked and parsed, and its cells only counted: what reading costs at least.
struct PlainWorkbookScan {
    private(set) var cells = 0

    init(path: String, part: String) throws {
        var code: Int32 = 0
        guard let archive = zip_open(path, ZIP_RDONLY, &code) else {
            throw BenchmarkError.wrongResult("libzip says \(code)")
        }
        defer { zip_discard(archive) }
        guard let file = zip_fopen(archive, part, 0), let parser = XML_ParserCreate(nil) else {
            throw BenchmarkError.wrongResult("there is no \(part)")
        }
        defer {
            zip_fclose(file)
            XML_ParserFree(parser)
        }
        XML_SetElementHandler(
            parser,
            { count, name, _ in
                guard let name, name[0] == 0x63, name[1] == 0 else { return }
                count?.assumingMemoryBound(to: Int.self).pointee += 1
            },
            { _, _ in }
        )
        XML_SetCharacterDataHandler(parser) { _, _, _ in }
        var block = [UInt8](repeating: 0, count: 64 * 1024)
        try withUnsafeMutablePointer(to: &cells) { cells in
            XML_SetUserData(parser, cells)
            while true {
                let count = block.withUnsafeMutableBytes { zip_fread(file, $0.baseAddress, zip_uint64_t($0.count)) }
                guard count >= 0 else { throw BenchmarkError.wrongResult("libzip cannot read \(part)") }
                let parsed = block.withUnsafeBytes {
                    XML_Parse(parser, $0.bindMemory(to: CChar.self).baseAddress, Int32(count), count == 0 ? 1 : 0)
                }
                guard parsed == XML_STATUS_OK else { throw BenchmarkError.wrongResult("expat cannot read \(part)") }
                if count == 0 { break }
            }
        }
    }
}
