import CZip
import Foundation
import TestSupport

/// A file of packed parts in a folder of its own, gone with the object.
final class PackedFile {
    let path: String
    private let folder: TemporaryFolder

    struct CannotPack: Error {}

    /// - Parameters:
    ///   - parts: Names and what they hold, in the file's order.
    ///   - method: How they are packed.
    /// - Throws: `CannotPack`.
    init(_ parts: [(name: String, bytes: [UInt8])], method: Int32 = ZIP_CM_DEFLATE) throws {
        folder = try TemporaryFolder()
        path = folder.path + "/book.xlsx"
        var code: Int32 = 0
        guard let archive = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &code) else { throw CannotPack() }
        for part in parts {
            // libzip frees what it is given when it has written it.
            let copy = UnsafeMutableRawBufferPointer(
                start: malloc(max(part.bytes.count, 1)),
                count: part.bytes.count
            )
            copy.copyBytes(from: part.bytes)
            guard let source = zip_source_buffer(archive, copy.baseAddress, UInt64(part.bytes.count), 1) else {
                throw CannotPack()
            }
            let place = zip_file_add(archive, part.name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
            guard place >= 0, zip_set_file_compression(archive, UInt64(place), method, 0) == 0 else {
                throw CannotPack()
            }
        }
        guard zip_close(archive) == 0 else { throw CannotPack() }
    }

    convenience init(_ parts: [(name: String, text: String)]) throws {
        try self.init(parts.map { ($0.name, Array($0.text.utf8)) })
    }

    /// A file as it lies, packed or not.
    init(bytes: [UInt8], name: String = "book.xlsx") throws {
        folder = try TemporaryFolder()
        path = folder.path + "/" + name
        try Data(bytes).write(to: URL(fileURLWithPath: path))
    }

    var bytes: [UInt8] { get throws { Array(try Data(contentsOf: URL(fileURLWithPath: path))) } }

    func write(_ bytes: [UInt8]) throws { try Data(bytes).write(to: URL(fileURLWithPath: path)) }
}
