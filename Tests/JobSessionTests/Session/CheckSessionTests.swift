import Foundation
import JobEngine
import JobModel
import JobSession
import TestSupport
import Testing

struct CheckSessionTests {
    private func sheet(in folder: String, _ rows: String) throws -> JobSource {
        let path = folder + "/departments.csv"
        try ("department_id,name\n" + rows).write(toFile: path, atomically: true, encoding: .utf8)
        var sheet = SheetJob(file: path)
        sheet.subject = .departments
        return .sheet(sheet)
    }

    @Test func `a sheet is checked without a directory, and every listener hears the report`() async throws {
        try await withFolder { folder in
            let session = CheckSession(source: try sheet(in: folder, "alpha,Alpha\nbeta,\n"))
            async let heard = session.events.kinds()
            let report = try await session.run()
            #expect(report.exit == .nothingSent)
            #expect(report.steps.map(\.valid) == [1] && report.steps.map(\.invalid) == [1])
            #expect(await heard == ["finished"])
            #expect(await session.events.kinds() == ["finished"])
            #expect(!FileManager.default.fileExists(atPath: folder + "/state"))
        }
    }

    @Test func `a sheet is checked against what the directory holds`() async throws {
        try await withFolder { folder in
            let source = try sheet(in: folder, "alpha,Alpha\nbeta,Beta\n")
            let session = CheckSession(source: source, connector: .embedded(in: folder))
            let report = try await session.run()
            #expect(report.exit == .success && report.reading?.calls ?? 0 > 0)
            #expect(await session.events.kinds() == ["reading", "finished"])
            #expect(!session.stop())
        }
    }

    @Test func `the problems are written beside the rows, into no file that is there`() async throws {
        try await withFolder { folder in
            let source = try sheet(in: folder, "alpha,Alpha\nbeta,\n")
            let copy = folder + "/annotated.csv"
            let session = CheckSession(source: source, annotated: copy)
            _ = try await session.run()
            #expect(try String(contentsOfFile: copy, encoding: .utf8).contains("roster_problem"))
            #expect(await session.events.kinds() == ["note", "finished"])
            let again = CheckSession(source: source, annotated: copy)
            await #expect(throws: (any Error).self) { try await again.run() }
            #expect(await again.events.kinds() == ["failed"])
        }
    }

    @Test func `a job that exports is no job to check`() async throws {
        try await withFolder { folder in
            let job = folder + "/all.yaml"
            try "job: all\nkind: export\ndirectory: embedded\n".write(toFile: job, atomically: true, encoding: .utf8)
            let session = CheckSession(source: .job(path: job))
            await #expect(throws: UsageError.notAnImport(job: "all")) { try await session.run() }
        }
    }
}
