import ContactAPI
import DirectoryClient
import Foundation
import Hummingbird
import JobModel
import LocalFiles
import SQLiteLedger
import Synchronization
import TestSupport
import Testing
import Workbooks

@testable import JobEngine

/// Exports that end before they are whole, and what a resume asks the directory for.
struct ExportResumeTests {
    /// Calls for members by department and place, and after how many of them the directory refuses.
    final class Line: Sendable {
        private let seen = Mutex<[String]>([])
        let most: Atomic<Int>

        init(most: Int) { self.most = Atomic(most) }

        var members: [String] { seen.withLock(\.self) }

        /// Whether the call is let through.
        func take(_ request: Request) -> Bool {
            guard request.uri.path.hasSuffix("find_by_department") else { return true }
            return seen.withLock { seen in
                guard seen.count < most.load(ordering: .relaxed) else { return false }
                let query = request.uri.queryParameters
                seen.append("\(query["department_id"] ?? "") \(query["page_token"] ?? "-")")
                return true
            }
        }
    }

    /// A directory that was restarted has forgotten the page tokens that it gave before.
    final class Restart: Sendable {
        private let state: Mutex<(calls: Int, begun: Set<String>)>
        private let moment: Int

        init(before moment: Int) {
            self.moment = moment
            state = Mutex((0, []))
        }

        func forgets(_ request: Request) -> Bool {
            guard request.uri.path.hasSuffix("find_by_department") else { return false }
            let query = request.uri.queryParameters
            let department = String(query["department_id"] ?? "")
            return state.withLock { state in
                state.calls += 1
                if state.calls == moment { state.begun = [] }
                if query["page_token"] == nil { state.begun.insert(department) }
                return !state.begun.contains(department)
            }
        }
    }

    static let departments = (1...12).map { Company.department("d\($0)", "Department \($0)") }
    static let users = (1...60).map { Company.user("u\($0)", departments: ["od-d\($0 % 12 + 1)"]) }

    static var directory: FakeDirectory {
        FakeDirectory(departments: departments, users: users, pageSize: 2)
    }

    private static let forgotten = #"{"code":40012,"msg":"page token invalid"}"#
    private static let refusal = #"{"code":99991672,"msg":"no"}"#

    struct Fixture {
        let engine: Engine
        let ledger: SQLiteLedger
        let folder: String

        func start(replaces: Bool = false, choice: ExportChoice? = nil) async throws -> RunHandle {
            var job = JobDefinition(job: "all")
            job.export = choice
            job.kind = .exporting
            return try await engine.startExport(
                job: job,
                folder: folder,
                target: folder + "/out",
                replaces: replaces
            )
        }

        /// Exports to the end, or as far as it goes.
        func export(
            _ handle: RunHandle,
            replaces: Bool = false,
            changing change: (@Sendable (inout ExportChoice) -> Void)? = nil
        ) async throws -> WrittenExport {
            do {
                let written = try await engine.export(handle, replaces: replaces, changing: change) { _ in }
                try await handle.close()
                return written
            } catch {
                try await handle.close()
                throw error
            }
        }
    }

    func with(
        _ line: Line,
        _ directory: FakeDirectory = Self.directory,
        restart: Restart = Restart(before: 0),
        _ body: (Fixture) async throws -> Void
    ) async throws {
        try await withFolder { folder in
            let ledger = try SQLiteLedger.open(folder: folder + "/state")
            try await LoopbackServer.run { request in
                let isForgotten = restart.forgets(request)
                let json =
                    !line.take(request)
                    ? Data(Self.refusal.utf8)
                    : isForgotten ? Data(Self.forgotten.utf8) : try directory.answered(request)
                return Response.json(json)
            } body: { port in
                let access = DirectoryAccess(directory: nil, appID: nil, secretFile: nil, environment: [:])
                let engine = Engine(
                    ledger: ledger,
                    connect: { job in
                        var job = job
                        job.limits.rates = .off
                        let address = "http://127.0.0.1:\(port)"
                        return try access.connection(
                            for: job,
                            embedded: (address, "cli_test", "secret"),
                            ownsServer: false
                        ) {}
                    }
                )
                try await body(Fixture(engine: engine, ledger: ledger, folder: folder))
            }
        }
    }

    func people(_ folder: String) throws -> String {
        try String(contentsOfFile: folder + "/people.csv", encoding: .utf8)
    }

    @Test(arguments: [0, 1, 7, 20, 35])
    func `a resume asks for nothing that was read, and the export is the same`(most: Int) async throws {
        let whole = Line(most: 1000)
        var expected = ""
        try await with(whole) { fixture in
            let written = try await fixture.export(try await fixture.start())
            expected = try people(written.folder)
            #expect(written.manifest.people == 60 && written.manifest.calls?.least == 3 + 1 + 12)
        }
        let line = Line(most: most)
        try await with(line) { fixture in
            let handle = try await fixture.start()
            await #expect(throws: DirectoryFailure.self) { _ = try await fixture.export(handle) }
            let left = try #require(try await fixture.ledger.export(of: handle.id))
            #expect(try await fixture.ledger.run(handle.id).state == .stopped)
            #expect(FileManager.default.fileExists(atPath: left.folder + "/walk.journal"))
            #expect(!FileManager.default.fileExists(atPath: fixture.folder + "/out"))
            line.most.store(1000, ordering: .relaxed)
            let written = try await fixture.export(try await fixture.engine.resumeExport(handle.id))
            #expect(try people(written.folder) == expected)
            // Answers that were under way when the walk was stopped never came.
            #expect(Set(line.members) == Set(whole.members))
            #expect(line.members.count - whole.members.count < 16)
            #expect(written.manifest.run == handle.id && !written.manifest.isIncomplete)
            #expect(try await fixture.ledger.run(handle.id).state == .finished)
            #expect(try FileManager.default.contentsOfDirectory(atPath: fixture.folder).sorted() == ["out", "state"])
            await #expect(throws: EngineError.runHasEnded(handle.id)) {
                _ = try await fixture.engine.resumeExport(handle.id)
            }
        }
    }

    @Test(arguments: [8, 14, 25])
    func `a directory that is restarted between two pages begins the departments under way again, and no other`(
        call: Int
    ) async throws {
        let whole = Line(most: 1000)
        var expected = ""
        try await with(whole) { fixture in
            expected = try people(try await fixture.export(try await fixture.start()).folder)
        }
        let line = Line(most: 1000)
        try await with(line, restart: Restart(before: call)) { fixture in
            let written = try await fixture.export(try await fixture.start())
            #expect(try people(written.folder) == expected && !written.manifest.isIncomplete)
            #expect(Set(line.members) == Set(whole.members) && line.members.count > whole.members.count)
            let begun = line.members.filter { $0.hasSuffix(" -") }
            // Each of the sixteen under way at most once more.
            #expect(Dictionary(grouping: begun) { $0 }.values.allSatisfy { $0.count <= 2 })
        }
    }

    @Test(arguments: [1, 40, 4000])
    func `what a kill left half written at the end is read again`(cut: Int) async throws {
        let line = Line(most: 20)
        try await with(line) { fixture in
            let handle = try await fixture.start()
            await #expect(throws: DirectoryFailure.self) { _ = try await fixture.export(handle) }
            let journal = try #require(try await fixture.ledger.export(of: handle.id)).folder + "/walk.journal"
            let file = try #require(FileHandle(forWritingAtPath: journal))
            let size = try file.seekToEnd()
            try file.truncate(atOffset: size - min(UInt64(cut), size))
            try file.write(contentsOf: Data("half".utf8))
            try file.close()
            line.most.store(1000, ordering: .relaxed)
            let written = try await fixture.export(try await fixture.engine.resumeExport(handle.id))
            #expect(written.manifest.people == 60 && !written.manifest.isIncomplete)
        }
    }

    @Test func `calls that a killed process made after its last checkpoint are counted`() async throws {
        let line = Line(most: 30)
        try await with(line) { fixture in
            let handle = try await fixture.start()
            await #expect(throws: DirectoryFailure.self) { _ = try await fixture.export(handle) }
            var left = try #require(try await fixture.ledger.export(of: handle.id))
            left.effort = ExportEffort()
            try await fixture.ledger.putExport(left, of: handle.id)
            line.most.store(1000, ordering: .relaxed)
            let manifest = try await fixture.export(try await fixture.engine.resumeExport(handle.id)).manifest
            let counted = manifest.calls?.byEndpoint[Endpoint.usersOfDepartment.description] ?? 0
            #expect(counted >= Set(line.members).count)
        }
    }

    @Test func `an attribute that there is not ends it before anybody is read`() async throws {
        let line = Line(most: 1000)
        try await with(line) { fixture in
            var choice = ExportChoice()
            choice.people = .named(["custom_attrs.none"])
            let handle = try await fixture.start(choice: choice)
            await #expect(throws: ExportChoiceError.self) { _ = try await fixture.export(handle) }
            #expect(line.members == [])
        }
    }

    /// A name that no cell of a workbook holds, so that the end fails once everybody is read.
    private func withLongName(_ body: (Fixture, Line) async throws -> Void) async throws {
        let line = Line(most: 1000)
        var directory = Self.directory
        directory.users[41].name = String(repeating: "名", count: 40_000)
        try await with(line, directory) { fixture in try await body(fixture, line) }
    }

    private var workbook: ExportChoice {
        var choice = ExportChoice()
        choice.format = .xlsx
        return choice
    }

    @Test func `a value that the format cannot hold costs nothing that was read`() async throws {
        try await withLongName { fixture, line in
            let handle = try await fixture.start(choice: workbook)
            await #expect(throws: WorkbookWriteError.self) { _ = try await fixture.export(handle) }
            let left = try #require(try await fixture.ledger.export(of: handle.id))
            #expect(try await fixture.ledger.run(handle.id).state == .stopped)
            #expect(FileManager.default.fileExists(atPath: left.folder + "/walk.journal"))
            let asked = line.members.count
            // The same again ends in the same way, and takes nothing away either.
            await #expect(throws: WorkbookWriteError.self) {
                _ = try await fixture.export(try await fixture.engine.resumeExport(handle.id))
            }
            let written = try await fixture.export(try await fixture.engine.resumeExport(handle.id)) {
                ($0.format, $0.encoding) = (.csv, .utf16)
            }
            #expect(line.members.count == asked && written.manifest.people == 60)
            #expect(written.manifest.files.map(\.name) == ["departments.csv", "people.csv"])
            #expect(try await fixture.ledger.run(handle.id).definition.export?.format == .csv)
            #expect(try FileManager.default.contentsOfDirectory(atPath: fixture.folder).sorted() == ["out", "state"])
        }
    }

    @Test func `a resume changes what is decided at the end, and a choice that cannot be is not kept`() async throws {
        try await withLongName { fixture, _ in
            var choice = workbook
            choice.within = ["d3"]
            let handle = try await fixture.start(choice: choice)
            // u2 … u50 are in d3; the long name is not.
            await #expect(throws: ExportChoiceError.self) {
                _ = try await fixture.export(handle) { $0.people = .named(["nonesuch"]) }
            }
            for field in ["custom_attrs.none", "user_id,user_id"] {
                await #expect(throws: ExportChoiceError.self) {
                    _ = try await fixture.export(try await fixture.engine.resumeExport(handle.id)) {
                        $0.people = .named(field.split(separator: ",").map(String.init))
                    }
                }
            }
            #expect(try await fixture.ledger.run(handle.id).definition.export == choice)
            let written = try await fixture.export(try await fixture.engine.resumeExport(handle.id)) { choice in
                (choice.format, choice.people, choice.within) = (.ndjson, .named(["name", "user_id"]), [])
                choice.conditions = [ExportCondition("user_id=u2,u14")].compactMap(\.self)
            }
            let people = try String(contentsOfFile: written.folder + "/people.ndjson", encoding: .utf8)
            #expect(
                people.split(separator: "\n").count == 2 && people.contains(#"{"name":"Person u14","user_id":"u14"}"#)
            )
            #expect(written.manifest.chosen == ["od-d3"] && written.manifest.leftOut == 3)
        }
    }

    @Test func `files that lack their name alone are not made in another form`() async throws {
        try await with(Line(most: 1000)) { fixture in
            let handle = try await fixture.start(replaces: true)
            let notes = fixture.folder + "/out/notes.txt"
            try FileManager.default.createDirectory(atPath: fixture.folder + "/out", withIntermediateDirectories: false)
            try "mine".write(toFile: notes, atomically: true, encoding: .utf8)
            await #expect(throws: OutputError.self) { _ = try await fixture.export(handle, replaces: true) }
            #expect(try await fixture.ledger.run(handle.id).state == .written)
            await #expect(throws: EngineError.self) {
                _ = try await fixture.export(try await fixture.engine.resumeExport(handle.id)) { $0.format = .ndjson }
            }
            try FileManager.default.removeItem(atPath: notes)
            let written = try await fixture.export(try await fixture.engine.resumeExport(handle.id))
            #expect(written.folder == fixture.folder + "/out" && written.manifest.people == 60)
        }
    }

    /// The two moments at which a process can be killed between keeping another form and making its files: what was made in the
    /// form before is whole, or its manifest is removed.
    @Test(arguments: [false, true])
    func `another form that is kept and not made is made by the next resume`(isRemoved: Bool) async throws {
        try await withLongName { fixture, line in
            let handle = try await fixture.start(replaces: true, choice: workbook)
            await #expect(throws: WorkbookWriteError.self) { _ = try await fixture.export(handle, replaces: true) }
            let folder = try #require(try await fixture.ledger.export(of: handle.id)).folder
            let journal = try Data(contentsOf: URL(fileURLWithPath: folder + "/walk.journal"))
            let notes = fixture.folder + "/out/notes.txt"
            try FileManager.default.createDirectory(atPath: fixture.folder + "/out", withIntermediateDirectories: false)
            try "mine".write(toFile: notes, atomically: true, encoding: .utf8)
            await #expect(throws: OutputError.self) {
                _ = try await fixture.export(try await fixture.engine.resumeExport(handle.id)) { $0.format = .ndjson }
            }
            #expect(try await fixture.ledger.run(handle.id).state == .written)
            // Of one that was killed before it had removed the journal; and now a resume with --format csv begins.
            try journal.write(to: URL(fileURLWithPath: folder + "/walk.journal"))
            try await fixture.ledger.changeDefinition(of: handle.id) { $0.export?.format = .csv }
            if isRemoved { try FileManager.default.removeItem(atPath: folder + "/manifest.json") }
            try FileManager.default.removeItem(atPath: notes)
            let asked = line.members.count
            let written = try await fixture.export(try await fixture.engine.resumeExport(handle.id))
            #expect(written.manifest.files.map(\.name) == ["departments.csv", "people.csv"])
            #expect(try people(written.folder).contains("名名名") && line.members.count == asked)
        }
    }
}
