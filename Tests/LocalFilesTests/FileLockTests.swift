import Foundation
import Glibc
import LocalFiles
import TestSupport
import Testing

struct FileLockTests {
    /// A child that another thread starts has a copy of every descriptor until it becomes its program.
    @Test func `a lock that is given back is free, although a child has a copy of its descriptor`() async throws {
        try await withFolder { folder in
            let path = folder + "/lock"
            let lock = try FileLock(path)
            #expect(lock.tryToTake())
            let copy = try #require(try Self.copyOfDescriptor(of: path))
            defer { close(copy) }
            lock.release()
            #expect(!FileLock.isHeld(path))
            #expect(try FileLock(path).tryToTake())
        }
    }

    private static func copyOfDescriptor(of path: String) throws -> Int32? {
        for name in try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd") {
            let target = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(name)")
            if target == path, let descriptor = Int32(name) { return dup(descriptor) }
        }
        return nil
    }
}
