package import DirectoryClient
import Foundation
import Glibc
package import JobEngine
import JobModel
import Synchronization
import Wording

/// A line of JSON for every request, appended to a file for this user alone.
///
/// A line that cannot be written stops no run; that it could not is said at the end.
package final class TraceFile: RequestTrace {
    private let path: String
    private let state: Mutex<State>

    private struct State {
        var descriptor: Int32
        var failure: LocalizedText?
        let encoder: JSONEncoder
    }

    /// - Throws: `OutputError.cannotWrite`.
    package init(path: String) throws(OutputError) {
        self.path = path
        let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw .cannotWrite(path: path, reason: LocalizedText(said: String(cString: strerror(errno))))
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        state = Mutex(State(descriptor: descriptor, failure: nil, encoder: encoder))
    }

    deinit { state.withLock { _ = Glibc.close($0.descriptor) } }

    package func note(_ request: TracedRequest) {
        state.withLock { state in
            guard state.failure == nil else { return }
            do {
                let json = String(decoding: try state.encoder.encode(request), as: UTF8.self)
                let line = Data((VisibleText.escaped(json: json) + "\n").utf8)
                let written = line.withUnsafeBytes { write(state.descriptor, $0.baseAddress, $0.count) }
                if written != line.count { state.failure = LocalizedText(said: String(cString: strerror(errno))) }
            } catch {
                state.failure = LocalizedText(of: error)
            }
        }
    }

    /// Why the trace is not whole; `nil` where it is.
    package var failure: OutputError? {
        state.withLock { $0.failure }.map { .cannotWrite(path: path, reason: $0) }
    }
}
