import Foundation
import TestSupport

/// `roster work`, or another command, as a process that a test sends signals to.
struct RunningWorker {
    let process: ChildProcess
    /// What it says on both outputs.
    private let file: String

    /// Starts a worker, which may say that it has begun before or after this returns.
    init(_ roster: RosterCommand, _ arguments: [String]) throws {
        try self.init(roster, command: ["work"] + arguments)
    }

    init(_ roster: RosterCommand, command: [String]) throws {
        file = "\(roster.folder)/worker-\(UUID().uuidString)"
        try Data().write(to: URL(fileURLWithPath: file))
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: file))
        process = try roster.start(command, output: handle, error: handle)
        try handle.close()
    }

    /// What it has said so far.
    var said: String { String(decoding: FileManager.default.contents(atPath: file) ?? Data(), as: UTF8.self) }

    /// Waits for its end; asks it to end where the task is cancelled.
    func end() async -> RosterCommand.Result {
        let status = await withTaskCancellationHandler {
            await process.end()
        } onCancel: {
            process.send(SIGCONT)
            process.send(SIGTERM)
        }
        return RosterCommand.Result(status: status, err: said)
    }
}
