import Foundation
import Glibc
import JobEngine
import JobModel
import Synchronization

/// A sheet that comes through standard input or a pipe, kept as a file while the command runs: sheets are read twice.
enum SpooledInput {
    /// Where to read what the user has called `file`: there, or in a copy (0600) that goes with the process.
    ///
    /// - Throws: `OutputError.cannotWrite` where the copy does not fit on the disk.
    static func path(of file: String) throws -> String {
        if file == "-" { return try copy(STDIN_FILENO, named: "standard-input.csv") }
        var status = stat()
        guard stat(file, &status) == 0, status.st_mode & S_IFMT == S_IFIFO else { return file }
        let descriptor = open(file, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return file }  // Whoever reads it says why it cannot be.
        defer { close(descriptor) }
        return try copy(descriptor, named: "pipe.csv")
    }

    private static func copy(_ source: Int32, named name: String) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("roster-\(UUID().uuidString)").path
        let path = folder + "/" + name
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        remember(folder)
        let target = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard target >= 0 else { throw OutputError.cannotWrite(path: path, reason: Words(said: said())) }
        defer { close(target) }
        var block = [UInt8](repeating: 0, count: 256 * 1024)
        while true {
            let count = read(source, &block, block.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else {
                throw OutputError.cannotWrite(
                    path: path,
                    reason: Words(en: "its source broke off: \(said())", zh: "数据来源中断：\(said())")
                )
            }
            guard count > 0 else { return path }
            var written = 0
            while written < count {
                let more = block[written..<count].withUnsafeBytes { write(target, $0.baseAddress, $0.count) }
                if more < 0, errno == EINTR { continue }
                guard more > 0 else { throw OutputError.cannotWrite(path: path, reason: Words(said: said())) }
                written += more
            }
        }
    }

    private static func said() -> String { String(cString: strerror(errno)) }

    private static let folders = Mutex<[String]>([])

    private static func remember(_ folder: String) {
        let isFirst = folders.withLock { folders in
            folders.append(folder)
            return folders.count == 1
        }
        // However the command ends, but for a kill.
        if isFirst { atexit { SpooledInput.removeAll() } }
    }

    private static func removeAll() {
        for folder in folders.withLock(\.self) {
            do {
                try FileManager.default.removeItem(atPath: folder)
            } catch {
                Screen.note("roster: \(folder) could not be removed: \(error.localizedDescription)")
            }
        }
    }
}
