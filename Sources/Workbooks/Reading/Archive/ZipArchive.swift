import CZip
import Glibc
import Wording

/// The parts of a packed workbook, by name; opened to be read alone.
final class ZipArchive {
    private let file: WorkbookFile.Opened
    private let archive: OpaquePointer
    private let limits: WorkbookLimits
    /// Names as they are compared: without regard to case, which is that of ASCII in them.
    private let places: [String: UInt64]

    var path: String { file.path }

    init(_ file: WorkbookFile.Opened, limits: WorkbookLimits) throws(WorkbookError) {
        // libzip closes the descriptor that it is given.
        let descriptor = fcntl(file.descriptor, F_DUPFD_CLOEXEC, 0)
        guard descriptor >= 0 else { throw .readFailed(path: file.path, reason: String(cString: strerror(errno))) }
        var code: Int32 = 0
        guard let archive = zip_fdopen(descriptor, 0, &code) else {
            close(descriptor)
            throw Self.error(opening: file.path, code: code)
        }
        do { places = try Self.places(in: archive, path: file.path, limits) } catch {
            zip_discard(archive)
            throw error
        }
        self.file = file
        self.archive = archive
        self.limits = limits
    }

    // Never zip_close, which would write.
    deinit { zip_discard(archive) }

    func holds(_ name: String) -> Bool { places[name.lowercased()] != nil }

    /// Opens a part.
    ///
    /// - Throws: `WorkbookError.damaged` where there is none of that name.
    func part(_ name: String) throws(WorkbookError) -> ZipPart {
        guard let place = places[name.lowercased()] else {
            throw .damaged(
                path: path,
                part: name,
                reason: LocalizedText(en: "the part is not in the file", zh: "文件中没有该部分")
            )
        }
        return try ZipPart(self, archive, place: place, name: name, limits: limits, fileBytes: try bytes())
    }

    private func bytes() throws(WorkbookError) -> Int {
        var facts = stat()
        guard fstat(file.descriptor, &facts) == 0 else {
            throw .readFailed(path: path, reason: String(cString: strerror(errno)))
        }
        return Int(facts.st_size)
    }

    private static func places(
        in archive: OpaquePointer,
        path: String,
        _ limits: WorkbookLimits
    ) throws(WorkbookError) -> [String: UInt64] {
        let count = zip_get_num_entries(archive, 0)
        guard count <= limits.entries else {
            throw .tooLarge(path: path, part: "", .entries(limits.entries))
        }
        var places: [String: UInt64] = [:]
        for place in 0..<UInt64(max(count, 0)) {
            guard let text = zip_get_name(archive, place, 0) else { continue }
            let name = String(cString: text)
            // Which of two parts of a name is meant, programs decide in different ways.
            guard places.updateValue(place, forKey: PartName.plain(name).lowercased()) == nil else {
                throw .damaged(
                    path: path,
                    part: name,
                    reason: LocalizedText(en: "the part is in the file twice", zh: "该部分在文件中重复")
                )
            }
        }
        return places
    }

    private static func error(opening path: String, code: Int32) -> WorkbookError {
        switch code {
        case ZIP_ER_NOZIP, ZIP_ER_EOF: return .truncated(path: path)
        case ZIP_ER_READ, ZIP_ER_OPEN, ZIP_ER_SEEK:
            return .readFailed(path: path, reason: String(cString: strerror(errno)))
        default:
            return .damaged(path: path, part: "", reason: ZipErrorWords.words(code))
        }
    }
}
