import Foundation
import Glibc
package import Wording

extension ScratchRegistry {
    /// What a sweep has done.
    package struct Sweep: Sendable, Equatable {
        package var removed: [String] = []
        /// What stays, and why.
        package var left: [String: LocalizedText] = [:]
    }

    /// Removes what dead processes left behind; what a process that lives holds stays.
    ///
    /// A record removes one thing alone: what has the record's own id in its name and belongs to this user, never what
    /// a link leads to.
    package func sweep() -> Sweep {
        var sweep = Sweep()
        for folder in folders where Self.isOurs(folder, S_IFDIR) {
            for name in names(in: folder) {
                guard let id = Self.id(of: name) else { continue }
                Self.sweep("\(folder)/\(name)", id: id, into: &sweep)
            }
        }
        return sweep
    }

    /// A folder that cannot be read has nothing that could be swept.
    private func names(in folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    }

    private static func id(of name: String) -> String? {
        guard name.hasSuffix(ending) else { return nil }
        let id = String(name.dropLast(ending.count))
        return UUID(uuidString: id) == nil ? nil : id
    }

    private static func sweep(_ record: String, id: String, into sweep: inout Sweep) {
        let descriptor = open(record, O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else { return }  // Another one has swept it.
        // Closing gives the lock back.
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_uid == geteuid(),
            flock(descriptor, LOCK_EX | LOCK_NB) == 0, fstat(descriptor, &status) == 0, status.st_nlink > 0
        else { return }
        // Empty where its process was killed before it made anything.
        if let path = path(in: descriptor) {
            do {
                if try remove(path, id: id) { sweep.removed.append(path) }
            } catch {
                sweep.left[path] = LocalizedText(of: error)
                return
            }
        }
        unlink(record)
    }

    private static func path(in descriptor: Int32) -> String? {
        var bytes = [UInt8](repeating: 0, count: Int(PATH_MAX))
        let count = pread(descriptor, &bytes, bytes.count, 0)
        return count > 0 ? String(decoding: bytes[..<count], as: UTF8.self) : nil
    }

    /// Whether there was anything to remove.
    private static func remove(_ path: String, id: String) throws -> Bool {
        let name = URL(fileURLWithPath: path).lastPathComponent
        guard path.hasPrefix("/"), name.hasPrefix("roster-"), name.contains(id) else { return false }
        guard isOurs(path, S_IFDIR) || isOurs(path, S_IFREG) else { return false }
        try FileManager.default.removeItem(atPath: path)
        return true
    }

    /// Whether there is a file or folder of that kind that belongs to this user; a link is neither.
    private static func isOurs(_ path: String, _ kind: mode_t) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == kind && status.st_uid == geteuid()
    }
}
