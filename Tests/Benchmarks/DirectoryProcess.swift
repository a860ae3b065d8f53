import ArgumentParser
import DirectoryServer
import Foundation

/// An embedded directory in a process of its own: what the measuring process takes is then the client's alone.
///
/// It ends when the pipe that it reads closes, and so never outlives who started it.
final class DirectoryProcess {
    let port: Int
    private let process: Process
    private let input: Pipe

    /// The process finds the company's YAML as a file in the folder.
    private init(company: String, folder: String) throws {
        try Data(company.utf8).write(to: URL(fileURLWithPath: folder + "/company.yaml"))
        process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [CommandLine.arguments[0], "serve-directory", folder]
        (input, process.standardInput) = { ($0, $0) }(Pipe())
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        guard let port = Int(line.trimmingCharacters(in: .whitespacesAndNewlines)) else {
            throw BenchmarkError.wrongResult("the directory does not say its port: \(line)")
        }
        self.port = port
    }

    static func serving<Value>(
        company: String,
        in folder: String,
        _ body: (DirectoryProcess) async throws -> Value
    ) async throws -> Value {
        let directory = try DirectoryProcess(company: company, folder: folder)
        let result: Result<Value, any Error>
        do {
            result = .success(try await body(directory))
        } catch {
            result = .failure(error)
        }
        try directory.stop()
        return try result.get()
    }

    private func stop() throws {
        try input.fileHandleForWriting.close()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw BenchmarkError.failed("serve-directory", process.terminationStatus)
        }
    }
}

/// The process: says its port in a line, and serves until its input ends.
struct ServeDirectory: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "serve-directory", shouldDisplay: false)

    @Argument var folder: String

    func run() async throws {
        let company = try CompanyFile(yaml: String(contentsOfFile: folder + "/company.yaml", encoding: .utf8))
        let directory = try await EmbeddedDirectory.start(
            DirectoryServerConfiguration(database: folder + "/directory.sqlite", company: company, rates: .off)
        )
        try FileHandle.standardOutput.write(contentsOf: Data("\(directory.port)\n".utf8))
        // On a thread of its own: waiting for the input must not take one of those that serve.
        await withCheckedContinuation { ended in
            Thread.detachNewThread {
                while !FileHandle.standardInput.availableData.isEmpty {}
                ended.resume()
            }
        }
        try await directory.stop()
    }
}
