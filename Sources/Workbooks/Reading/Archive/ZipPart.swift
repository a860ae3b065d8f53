import CZip
import Wording

/// One part of a packed workbook, unpacked block by block and never more than the limits allow.
final class ZipPart: XMLSource {
    let name: String
    /// What the part unpacks to, as the file says.
    let announcedBytes: Int
    private let archive: ZipArchive
    private let file: OpaquePointer
    private let limits: WorkbookLimits
    /// Bytes that the part takes in the file; what the file says of it, but never more than the file has.
    private let packed: Int
    private var unpacked = 0
    private let block = UnsafeMutableRawBufferPointer.allocate(byteCount: WorkbookLimits.block, alignment: 16)

    /// - Parameters:
    ///   - owner: Kept for as long as the part is open.
    ///   - archive: The owner's.
    ///   - place: The part's place in it.
    ///   - name: As errors name it.
    ///   - limits: How much is unpacked.
    ///   - fileBytes: The size of the whole file.
    /// - Throws: `WorkbookError.encrypted` or `.damaged`.
    init(
        _ owner: ZipArchive,
        _ archive: OpaquePointer,
        place: UInt64,
        name: String,
        limits: WorkbookLimits,
        fileBytes: Int
    ) throws(WorkbookError) {
        var facts = zip_stat_t()
        zip_stat_init(&facts)
        guard zip_stat_index(archive, place, 0, &facts) == 0 else {
            block.deallocate()
            throw Self.damaged(owner.path, name, zip_get_error(archive))
        }
        if facts.valid & UInt64(ZIP_STAT_ENCRYPTION_METHOD) != 0, facts.encryption_method != ZIP_EM_NONE {
            block.deallocate()
            throw .encrypted(path: owner.path)
        }
        guard let file = zip_fopen_index(archive, place, 0) else {
            block.deallocate()
            throw Self.damaged(owner.path, name, zip_get_error(archive))
        }
        self.name = name
        self.archive = owner
        self.file = file
        self.limits = limits
        announcedBytes = Int(clamping: facts.size)
        packed = max(min(Int(clamping: facts.comp_size), fileBytes), 1)
    }

    deinit {
        zip_fclose(file)
        block.deallocate()
    }

    var path: String { archive.path }

    /// Hands over the next bytes where they lie; none at the end, where the part's checksum is right.
    func withNextBlock<Value>(
        _ body: (UnsafeRawBufferPointer) throws(WorkbookError) -> Value
    ) throws(WorkbookError) -> Value {
        let count = Int(zip_fread(file, block.baseAddress, UInt64(block.count)))
        guard count >= 0 else { throw Self.damaged(path, name, zip_file_get_error(file)) }
        unpacked += count
        if unpacked > limits.unpackedBytes {
            throw .tooLarge(path: path, part: name, .unpackedBytes(limits.unpackedBytes))
        }
        if unpacked > limits.harmlessBytes, unpacked / packed > limits.ratio {
            throw .tooLarge(path: path, part: name, .ratio(limits.ratio))
        }
        return try body(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(block)[..<count]))
    }

    private static func damaged(
        _ path: String,
        _ part: String,
        _ error: UnsafeMutablePointer<zip_error_t>?
    ) -> WorkbookError {
        .damaged(path: path, part: part, reason: ZipErrorWords.words(error))
    }
}
