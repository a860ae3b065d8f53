import Foundation
import Glibc
import LocalFiles
import Wording

/// The secret that is drawn for a directory on its first use, in a file beside the database for this user alone.
enum DirectorySecret {
    static func path(besideDatabase database: String) -> String { database + ".secret" }

    /// Reads the secret.
    ///
    /// - Returns: `nil` where there is none, or one that others may have read.
    /// - Throws: `DirectoryServerError.secretUnusable` where something else stands in its place.
    static func read(besideDatabase database: String) throws(DirectoryServerError) -> String? {
        let path = path(besideDatabase: database)
        guard let facts = try? FileManager.default.attributesOfItem(atPath: path) else { return nil }  // Not there.
        guard facts[.type] as? FileAttributeType == .typeRegular,
            (facts[.ownerAccountID] as? NSNumber)?.uint32Value == geteuid()
        else {
            throw .secretUnusable(
                path,
                reason: ServerText(en: "it is not a file of this user's own", zh: "不是当前用户自己的文件")
            )
        }
        guard let mode = facts[.posixPermissions] as? Int, mode & 0o077 == 0 else { return nil }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { throw .secretUnusable(path, reason: ServerText(errno: errno)) }
        defer { _ = Glibc.close(descriptor) }
        var buffer = [UInt8](repeating: 0, count: length + 2)
        let count = Glibc.read(descriptor, &buffer, buffer.count)
        let text = String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
            .trimmingCharacters(in: .whitespacesAndNewlines)
        // One that was only half written when the process died is none.
        return text.utf8.count == length ? text : nil
    }

    /// Reads the secret, or draws one; the caller holds the database's lock.
    static func readOrDraw(besideDatabase database: String) throws(DirectoryServerError) -> String {
        if let secret = try read(besideDatabase: database) { return secret }
        let secret = (0..<length / 16).map { _ in IDCodec.hex(.random(in: .min ... .max)) }.joined()
        let path = path(besideDatabase: database)
        unlink(path)
        do throws(LocalFileError) {
            let file = try PrivateFile(making: path)
            try file.write(Data((secret + "\n").utf8))
        } catch {
            throw .secretUnusable(path, reason: ServerText(error.problem))
        }
        return secret
    }

    /// Hexadecimal digits; 256 bits.
    private static let length = 64
}
