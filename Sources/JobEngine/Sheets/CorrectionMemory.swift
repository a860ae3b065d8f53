package import Foundation
import JobModel
import LocalFiles
import Synchronization

/// The corrections of the files that were used last: each file is parsed once for as long as its bytes stay the same.
///
/// Several processes may write such a file. Where its stamp may not tell it from a later change, its checksum does, which
/// takes a small part of the time of parsing it.
package final class CorrectionMemory: Sendable {
    private struct Known {
        let reading: CorrectionFile.Reading
        let file: PlannedFile
        let stamp: FileStamp
        /// Whether nothing can have changed since without another stamp.
        var isCertain: Bool
        var used: Int
    }

    private struct State {
        var files: [String: Known] = [:]
        var uses = 0
        var readings = 0
    }

    private let state = Mutex(State())
    private let limitBytes: Int
    private let now: @Sendable () -> Date

    /// - Parameters:
    ///   - limitBytes: How long the files may be together whose corrections are kept; those that were used last are kept
    ///     however long their file is. In memory they take about three times as much.
    ///   - now: The time, by the clock of the file system.
    package init(limitBytes: Int = 16 << 20, now: @escaping @Sendable () -> Date = { Date() }) {
        (self.limitBytes, self.now) = (limitBytes, now)
    }

    /// How many files were parsed, those aside that were read back once they were written.
    package var readings: Int { state.withLock(\.readings) }

    /// Lets go of what is known of the files below a folder.
    package func forget(in folder: String) {
        state.withLock { state in state.files = state.files.filter { !$0.key.hasPrefix(folder + "/") } }
    }

    /// What a file holds.
    ///
    /// - Parameters:
    ///   - path: Of the file.
    ///   - parse: Reads it.
    /// - Returns: What it holds now.
    /// - Throws: What parsing throws, which is not kept.
    func reading(of path: String, _ parse: () throws -> CorrectionFile.Reading) throws -> CorrectionFile.Reading {
        let moment = now()
        guard let stamp = FileStamp(path) else {
            state.withLock { $0.files[path] = nil }
            return try parse()
        }
        let isCertain = !stamp.isRecent(at: moment)
        if let known = known(path, stamp, isCertain: isCertain) { return known }
        state.withLock { $0.readings += 1 }
        let reading = try parse()
        // What was changed while it was read is another file by now.
        if FileStamp(path) == stamp { keep(reading, of: path, stamp, isCertain: isCertain) }
        return reading
    }

    /// Keeps what was just written to a file in the place of what it held.
    func note(_ reading: CorrectionFile.Reading, of path: String) {
        guard let stamp = FileStamp(path) else { return }
        keep(reading, of: path, stamp, isCertain: false)
    }

    private func known(_ path: String, _ stamp: FileStamp, isCertain: Bool) -> CorrectionFile.Reading? {
        let known = state.withLock { state -> Known? in
            guard let known = state.files[path], known.stamp == stamp else { return nil }
            state.uses += 1
            state.files[path]?.used = state.uses
            return known
        }
        guard let known else { return nil }
        if !known.isCertain {
            guard Self.isThere(known.file) else { return nil }
            if isCertain {
                state.withLock { if $0.files[path]?.stamp == stamp { $0.files[path]?.isCertain = true } }
            }
        }
        return known.reading
    }

    /// Whether a file still has the bytes that it had; where it cannot be read, parsing it says why.
    private static func isThere(_ file: PlannedFile) -> Bool {
        switch Result(catching: { try PlannedFile.now(at: file.path) }) {
        case .success(let now): now == file
        case .failure: false
        }
    }

    private func keep(_ reading: CorrectionFile.Reading, of path: String, _ stamp: FileStamp, isCertain: Bool) {
        guard let file = reading.file, file.bytes == stamp.plainBytes else { return }
        state.withLock { state in
            state.uses += 1
            state.files[path] = Known(
                reading: reading,
                file: file,
                stamp: stamp,
                isCertain: isCertain,
                used: state.uses
            )
            while state.files.count > 1, state.files.values.reduce(0, { $0 + $1.file.bytes }) > limitBytes,
                let oldest = state.files.min(by: { $0.value.used < $1.value.used })
            {
                state.files[oldest.key] = nil
            }
        }
    }
}
