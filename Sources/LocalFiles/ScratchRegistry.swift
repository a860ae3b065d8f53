import Foundation
import Glibc

/// What the processes of a state folder have begun and not yet finished: private copies, exports and results half written.
///
/// Each has a record, a file that says where it lies and that its process holds locked. The lock ends with the process,
/// however that ends; no age and no process id says whether it lives.
package struct ScratchRegistry: Sendable {
    /// Where the records are; the second takes them where the state folder cannot be written.
    let folders: [String]

    package init(stateFolder: String) {
        self.init(stateFolder: stateFolder, temporary: FileManager.default.temporaryDirectory.path)
    }

    /// `temporary` is where the second folder lies.
    init(stateFolder: String, temporary: String) {
        folders = [stateFolder + "/scratch", "\(temporary)/roster-scratch-\(geteuid())"]
    }

    static let ending = ".lock"

    /// Records what will lie at a path, before it does.
    ///
    /// - Returns: The record; `nil` where somebody who sweeps has taken it for the record of a dead process.
    func record(_ id: String, of path: String) throws(LocalFileError) -> ScratchRecord? {
        let record = "\(try folder())/\(id)\(Self.ending)"
        let descriptor = open(record, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw .cannotOpen(path: record, reason: String(cString: strerror(errno))) }
        var status = stat()
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, fstat(descriptor, &status) == 0, status.st_nlink == 1 else {
            close(descriptor)
            return nil
        }
        let bytes = Array(path.utf8)
        guard write(descriptor, bytes, bytes.count) == bytes.count else {
            let reason = String(cString: strerror(errno))
            unlink(record)
            close(descriptor)
            throw .cannotOpen(path: record, reason: reason)
        }
        return ScratchRecord(path: record, descriptor: descriptor)
    }

    private func folder() throws(LocalFileError) -> String {
        do {
            try PrivatePlace.makeFolder(folders[0])
            guard access(folders[0], W_OK | X_OK) == 0 else {
                throw LocalFileError.cannotOpen(path: folders[0], reason: String(cString: strerror(errno)))
            }
            return folders[0]
        } catch {
            try PrivatePlace.makeFolder(folders[1])
            return folders[1]
        }
    }
}

/// The record of one scratch space, locked by this process.
struct ScratchRecord: Sendable {
    let path: String
    let descriptor: Int32

    /// Takes the record away; what it spoke of is not swept any more.
    func drop() {
        unlink(path)
        close(descriptor)
    }
}
