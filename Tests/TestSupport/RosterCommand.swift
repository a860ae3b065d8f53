package import Foundation
import Glibc

/// The real command, run as a process with a state folder and a working folder of its own.
package struct RosterCommand: Sendable {
    /// The working folder; the state folder lies in it.
    package let folder: String
    package var environment: [String: String]
    /// Whether its processes give way to everything else: for tests that keep the machine busy.
    package var isNice = false
    /// Whether its one argument is a line as a person types it into a shell.
    package var isTyped = false
    /// The program that is run: `roster`, or another one of the package.
    package var program = Self.executable

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
        /// At a moment that nothing depends on: for many kills at any moment.
        case kill(after: Duration)
        /// As soon as the process has said something on standard error, however long that takes.
        case signal(Int32, onceSaid: String)
        /// Half a second after something has happened, such as a request that the process now waits for.
        case signalAfter(Int32, event: @Sendable () -> Bool)
        /// It stands still for a time, half a second after it has said something on standard error.
        case freeze(onceSaid: String, for: Duration)
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
        let name = UUID().uuidString
        let files = ["out", "err"].map { "\(folder)/\(name).\($0)" }
        for file in files { try Data().write(to: URL(fileURLWithPath: file)) }
        let handles = try files.map { try FileHandle(forWritingTo: URL(fileURLWithPath: $0)) }
        let full = try FileHandle(forWritingTo: URL(fileURLWithPath: "/dev/full"))
        var (output, error) = (handles[0], handles[1])
        if case .fullStandardError = disturbed { error = full }
        if case .fullStandardOutput = disturbed { output = full }
        // What a killed command leaves among the temporary files goes with the folder.
        let temporary = "\(folder)/\(name).tmp"
        try FileManager.default.createDirectory(atPath: temporary, withIntermediateDirectories: false)
        defer { rmdir(temporary) }  // It stays where something is in it, for the next command to find.
        var command = self
        command.environment["TMPDIR"] = environment["TMPDIR"] ?? temporary
        let process = try command.start(arguments, disturbed, output: output, error: error)
        let status = await finish(process, disturbed, saysIn: files[1])
        for handle in handles { try handle.close() }
        let texts = try files.map { try String(contentsOfFile: $0, encoding: .utf8) }
        for file in files { try FileManager.default.removeItem(atPath: file) }
        return Result(status: status, out: texts[0], err: texts[1])
    }

    package func start(
        _ arguments: [String],
        _ disturbance: Disturbance? = nil,
        output: FileHandle,
        error: FileHandle
    ) throws -> ChildProcess {
        var variables = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("ROSTER_") }
        variables["XDG_STATE_HOME"] = folder + "/state"
        // What the machine's user has configured is not for tests.
        variables["XDG_CONFIG_HOME"] = folder + "/config"
        variables["LC_ALL"] = "C.UTF-8"
        variables["ROSTER"] = Self.executable
        variables.merge(environment) { $1 }
        var command = [program] + arguments
        if case .fileLimit(let kibibytes) = disturbance {
            // Without the signal, a write beyond the limit fails as on a full disk instead of ending the process.
            command = ["/bin/bash", "-c", "trap '' XFSZ; ulimit -f \(kibibytes); exec \"$@\"", "bash"] + command
        } else if case .preceded(let script) = disturbance {
            let shell = ["/bin/bash", "-c", script + "\nexec \"$ROSTER\" \"$@\"", "bash"]
            command = ["/usr/bin/unshare", "-m"] + shell + arguments
        } else if isTyped {
            command = ["/bin/bash", "-c", "roster() { \"$ROSTER\" \"$@\"; }\n" + arguments.joined(separator: " ")]
        } else if isNice {
            command = ["/usr/bin/nice", "-n", "10"] + command
        }
        return try ChildProcess(
            command[0],
            Array(command.dropFirst()),
            environment: variables,
            folder: folder,
            output: output,
            error: error
        )
    }

    /// The status; a process that a signal ended has 128 and its number.
    private func finish(_ process: ChildProcess, _ disturbance: Disturbance?, saysIn file: String) async -> Int32 {
        switch disturbance {
        case .kill(let delay): process.send(SIGKILL, after: delay)
        case .signal(let number, let text): process.send(number, onceItHasSaid: text, in: file)
        case .signalAfter(let number, let event): process.send(number, afterEvent: event)
        case .freeze(let text, let time): process.freeze(onceItHasSaid: text, in: file, for: time)
        case .fileLimit, .preceded, .fullStandardError, .fullStandardOutput, nil: break
        }
        return await process.end()
    }

    /// How often a test runs a command again that may have to be, such as a resume after a fault.
    ///
    /// A number and not a time, because machines differ: it is beyond what any of them needs.
    package static let tries = 1000

    /// The command lies beside the tests that are running.
    package static let executable = path(of: "roster")

    /// A program of the package, which lies beside the tests as well.
    package static func path(of program: String) -> String {
        URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent().path + "/"
            + program
    }
}
