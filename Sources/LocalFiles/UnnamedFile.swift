import Foundation
import Glibc

/// A file without a name, 0600, which takes what is too large for the memory and goes with the object.
///
/// The system frees its bytes as soon as nobody holds it open: at the end of the command, and at any signal that ends it.
package final class UnnamedFile: Sendable {
    /// The folder whose disk it lies on.
    package let folder: String
    private let descriptor: Int32

    /// - Parameter folder: On whose disk it lies; that of temporary files where none is named.
    /// - Throws: `LocalFileError.cannotOpen`.
    package init(folder: String = FileManager.default.temporaryDirectory.path) throws(LocalFileError) {
        self.folder = folder
        // O_TMPFILE, whose definition the importer does not read.
        var opened = open(folder, 0o20000000 | O_DIRECTORY | O_RDWR | O_CLOEXEC, 0o600)
        if opened < 0, [EOPNOTSUPP, EISDIR, EINVAL, ENOENT].contains(errno) { opened = Self.unlinked(in: folder) }
        guard opened >= 0 else { throw .cannotOpen(folder) }
        descriptor = opened
    }

    deinit { close(descriptor) }

    /// Of a file system that has no files without a name: one whose name is taken away at once.
    private static func unlinked(in folder: String) -> Int32 {
        // mkstemp puts characters of its own in place of six of these.
        var name = Array("\(folder)/roster-texts-\(String(repeating: "X", count: 6))".utf8CString)
        let opened = mkstemp(&name)
        if opened >= 0 {
            unlink(name)
            _ = fcntl(opened, F_SETFD, FD_CLOEXEC)
        }
        return opened
    }

    /// Writes bytes at a place.
    ///
    /// - Throws: `LocalFileError.cannotWrite` where the disk is full.
    package func write(_ bytes: UnsafeRawBufferPointer, at place: Int) throws(LocalFileError) {
        var done = 0
        while done < bytes.count {
            let rest = UnsafeRawBufferPointer(rebasing: bytes[done...])
            let count = pwrite(descriptor, rest.baseAddress, rest.count, place + done)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .cannotWrite(folder) }
            done += count
        }
    }

    /// Reads as many bytes as there are from a place on, and as there is room for.
    ///
    /// - Returns: How many.
    /// - Throws: `LocalFileError.cannotOpen`.
    package func read(into room: UnsafeMutableRawBufferPointer, at place: Int) throws(LocalFileError) -> Int {
        var done = 0
        while done < room.count {
            let rest = UnsafeMutableRawBufferPointer(rebasing: room[done...])
            let count = pread(descriptor, rest.baseAddress, rest.count, place + done)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .cannotOpen(folder) }
            guard count > 0 else { break }
            done += count
        }
        return done
    }
}
