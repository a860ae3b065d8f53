import Foundation
import Glibc
import JobModel
import JobSession
import TestSupport
import Testing

/// Sheets that come through pipes; one test after the other, because all copies of a process go at once.
@Suite(.serialized)
struct SpooledInputTests {
    @Test func `more slow pipes than cores block no other task`() async throws {
        try await withFolder { folder in
            let pipes = (0..<3 * ProcessInfo.processInfo.activeProcessorCount).map { "\(folder)/\($0).csv" }
            for pipe in pipes { #expect(mkfifo(pipe, 0o600) == 0) }
            let rescue = Gate()
            try await withThrowingTaskGroup(of: String.self) { group in
                for pipe in pipes {
                    group.addTask {
                        let path = try await SpooledInput.path(
                            of: pipe,
                            limit: ByteSize(bytes: 1000),
                            stateFolder: folder + "/state"
                        ) { Issue.record("\($0)") }
                        return try String(contentsOfFile: path, encoding: .utf8)
                    }
                }
                // Only a task that gets a thread while all the others wait for their pipes lets the writer begin.
                group.addTask {
                    rescue.open()
                    return ""
                }
                Thread.detachNewThread {
                    rescue.pass()
                    for pipe in pipes {
                        guard let file = FileHandle(forWritingAtPath: pipe) else { continue }
                        file.write(Data("name\n".utf8))
                        file.closeFile()
                    }
                }
                let texts = try await group.reduce(into: []) { $0.append($1) }
                #expect(texts.filter { $0 == "name\n" }.count == pipes.count)
            }
            #expect(!rescue.hadToOpenItself)
            SpooledInput.removeAll()
        }
    }

    @Test func `a cancelled task does not wait for a pipe`() async throws {
        try await withFolder { folder in
            let pipe = folder + "/slow.csv"
            #expect(mkfifo(pipe, 0o600) == 0)
            let reading = Task {
                try await SpooledInput.path(
                    of: pipe,
                    limit: ByteSize(bytes: 1000),
                    stateFolder: folder + "/state"
                ) { Issue.record("\($0)") }
            }
            // Opening for writing ends once somebody reads; nothing is written as long as the file is open.
            let writer = try await withCheckedThrowingContinuation { opened in
                Thread.detachNewThread {
                    opened.resume(with: Result { try FileHandle(forWritingTo: URL(fileURLWithPath: pipe)) })
                }
            }
            reading.cancel()
            await #expect(throws: CancellationError.self) { try await reading.value }
            try writer.close()
            SpooledInput.removeAll()
        }
    }
}
