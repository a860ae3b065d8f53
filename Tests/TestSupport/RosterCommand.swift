package import Foundation
import Glibc

/// The real command, run as a process with a state folder and a working folder of its own.
package struct RosterCommand: Sendable {
    /// The working folder; the state folder lies in it.
    package let folder: String
    package var environment: [String: String]

    package init(folder: String, environment: [String: String] = [:]) {
        self.folder = folder
        self.environment = environment
    }

    /// What a process left behind.
    package struct Result: Sendable {
        package var status: Int32
        package var out: String
        package var err: String

        package init(status: Int32 = 0, out: String = "", err: String = "") {
            self.status = status
            self.out = out
            self.err = err
        }
    }

    /// What is done to the process while it runs.
    package enum Disturbance: Sendable {
        case kill(after: Duration)
        case interrupt(after: Duration)
        /// As a terminal does that is closed.
        case hangUp(after: Duration)
        /// No file may grow beyond that many KiB; the write that would do it fails.
        case fileLimit(kibibytes: Int)
        /// A shell script comes first, in a mount namespace of its own; its `$ROSTER` is the command.
        case preceded(by: String)
        /// Standard error takes nothing, as a log on a full disk or a pipe whose reader has gone.
        case fullStandardError
        /// Standard output takes nothing.
        case fullStandardOutput
    }

    /// Runs the command to its end, with nothing on standard input.
    package func run(_ arguments: String..., disturbed: Disturbance? = nil) async throws -> Result {
        try await run(arguments, disturbed: disturbed)
    }

    package func run(_ arguments: [String], disturbed: Disturbance? = nil) async throws -> Result {
        let process = process(arguments, disturbed)
        let name = UUID().uuidString
        let files = ["out", "err"].map { "\(folder)/\(name).\($0)" }
        for file in files { try Data().write(to: URL(fileURLWithPath: file)) }
        let handles = try files.map { try FileHandle(forWritingTo: URL(fileURLWithPath: $0)) }
        process.standardOutput = handles[0]
        process.standardError = handles[1]
        let full = try FileHandle(forWritingTo: URL(fileURLWithPath: "/dev/full"))
        if case .fullStandardError = disturbed { process.standardError = full }
        if case .fullStandardOutput = disturbed { process.standardOutput = full }
        process.standardInput = FileHandle.nullDevice
        let status = try await finish(process, disturbed)
        for handle in handles { try handle.close() }
        let texts = try files.map { try String(contentsOfFile: $0, encoding: .utf8) }
        for file in files { try FileManager.default.removeItem(atPath: file) }
        return Result(status: status, out: texts[0], err: texts[1])
    }

    /// The process, not yet started.
    package func process(_ arguments: [String], _ disturbance: Disturbance? = nil) -> Process {
        let process = Process()
        if case .fileLimit(let kibibytes) = disturbance {
            // Without the signal, a write beyond the limit fails as on a full disk instead of ending the process.
            let script = "trap '' XFSZ; ulimit -f \(kibibytes); exec \"$@\""
            process.executableURL = URL(fileURLWithPath: "/bin/bash")
            process.arguments = ["-c", script, "bash", Self.executable] + arguments
        } else if case .preceded(let script) = disturbance {
            process.executableURL = URL(fileURLWithPath: "/usr/bin/unshare")
            process.arguments = ["-m", "/bin/bash", "-c", script + "\nexec \"$ROSTER\" \"$@\"", "bash"] + arguments
        } else {
            process.executableURL = URL(fileURLWithPath: Self.executable)
            process.arguments = arguments
        }
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        var variables = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("ROSTER_") }
        variables["XDG_STATE_HOME"] = folder + "/state"
        variables["LC_ALL"] = "C.UTF-8"
        variables["ROSTER"] = Self.executable
        process.environment = variables.merging(environment) { $1 }
        return process
    }

    /// The status; a process that a signal ended has 128 and its number.
    private func finish(_ process: Process, _ disturbance: Disturbance?) async throws -> Int32 {
        let (ends, end) = AsyncStream.makeStream(of: Void.self)
        process.terminationHandler = { _ in end.finish() }
        try process.run()
        let number = process.processIdentifier
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                switch disturbance {
                case .kill(let delay): if await Self.passes(delay) { Glibc.kill(number, SIGKILL) }
                case .interrupt(let delay): if await Self.passes(delay) { Glibc.kill(number, SIGINT) }
                case .hangUp(let delay): if await Self.passes(delay) { Glibc.kill(number, SIGHUP) }
                case .fileLimit, .preceded, .fullStandardError, .fullStandardOutput, nil: break
                }
            }
            for await _ in ends {}
            group.cancelAll()
        }
        let bySignal = process.terminationReason == .uncaughtSignal
        return bySignal ? 128 + process.terminationStatus : process.terminationStatus
    }

    /// Whether the time passed before the process ended.
    private static func passes(_ delay: Duration) async -> Bool {
        do { try await Task.sleep(for: delay) } catch { return false }
        return true
    }

    /// The command lies beside the tests that are running.
    private static let executable =
        URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent().path + "/roster"
}
