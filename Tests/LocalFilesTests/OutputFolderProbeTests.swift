import Foundation
import LocalFiles
import TestSupport
import Testing

/// Whether results can be written somewhere is found out without leaving anything there.
struct OutputFolderProbeTests {
    @Test(arguments: ["", "/out", "/deep/er/out"])
    func `a folder is as it was after it was tried`(path: String) throws {
        let folder = try TemporaryFolder()
        try withExtendedLifetime(folder) {
            try OutputFolder.requireWritable(folder.path + path)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
        }
    }
}
