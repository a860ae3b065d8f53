import Foundation
import Glibc
import JobEngine
import JobModel
import LocalFiles
import Synchronization
package import Wording
import Workbooks

/// A sheet that comes through standard input or a pipe, kept as a file while the command runs: sheets are read twice.
package enum SpooledInput {
    /// Where to read what the user has called `file`: there, or in a copy (0600) that goes with the process.
    ///
    /// The source may be slow. A thread of its own reads it, because all tasks share a few.
    ///
    /// - Parameters:
    ///   - file: A path, or `-` for standard input.
    ///   - limit: The most that is copied: a source without an end would fill the disk.
    ///   - stateFolder: Where the copy is recorded, so that the next command removes what a killed one has left.
    ///   - failed: Told why a copy could not be removed at the end.
    /// - Returns: The path of the file or of the copy.
    /// - Throws: `OutputError.cannotWrite` where the copy does not fit on the disk, `EngineError.inputTooLong`;
    ///   `CancellationError` as soon as the task is cancelled, however long the source still takes.
    package static func path(
        of file: String,
        limit: ByteSize,
        stateFolder: String,
        failed: @escaping @Sendable (LocalizedText) -> Void
    ) async throws -> String {
        let work = BackgroundWork<Result<String, any Error>>()
        Thread.detachNewThread {
            work.finish(Result { try read(file, limit, stateFolder, failed, for: work) })
        }
        return try await work.value().get()
    }

    private static func read(
        _ file: String,
        _ limit: ByteSize,
        _ stateFolder: String,
        _ failed: @escaping @Sendable (LocalizedText) -> Void,
        for work: some AbandonableWork
    ) throws -> String {
        if file == "-" {
            let name = LocalizedText(en: "Standard input", zh: "标准输入")
            return try copy(
                STDIN_FILENO,
                of: name,
                limit,
                into: try folder(stateFolder, failed),
                named: "standard-input.csv",
                for: work
            )
        }
        var status = stat()
        guard stat(file, &status) == 0, status.st_mode & S_IFMT == S_IFIFO else { return file }
        let descriptor = open(file, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return file }  // The reader says why it cannot be read.
        defer { close(descriptor) }
        return try copy(
            descriptor,
            of: LocalizedText(en: "The pipe \(file)", zh: "管道 \(file) "),
            limit,
            into: try folder(stateFolder, failed),
            named: "pipe.csv",
            for: work
        )
    }

    private static func copy(
        _ source: Int32,
        of name: LocalizedText,
        _ limit: ByteSize,
        into folder: ScratchFolder,
        named file: String,
        for work: some AbandonableWork
    ) throws -> String {
        let path = folder.path + "/" + file
        do {
            let target = try OutputError.converting(try PrivateFile(making: path))
            try copy(source, to: target, of: name, limit, for: work)
        } catch {
            remove(folder)
            throw error
        }
        return try named(path, in: folder)
    }

    /// The copy under a name that says which kind of file it is.
    private static func named(_ path: String, in folder: ScratchFolder) throws -> String {
        let ending: String
        switch WorkbookKind.of(path: path) {
        case .xlsx: ending = "xlsx"
        case .xls: ending = "xls"
        case .ods: ending = "ods"
        case .xmlSpreadsheet: ending = "xml"
        case nil: return path
        }
        let workbook = String(path.dropLast("csv".count)) + ending
        guard rename(path, workbook) == 0 else {
            let reason = LocalizedText(said: said())
            remove(folder)
            throw OutputError.cannotWrite(path: workbook, reason: reason)
        }
        return workbook
    }

    private static func copy(
        _ source: Int32,
        to target: borrowing PrivateFile,
        of name: LocalizedText,
        _ limit: ByteSize,
        for work: some AbandonableWork
    ) throws {
        var block = [UInt8](repeating: 0, count: 256 * 1024)
        var total = 0
        while true {
            let count = Glibc.read(source, &block, block.count)
            if count < 0, errno == EINTR { continue }
            guard !work.isAbandoned else { throw CancellationError() }
            guard count >= 0 else {
                throw OutputError.cannotWrite(
                    path: target.path,
                    reason: LocalizedText(en: "its source broke off: \(said())", zh: "数据来源中断：\(said())")
                )
            }
            guard count > 0 else { return }
            total += count
            guard total <= limit.bytes else { throw EngineError.inputTooLong(source: name, limit: limit.text) }
            try OutputError.converting(try target.write(block[..<count]))
        }
    }

    private static func said() -> String { String(cString: strerror(errno)) }

    private struct Kept {
        var folders: [ScratchFolder] = []
        var failed: @Sendable (LocalizedText) -> Void = { _ in }
        var isWatched = false
    }

    private static let kept = Mutex(Kept())

    /// A folder for a copy, which goes with the process.
    private static func folder(
        _ stateFolder: String,
        _ failed: @escaping @Sendable (LocalizedText) -> Void
    ) throws -> ScratchFolder {
        let folder = try ScratchFolder(for: .input, stateFolder: stateFolder)
        let isFirst = kept.withLock { kept in
            defer { kept.isWatched = true }
            kept.folders.append(folder)
            kept.failed = failed
            return !kept.isWatched
        }
        // However the command ends, but for a kill; after that the next command does it.
        if isFirst { atexit { SpooledInput.removeAll() } }
        return folder
    }

    /// Removes the copies; for the end of the command, and for a signal that ends it at once.
    package static func removeAll() {
        for folder in kept.withLock({ $0.folders }) { remove(folder) }
    }

    /// Removes one copy, unless that is done already.
    private static func remove(_ folder: ScratchFolder) {
        let failed: (@Sendable (LocalizedText) -> Void)? = kept.withLock { kept in
            guard let place = kept.folders.firstIndex(where: { $0.path == folder.path }) else { return nil }
            kept.folders.remove(at: place)
            return kept.failed
        }
        guard let failed else { return }
        do {
            try folder.remove()
        } catch {
            let reason = LocalizedText(of: error)
            failed(
                LocalizedText(
                    en: "\(folder.path) could not be removed: \(reason.en)",
                    zh: "无法删除 \(folder.path)：\(reason.zh)"
                )
            )
        }
    }
}
