package import Foundation
import Glibc
import Synchronization

/// A process of the tests, started by `posix_spawn`.
///
/// Foundation's `Process` reads past a buffer of its own where about thirteen hundred files are open, and hundreds of
/// tests with a server each have as many.
package final class ChildProcess: Sendable {
    package struct Failure: Error {
        package var executable: String
        package var reason: String
    }

    package let processIdentifier: pid_t
    private let status = Mutex<Int32?>(nil)
    private let ends: AsyncStream<Void>
    private let end: AsyncStream<Void>.Continuation

    /// Starts a process with nothing on standard input; all other files of the tests close as it starts.
    ///
    /// - Throws: `Failure` where it could not be started.
    package init(
        _ executable: String,
        _ arguments: [String],
        environment: [String: String],
        folder: String,
        output: FileHandle,
        error: FileHandle
    ) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output.fileDescriptor, 1)
        posix_spawn_file_actions_adddup2(&actions, error.fileDescriptor, 2)
        guard let closeFrom = Self.closeFrom, closeFrom(&actions, 3) == 0 else {
            throw Failure(executable: executable, reason: "its files cannot be closed, which needs glibc 2.34")
        }
        // The C library's own way to another folder is not to be seen from Swift.
        let command = ["/usr/bin/env", "-C", folder, executable] + arguments
        var words: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0)=\($1)") } + [nil]
        defer { for word in words + variables { free(word) } }
        var number: pid_t = 0
        let code = posix_spawn(&number, command[0], &actions, nil, &words, &variables)
        guard code == 0 else { throw Failure(executable: executable, reason: String(cString: strerror(code))) }
        processIdentifier = number
        (ends, end) = AsyncStream.makeStream(of: Void.self)
        // Waiting blocks, so it has a thread of its own.
        let name = ([executable] + arguments).joined(separator: " ")
        Thread.detachNewThread { self.awaitEnd(name) }
    }

    /// `posix_spawn_file_actions_addclosefrom_np`, which is not to be seen from Swift.
    ///
    /// Sockets that SwiftNIO accepts stay open in a process that starts meanwhile, and a client does not see that its
    /// connection was closed until that process ends.
    private static let closeFrom =
        dlsym(nil, "posix_spawn_file_actions_addclosefrom_np").map { unsafeBitCast($0, to: CloseFrom.self) }

    private typealias CloseFrom = @convention(c) (UnsafeMutablePointer<posix_spawn_file_actions_t>, CInt) -> CInt

    /// The longest that any process of the tests may take: one that never ends would keep all tests from ending, and none
    /// would say why.
    ///
    /// The driver of the browser lives as long as all tests together, which take 20 minutes where both cores are busy; CI
    /// ends them after 50.
    private static let patience = Duration.seconds(2400)

    private func awaitEnd(_ name: String) {
        let start = ContinuousClock.now
        var ended: Int32 = 0
        var isKilled = false
        while waitpid(processIdentifier, &ended, WNOHANG) != processIdentifier {
            let time = ContinuousClock.now - start
            if time > Self.patience, !isKilled {
                FileHandle.standardError.write(Data("killed after \(Self.patience), without an end: \(name)\n".utf8))
                send(SIGKILL)
                isKilled = true
            }
            usleep(UInt32(min(max(time / .microseconds(1) / 20, 1000), 20_000)))
        }
        let signal = ended & 0x7f
        status.withLock { $0 = signal == 0 ? ended >> 8 & 0xff : 128 + signal }
        end.finish()
    }

    /// Whether a program says of itself that it has done its work.
    ///
    /// It blocks until then; what else the program says is not kept.
    package static func succeeds(_ executable: String, _ arguments: [String]) -> Bool {
        guard let nothing = FileHandle(forWritingAtPath: "/dev/null") else { return false }
        let started = try? ChildProcess(
            executable,
            arguments,
            environment: ProcessInfo.processInfo.environment,
            folder: "/",
            output: nothing,
            error: nothing
        )
        guard let started else { return false }
        while true {
            if let status = started.status.withLock(\.self) { return status == 0 }
            usleep(1000)
        }
    }

    package var hasEnded: Bool { status.withLock { $0 != nil } }

    /// Sends a signal, unless the process has ended: its number may be another's then.
    package func send(_ signal: Int32) {
        if !hasEnded { kill(processIdentifier, signal) }
    }

    /// Sends a signal after a time, unless the process has ended by then.
    package func send(_ signal: Int32, after delay: Duration) {
        let due = ContinuousClock.now + delay
        sendLater(signal) { ContinuousClock.now >= due }
    }

    /// Sends a signal as soon as the process has written something into a file.
    package func send(_ signal: Int32, onceItHasSaid text: String, in file: String) {
        sendLater(signal) { Self.says(text, in: file) }
    }

    /// Sends a signal half a second after something has happened, so that the process waits for what comes of it.
    package func send(_ signal: Int32, afterEvent event: @escaping @Sendable () -> Bool) {
        let due = Mutex<ContinuousClock.Instant?>(nil)
        sendLater(signal) {
            due.withLock { due in
                if due == nil, event() { due = ContinuousClock.now + .milliseconds(500) }
                return due.map { ContinuousClock.now >= $0 } ?? false
            }
        }
    }

    /// Stops the process for a time, half a second after it has written something into a file.
    package func freeze(onceItHasSaid text: String, in file: String, for time: Duration) {
        Thread.detachNewThread {
            while !Self.says(text, in: file) {
                guard !self.hasEnded else { return }
                usleep(5000)
            }
            usleep(500_000)
            self.send(SIGSTOP)
            usleep(UInt32(time / .microseconds(1)))
            self.send(SIGCONT)
        }
    }

    package static func says(_ text: String, in file: String) -> Bool {
        let said = FileManager.default.contents(atPath: file).map { String(decoding: $0, as: UTF8.self) }
        return said?.contains(text) == true
    }

    /// A thread of its own looks every few milliseconds: the tests' tasks share as many threads as there are cores, and
    /// where hundreds of them are at work a task may wait for its turn longer than a run takes.
    private func sendLater(_ signal: Int32, when isDue: @escaping @Sendable () -> Bool) {
        Thread.detachNewThread {
            while !isDue() {
                guard !self.hasEnded else { return }
                usleep(5000)
            }
            self.send(signal)
        }
    }

    /// Waits for the end, cancelled or not; the status, for a process that a signal ended 128 and its number.
    package func end() async -> Int32 {
        for await _ in ends {}
        while true {
            // The stream ends early for a task that was cancelled.
            if let status = status.withLock(\.self) { return status }
            await Task.yield()
        }
    }
}
