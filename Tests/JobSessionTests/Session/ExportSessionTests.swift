import Foundation
import JobEngine
import JobSession
import TestSupport
import Testing

struct ExportSessionTests {
    @Test func `writes the directory beside the job, and says how many departments are read`() async throws {
        try await withFolder { folder in
            let job = folder + "/all.yaml"
            try "job: all\nkind: export\ndirectory: embedded\n".write(toFile: job, atomically: true, encoding: .utf8)
            let session = ExportSession(file: job, connector: .embedded(in: folder))
            async let heard = session.events.kinds()
            let export = try await session.run()
            #expect(export.folder == folder + "/roster-export" && export.exit == .success)
            #expect(export.manifest.people > 0 && export.manifest.departments > 0)
            #expect(FileManager.default.fileExists(atPath: export.folder + "/people.csv"))
            // It is a run, so that it can be resumed; while it goes on it says what it waits for.
            let kinds = await heard
            #expect(kinds.first == "work" && kinds.last == "finished", "\(kinds)")
            #expect(kinds.contains("counting") && kinds.contains("counted"), "\(kinds)")
            var manifest = export.manifest
            manifest.peopleNotShown = ["x1"]
            #expect(FinishedExport(folder: export.folder, manifest: manifest).exit == .rowsFailed)
        }
    }

    @Test func `a job that imports is no job to export`() async throws {
        try await withFolder { folder in
            let fixture = try SessionFixture(folder: folder)
            let session = ExportSession(file: fixture.job, connector: .embedded(in: folder))
            await #expect(throws: UsageError.notAnExport(job: "three")) { try await session.run() }
            #expect(await session.events.kinds() == ["failed"])
        }
    }
}
