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
            // The lock is taken right before the file is opened.
            while !FileLock.isHeld(path + ".lock") { await Task.yield() }
            try await other.writeWithoutTransaction { try $0.execute(sql: "COMMIT") }
            try await opened
            try other.close()
        }
    }
}
