import Foundation
import Glibc
import TestSupport
import Testing

/// What processes that the tests start have of them.
struct ChildProcessTests {
    /// One that kept a server's connection would keep its client from seeing that the server has closed it.
    @Test func `a process keeps none of the files that the tests have open`() throws {
        var ends: [Int32] = [0, 0]
        try #require(pipe(&ends) == 0)
        defer { close(ends[0]) }
        let process = try ChildProcess(
            "/bin/sleep",
            ["600"],
            environment: [:],
            folder: "/",
            output: .nullDevice,
            error: .nullDevice
        )
        defer { process.send(SIGKILL) }
        close(ends[1])
        var reading = pollfd(fd: ends[0], events: Int16(POLLIN), revents: 0)
        // Nobody has the other end any more; a process that another test is about to start has it until it begins.
        #expect(poll(&reading, 1, 60_000) == 1 && reading.revents & Int16(POLLHUP) != 0)
    }
}
