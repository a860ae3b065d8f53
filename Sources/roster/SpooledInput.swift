import Foundation
import Glibc
import JobEngine
import JobModel
import Synchronization

/// A sheet that comes through standard input or a pipe, kept as a file while the command runs: sheets are read twice.
enum SpooledInput {
    /// Where to read what the user has called `file`: there, or in a copy (0600) that goes with the process.
    ///
    /// - Parameters:
    ///   - file: A path, or `-` for standard input.
    ///   - limit: The most that is copied: a source without an end would fill the disk.
    /// - Returns: The path of the file or of the copy.
    /// - Throws: `OutputError.cannotWrite` where the copy does not fit on the disk, `EngineError.inputTooLong`.
    static func path(of file: String, limit: ByteSize) throws -> String {
        if file == "-" {
            let name = LocalizedText(en: "Standard input", zh: "标准输入")
            return try copy(STDIN_FILENO, of: name, limit, named: "standard-input.csv")
        }
        var status = stat()
        guard stat(file, &status) == 0, status.st_mode & S_IFMT == S_IFIFO else { return file }
        let descriptor = open(file, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return file }  // Whoever reads it says why it cannot be.
        defer { close(descriptor) }
        return try copy(
            descriptor,
            of: LocalizedText(en: "The pipe \(file)", zh: "管道 \(file) "),
            limit,
            named: "pipe.csv"
        )
    }

    private static func copy(
        _ source: Int32,
        of name: LocalizedText,
        _ limit: ByteSize,
        named file: String
    ) throws -> String {
        // Before the copy: who stops the command meanwhile leaves nothing behind either.
        Interruption.prepare()
        let folder = try ScratchFolder(for: .input, stateFolder: StateFolder.ofEnvironment)
        let path = folder.path + "/" + file
        remember(folder)
        let target = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard target >= 0 else { throw OutputError.cannotWrite(path: path, reason: LocalizedText(said: said())) }
        defer { close(target) }
        do {
            try copy(source, to: target, path: path, of: name, limit)
        } catch {
            removeAll()
            throw error
        }
        return path
    }

    private static func copy(
        _ source: Int32,
        to target: Int32,
        path: String,
        of name: LocalizedText,
        _ limit: ByteSize
    ) throws {
        var block = [UInt8](repeating: 0, count: 256 * 1024)
        var total = 0
        while true {
            let count = read(source, &block, block.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else {
                throw OutputError.cannotWrite(
                    path: path,
                    reason: LocalizedText(en: "its source broke off: \(said())", zh: "数据来源中断：\(said())")
                )
            }
            guard count > 0 else { return }
            total += count
            guard total <= limit.bytes else { throw EngineError.inputTooLong(source: name, limit: limit.text) }
            try writeAll(block[..<count], to: target, path: path)
        }
    }

    private static func writeAll(_ block: ArraySlice<UInt8>, to target: Int32, path: String) throws {
        var rest = block
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { write(target, $0.baseAddress, $0.count) }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { throw OutputError.cannotWrite(path: path, reason: LocalizedText(said: said())) }
            rest = rest.dropFirst(written)
        }
    }

    private static func said() -> String { String(cString: strerror(errno)) }

    private static let folders = Mutex<(all: [ScratchFolder], isWatched: Bool)>(([], false))

    private static func remember(_ folder: ScratchFolder) {
        let isFirst = folders.withLock { folders in
            defer { folders.isWatched = true }
            folders.all.append(folder)
            return !folders.isWatched
        }
        // However the command ends, but for a kill; after that the next command does it.
        if isFirst { atexit { SpooledInput.removeAll() } }
    }

    /// Removes the copies; for the end of the command, and for a signal that ends it at once.
    static func removeAll() {
        let left = folders.withLock { folders in
            defer { folders.all = [] }
            return folders.all
        }
        for folder in left {
            do {
                try folder.remove()
            } catch {
                StandardError.note("roster: \(folder.path) could not be removed: \(error.localizedDescription)")
            }
        }
    }
}
