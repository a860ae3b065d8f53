import DirectoryServer
import GRDB
import LocalFiles
import TestSupport
import Testing

/// A database file that another program has in use for a moment.
struct BusyDatabaseTests {
    @Test(.timeLimit(.minutes(20)))
    func `a server waits until another program has written`() async throws {
        try await withFolder { folder in
            let path = folder + "/directory.sqlite"
            try await withDirectory(database: path) { _ in }
            var configuration = Configuration()
            configuration.allowsUnsafeTransactions = true
            let other = try DatabaseQueue(path: path, configuration: configuration)
            try await other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
            async let opened: Void = withDirectory(database: path) { _ in }
            // The lock is taken right before the file is opened, which a server that does not wait gives up within
            // milliseconds.
            while !FileLock.isHeld(path + ".lock") { try await pause() }
            let held = ContinuousClock.now
            while ContinuousClock.now - held < .milliseconds(300) { try await pause() }
            try await other.writeWithoutTransaction { try $0.execute(sql: "COMMIT") }
            try await opened
            try other.close()
        }
    }

    private func pause() async throws {
        try Task.checkCancellation()
        await Task.yield()
    }
}
