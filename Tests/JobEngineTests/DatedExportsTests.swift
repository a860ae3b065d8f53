import Foundation
import LocalFiles
import TestSupport
import Testing

@testable import JobEngine

/// Which of the exports that lie side by side are removed.
struct DatedExportsTests {
    private func export(_ name: String, of day: Int, in folder: String) throws -> DatedExports.Export {
        let path = folder + "/" + name
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        try "user_id\r\nu1\r\n".write(toFile: path + "/people.csv", atomically: true, encoding: .utf8)
        let sums = try #require(try FileSums(path + "/people.csv"))
        let started = "2026-12-0\(day)T01:30:00Z"
        var manifest = ExportManifest(
            job: "all",
            directory: "embedded",
            app: "cli_a",
            started: started,
            ended: started,
            isWholeCompany: true
        )
        manifest.files = [
            ExportManifest.File(name: "people.csv", records: 1, bytes: sums.bytes, crc32: sums.crc32)
        ]
        try manifest.write(in: path)
        return DatedExports.Export(path: path, manifest: manifest)
    }

    @Test(arguments: [true, false])
    func `nothing is removed while people are missing from the newest`(areMissing: Bool) async throws {
        try await withFolder { folder in
            let old = try export("old", of: 1, in: folder)
            let made = try export("new", of: 2, in: folder)
            var manifest = made.manifest
            if areMissing { manifest.peopleNotShown = ["u2"] }
            let newest = DatedExports.Export(path: made.path, manifest: manifest)
            let kept = try DatedExports(folder: folder).keep(1, newest: newest, nil)
            #expect(kept.removed == (areMissing ? [] : [old.path]))
            #expect(kept.left.count == (areMissing ? 1 : 0))
            #expect(FileManager.default.fileExists(atPath: old.path) == areMissing)
        }
    }
}
