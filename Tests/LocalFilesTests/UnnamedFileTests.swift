import Foundation
import LocalFiles
import TestSupport
import Testing

struct UnnamedFileTests {
    @Test func `gives back what it was given, and stands in no folder`() async throws {
        try await withFolder { folder in
            let file = try UnnamedFile(folder: folder)
            let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
            try bytes.withUnsafeBytes { try file.write($0, at: 5) }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
            var room = [UInt8](repeating: 9, count: 100_010)
            let count = try room.withUnsafeMutableBytes { try file.read(into: $0, at: 0) }
            #expect(count == 100_005 && Array(room[5..<100_005]) == bytes && room[0] == 0)
        }
    }

    @Test func `a folder that is not there is an error`() {
        #expect(throws: LocalFileError.self) { try UnnamedFile(folder: "/nonexistent-folder") }
    }
}
