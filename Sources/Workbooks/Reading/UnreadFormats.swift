import JobModel
import Wording

/// What a file is that is not read as a workbook.
enum UnreadFormats {
    static func error(of beginning: [UInt8], _ file: WorkbookFile) -> WorkbookError {
        let isPacked = beginning.starts(with: [0x50, 0x4B])
        let kind =
            isPacked
            ? LocalizedText(en: "a ZIP archive", zh: " ZIP 压缩包") : LocalizedText(en: "no workbook", zh: "非工作簿文件")
        return .notAWorkbook(path: file.path, kind: kind)
    }

    /// Of a format that is known and not read: behind a password, or of other programs.
    static func error(of kind: WorkbookKind, _ file: WorkbookFile) throws(WorkbookError) -> WorkbookError {
        if kind == .xls, try isEncrypted(file) { return .encrypted(path: file.path) }
        return .notAWorkbook(path: file.path, kind: kind.words)
    }

    /// Whether an old Office file holds nothing but a workbook of today, encrypted.
    ///
    /// Source: [MS-OFFCRYPTO] 2.3.4: the stream's name is `EncryptedPackage`, in UTF-16.
    private static func isEncrypted(_ file: WorkbookFile) throws(WorkbookError) -> Bool {
        let name = "EncryptedPackage".utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
        let opened = try file.open()
        var place = 0
        while place < file.fingerprint.bytes {
            let bytes = try opened.read(at: place, step + name.count)
            if bytes.count < name.count { return false }
            // The name of an entry of the directory begins at a multiple of 128.
            for start in stride(from: 0, to: bytes.count - name.count + 1, by: 128)
            where bytes[start] == name[0] && bytes[start..<(start + name.count)].elementsEqual(name) {
                return true
            }
            place += step
        }
        return false
    }

    private static let step = 256 * 1024
}
